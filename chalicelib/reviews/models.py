"""What buyers say of what they received."""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Purchase(Item, kind="purchase"):
    """That a customer received a product, and so may review it."""

    KEY = Key("CUSTOMER#{customer_id}", "PURCHASE#{product_id}", reads="whether someone may review a product")

    customer_id = Text()
    product_id = Text()
    order_id = Text()
    name = Text(default_for_new="")
    at = Text()


class Review(Versioned, kind="review"):
    """What one buyer said of one product."""

    KEY = Key("PRODUCT#{product_id}", "REVIEW#{customer_id}", reads="a buyer's own review of a product")
    G1 = Key("PRODUCT_REVIEWS#{product_id}#{state}", "{created_at}#{customer_id}", reads="a product's reviews, newest first")
    G2 = Key("REVIEWS#{state}#{product_id:shard4}", "{created_at}#{review_id}", reads="reviews to moderate, oldest first")

    review_id = Text()
    product_id = Text()
    customer_id = Text()
    name = Text()  # as shown: "Kari N."
    stars = Number()
    title = Text(default_for_new="")
    text = Text(default_for_new="")
    language = Text(default_for_new="")
    state = Text()  # pending, published or rejected
    reason = Text(null=True)  # why it was rejected
    reply = Json(null=True)  # {"text", "by", "at"}
    helpful = Number(default_for_new=0)
    edited = Flag(default_for_new=False)
    created_at = Text()
    updated_at = Text()


class ReviewPointer(Item, kind="review_pointer"):
    """From a review's id to where it is."""

    KEY = Key("REVIEW#{review_id}", "REVIEW", reads="one review by id")

    review_id = Text()
    product_id = Text()
    customer_id = Text()


class Rating(Item, kind="rating"):
    """A product's published reviews in numbers: a hot counter, always equal to them."""

    KEY = Key("PRODUCT#{product_id}", "RATING", reads="a product's average and histogram")
    G1 = Key("PRODUCT#{product_id}", "RATING", reads="a product with its rating: the product page")

    product_id = Text()
    reviews = Number(default_for_new=0)
    stars = Number(default_for_new=0)
    one = Number(default_for_new=0)
    two = Number(default_for_new=0)
    three = Number(default_for_new=0)
    four = Number(default_for_new=0)
    five = Number(default_for_new=0)


class Comment(Versioned, kind="comment"):
    """What a shopper or the merchant says under a review."""

    KEY = Key("REVIEW#{review_id}", "COMMENT#{comment_id}", reads="a review's comments, oldest first")
    G2 = Key("COMMENTS#{state}", "{created_at}#{comment_id}", reads="comments to moderate, oldest first")

    review_id = Text()
    comment_id = Text()
    customer_id = Text()
    name = Text()
    text = Text()
    state = Text()
    created_at = Text()


class Vote(Item, kind="vote"):
    """That someone found a review helpful: one each."""

    KEY = Key("REVIEW#{review_id}", "VOTE#{customer_id}", reads="whether someone voted")

    review_id = Text()
    customer_id = Text()
