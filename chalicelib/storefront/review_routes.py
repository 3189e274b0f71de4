"""Writing a review, with the order's link or signed in; a review's own page with its comments."""

from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.core.access import Caller, anyone, customer, token_holder, who_asks
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.reviews import service as reviews
from chalicelib.storefront import language, shapes, wording
from chalicelib.storefront.account_routes import form_of, own_page
from chalicelib.storefront.inputs import TakeBackReview, VoteForReview, WriteComment, WriteReview
from chalicelib.storefront.pages import go, link, page, refused, spoken

COMMENTS = 50
OWN_REVIEWS = 20

routes = Routes("Storefront", html=True, on_refusal=refused)


# Writing a review


@routes.route("/{locale}/products/{handle}/review", by=token_holder)
@spoken
def show_review_form(handle: str, request: Request, who: Caller) -> Answer:
    """The form for a review, for those who received the product."""
    return _form(request, handle, who)


def _form(request: Request, handle: str, who: Caller, refusal: Refused | None = None) -> Answer:
    product = catalogue.find_by_handle(handle).product
    order_id = request.query.get("order") or None
    purchase = _purchase(product.product_id, who, order_id)
    own = reviews.find_review_of(product.product_id, purchase.customer_id)[1] if purchase else None
    given = {"stars": str(own.stars), "title": own.title, "text": own.text} if own else {}
    return page(
        request,
        "review_form.html",
        status=refusal.status if refusal else 200,
        scripts=("photos",) if purchase else (),
        most_photos=reviews.MOST_PHOTOS,
        title=shapes.translated(product.translations, "title", product.title),
        handle=product.handle,
        allowed=purchase is not None,
        signed_in=who.kind == "customer",
        own=own,
        posted=request.query.get("posted"),
        order_id=order_id,
        token=who.token,
        given=request.form if refusal else given,
        sentence=wording.sentence(refusal) if refusal else None,
        faults=wording.faults(refusal) if refusal else {},
    )


def _purchase(product_id: str, who: Caller, order_id: str | None) -> Any | None:
    """The purchase by which this visitor may review; None where they did not receive the product."""
    try:
        return reviews.find_purchase(product_id, who, order_id)
    except Refused as refusal:
        if refusal.status not in (401, 403, 404):
            raise
        return None


@spoken
def _form_again(request: Request, refusal: Refused) -> Answer:
    return _form(request, request.params["handle"], who_asks(request), refusal)


def review_refused(request: Request, refusal: Refused) -> Answer:
    """The form again as it was filled in, with what was wrong."""
    if refusal.status not in (403, 409, 422, 429) or refusal.code == "foreign_form":
        return refused(request, refusal)
    return _form_again(request=request, refusal=refusal)


review_form = Routes("Storefront", html=True, on_refusal=review_refused)


@review_form.route("/{locale}/products/{handle}/review", "POST", by=token_holder, takes=WriteReview)
@spoken
def write_review(handle: str, given: WriteReview, request: Request, who: Caller) -> Answer:
    """Post a review of a product that was received, or change the one there is."""
    product_id = catalogue.find_by_handle(handle).product.product_id
    order_id = request.query.get("order") or None
    purchase = reviews.find_purchase(product_id, who, order_id)
    files = request.files("photos")
    if given.review_id:
        said: dict[str, Any] = {"stars": given.stars, "title": given.title, "text": given.text}
        made = reviews.edit_review(given.review_id, purchase.customer_id, files, given.without, **said)
    else:
        made = reviews.post_for(purchase, given.stars, given.title, given.text, language.present(), files)
    return go(link("products", handle, "review", order=order_id, token=who.token, posted=made.state))


# A review and its comments


@routes.route("/{locale}/reviews/{review_id}", by=anyone)
@spoken
def show_review(review_id: str, request: Request, who: Caller) -> Answer:
    """A published review with what shoppers say under it."""
    return _review(request, review_id, who)


def _review(request: Request, review_id: str, who: Caller, refusal: Refused | None = None) -> Answer:
    found: Any = reviews.find_published(review_id)
    comments = reviews.list_comments(review_id, COMMENTS, request.query.get("cursor") or None)
    products = catalogue.find_products([found.product_id])
    handle = products[found.product_id].handle if found.product_id in products else ""
    return page(
        request,
        "one_review_page.html",
        status=refusal.status if refusal else 200,
        review=reviews.public_review(found),
        alone=True,
        comments=comments.items,
        more=link("reviews", review_id, cursor=comments.next_cursor) if comments.next_cursor else None,
        waits=request.query.get("posted") == "pending",
        own=who.kind == "customer" and found.customer_id == who.id,
        voted=who.kind == "customer" and reviews.has_voted(review_id, who.id),
        signed_in=who.kind == "customer",
        back=link("products", handle) + "#reviews",
        given=request.form if refusal else {},
        sentence=wording.sentence(refusal) if refusal else None,
        faults=wording.faults(refusal) if refusal else {},
    )


@spoken
def _review_again(request: Request, refusal: Refused) -> Answer:
    return _review(request, request.params["review_id"], who_asks(request), refusal)


def comment_refused(request: Request, refusal: Refused) -> Answer:
    """The review again, with what was wrong with the comment."""
    if refusal.status not in (409, 422, 429):
        return refused(request, refusal)
    return _review_again(request=request, refusal=refusal)


comment_form = Routes("Storefront", html=True, on_refusal=comment_refused)


@comment_form.route("/{locale}/reviews/{review_id}", "POST", by=anyone, takes=WriteComment)
@spoken
def write_comment(review_id: str, given: WriteComment, who: Caller) -> Answer:
    """Say something under a review, signed in."""
    if who.kind != "customer":
        return go(link("sign-in", next=link("reviews", review_id)))
    made = reviews.post_comment(review_id, who.id, given.text)
    return go(link("reviews", review_id, posted=made.state))


@routes.route("/{locale}/reviews/{review_id}/vote", "POST", by=anyone, takes=VoteForReview)
@spoken
def vote(review_id: str, given: VoteForReview, who: Caller) -> Answer:
    """Find a review helpful, or no longer; twice is once."""
    here = link("reviews", review_id)
    if who.kind != "customer":
        return go(link("sign-in", next=here))
    try:
        if given.deed == "helpful":
            reviews.vote_helpful(review_id, who.id)
        else:
            reviews.take_back_vote(review_id, who.id)
    except Refused as refusal:
        # The page shows how it stands: voted already, no vote to take back, or one's own review
        if refusal.code not in ("already_voted", "own_review", "not_found"):
            raise
    return go(here)


# One's own reviews


def _own_reviews(request: Request, who: Caller, refusal: Refused | None = None) -> Answer:
    found = reviews.list_own(who.id, OWN_REVIEWS, request.query.get("cursor") or None)
    products = catalogue.find_products([purchase.product_id for purchase, _ in found.items])
    rows = [
        {
            "handle": product.handle,
            "title": shapes.translated(product.translations, "title", product.title),
            "review": own,
        }
        for purchase, own in found.items
        if (product := products.get(purchase.product_id)) is not None
    ]
    return own_page(
        request,
        "reviews",
        refusal,
        rows=rows,
        more=link("account", "reviews", cursor=found.next_cursor) if found.next_cursor else None,
    )


own_routes = form_of(_own_reviews)


@own_routes.route("/{locale}/account/reviews", by=customer)
@spoken
def show_own_reviews(request: Request, who: Caller) -> Answer:
    """What a customer received, and what they said of it."""
    return _own_reviews(request, who)


@own_routes.route("/{locale}/account/reviews", "POST", by=customer, takes=TakeBackReview)
@spoken
def take_back_review(given: TakeBackReview, who: Caller) -> Answer:
    """Take one's own review back."""
    reviews.delete_review(given.review_id, who.id)
    return go(link("account", "reviews", done="removed"))
