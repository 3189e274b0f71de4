"""What buyers say of what they received."""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Purchase(Item, kind="purchase"):
    """That a customer received a product, and so may review it."""

    KEY = Key("CUSTOMER#{customer_id}", "PURCHASE#{product_id}", reads="whether someone may review a product")

    customer_id = Text()
    product_id = Text()
    order_id = Text()
    name = Text(default_for_new="")
    email = Text(default_for_new="")  # where the merchant's reply is sent
    language = Text(default_for_new="en")  # of the order, and so of that message
    at = Text()


class Review(Versioned, kind="review"):
    """What one buyer said of one product. Its key makes it the only one; its events lie with its pointer and comments.

    `helpful` is a hot counter: votes add to it without a new version, so that they never disturb an edit.
    """

    KEY = Key("PRODUCT#{product_id}", "REVIEW#{customer_id}", reads="a buyer's own review; all reviews, to count them")
    G1 = Key(
        "PRODUCT_REVIEWS#{product_id}#{state}", "{created_at}#{customer_id}", reads="a product's reviews, newest first"
    )
    G2 = Key("REVIEWS#{state}#{product_id:shard4}", "{created_at}#{review_id}", reads="reviews by state, oldest first")

    review_id = Text()
    product_id = Text()
    customer_id = Text()
    name = Text()  # as shown: "Kari N."
    stars = Number()
    title = Text(default_for_new="")
    text = Text(default_for_new="")
    language = Text(default_for_new="")
    state = Text()  # pending, published or rejected
    doubts = Json(default_for_new=list)  # why the rules would not publish it by themselves: rules.DOUBTS
    reason = Text(null=True)  # why it was rejected
    reply = Json(null=True)  # {"text", "by", "at"}
    photos = Json(default_for_new=list)  # [{url, width, height, colour}], at most four
    helpful = Number(default_for_new=0)
    edited = Flag(default_for_new=False)
    created_at = Text()
    updated_at = Text()

    def partition(self) -> str:
        """Where its chain of events is: a product's partition holds the product's own chain."""
        return f"REVIEW#{self.review_id}"

    @property
    def counted(self) -> int:
        """The stars it gives the product's rating: its own when published, else none."""
        return self.stars if self.state == "published" else 0


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


class Shelf(Item, kind="review_shelf"):
    """The newest published reviews of a product, kept beside it, so that its page is read with them in one query."""

    KEY = Key("PRODUCT#{product_id}", "SHELF", reads="never; it is read with the product")
    G1 = Key("PRODUCT#{product_id}", "SHELF", reads="a product with its newest reviews: the product page")

    product_id = Text()
    reviews = Json()  # [what everyone sees of a review], newest first
    cursor = Text(null=True)  # where the older ones begin


class RatingMovement(Item, kind="rating_movement"):
    """One change of a rating, under the event that made it. `was` and `now` are the stars counted, 0 for none."""

    KEY = Key("RATING#{product_id}", "{event_id}", reads="how a rating came about, to rebuild and check it")

    product_id = Text()
    event_id = Text()
    review_id = Text()
    was = Number()
    now = Number()
    at = Text()


class Comment(Item, kind="comment"):
    """What a shopper says under a review; its events are told on the review."""

    KEY = Key("REVIEW#{review_id}", "COMMENT#{comment_id}", reads="a review's comments, oldest first")
    G1 = Key("CUSTOMER_COMMENTS#{customer_id}", "{created_at}#{comment_id}", reads="what a shopper commented")
    G2 = Key(
        "COMMENTS#{state}#{review_id:shard4}", "{created_at}#{comment_id}", reads="comments by state, oldest first"
    )

    review_id = Text()
    comment_id = Text()
    customer_id = Text()
    name = Text()
    text = Text()
    state = Text()  # pending, published or rejected
    doubts = Json(default_for_new=list)
    reason = Text(null=True)
    created_at = Text()


class Vote(Item, kind="vote"):
    """That someone found a review helpful: one each."""

    KEY = Key("REVIEW#{review_id}", "VOTE#{customer_id}", reads="whether someone voted")

    review_id = Text()
    customer_id = Text()


class ReviewSettings(Versioned, kind="review_settings"):
    """What the shop decides about reviews: what a moderator must look at first (`rules.Policy`)."""

    KEY = Key("REVIEW_SETTINGS", "REVIEW_SETTINGS", reads="with every text that comes in, held for a few seconds")

    words = Json(default_for_new=list)
    hold_stars = Number(default_for_new=0)
    hold_all = Flag(default_for_new=False)
    hold_strangers = Flag(default_for_new=False)
    trust_photos = Flag(default_for_new=False)  # reviews with photos need not wait
