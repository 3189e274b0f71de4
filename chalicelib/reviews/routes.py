"""HTTP to the reviews service, and back."""

from collections.abc import Iterable
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.core.access import Caller, anyone, customer, staff, token_holder
from chalicelib.core.http import PageQuery, Routes
from chalicelib.reviews import service, shapes
from chalicelib.reviews.finding import find_review, find_reviews
from chalicelib.reviews.inputs import (
    ChangeSettings,
    DeleteQuery,
    EditReview,
    ModerateReviews,
    ModerationQuery,
    PostComment,
    PostReview,
    Publish,
    Reject,
    RejectComment,
    Reply,
    ReviewQueueQuery,
    ReviewsQuery,
)
from chalicelib.reviews.models import Comment, Review, ReviewSettings
from chalicelib.reviews.moderation import Outcome
from chalicelib.reviews.outputs import (
    CommentsOut,
    HelpfulOut,
    MineOut,
    ModeratedReviewsOut,
    OwnCommentOut,
    OwnReviewOut,
    ReviewsOut,
    SettingsOut,
    StaffCommentOut,
    StaffCommentsOut,
    StaffReviewOut,
    StaffReviewsOut,
)

routes = Routes("Reviews")


def _own_of(subject: str) -> dict[str, Any]:
    return shapes.own_review(find_review(subject.removeprefix("REVIEW#")))


def _staffs_of(subject: str) -> dict[str, Any]:
    return _staffs(find_review(subject.removeprefix("REVIEW#")))


def _staffs(review: Review) -> dict[str, Any]:
    return shapes.staff_review(review, _titles([review]))


def _titles(reviews: Iterable[Review]) -> dict[str, str]:
    found = catalogue.find_products(sorted({each.product_id for each in reviews}))
    return {product_id: product.title for product_id, product in found.items()}


def _staffs_comments(comments: list[Comment]) -> list[dict[str, Any]]:
    about = find_reviews(each.review_id for each in comments)
    titles = _titles(about.values())
    return [shapes.staff_comment(each, about.get(each.review_id), titles) for each in comments]


# Buyers and shoppers


@routes.route("/api/products/{handle}/reviews", by=anyone, query=ReviewsQuery, gives=ReviewsOut)
def list_reviews(handle: str, query: ReviewsQuery) -> dict[str, Any]:
    """A product's published reviews, with its average and histogram.

    The most helpful first are those among its newest 500.
    """
    product = catalogue.find_by_handle(handle)
    page = service.list_reviews(
        product.product.product_id, query.limit, query.cursor, query.sort, query.stars, query.language
    )
    items = [shapes.public_review(each) for each in page.items]
    return {"items": items, "next_cursor": page.next_cursor, "summary": product.rating}


@routes.route(
    "/api/products/{handle}/reviews", "POST", by=token_holder, takes=PostReview, gives=OwnReviewOut, status=201,
    again=_own_of,
)  # fmt: skip
def post_review(handle: str, given: PostReview, who: Caller) -> dict[str, Any]:
    """Review a product one has received: signed in, or with the token of the delivered order and its `order_id`.

    It is published at once, or waits for a moderator (`state`).
    """
    product_id = catalogue.find_by_handle(handle).product.product_id
    purchase = service.find_purchase(product_id, who, given.order_id)
    said = (given.stars, given.title, given.text, given.language)
    return shapes.own_review(service.post_for(purchase, *said, files=given.photos))


@routes.route("/api/products/{handle}/reviews/mine", by=customer, gives=MineOut)
def show_mine(handle: str, who: Caller) -> dict[str, Any]:
    """Whether the signed-in customer may review this product, and the review they wrote."""
    product_id = catalogue.find_by_handle(handle).product.product_id
    may, review = service.find_review_of(product_id, who.id)
    return {"may_review": may, "review": shapes.own_review(review) if review else None}


@routes.route("/api/reviews/{review_id}", "PATCH", by=token_holder, takes=EditReview, gives=OwnReviewOut)
def edit_review(review_id: str, given: EditReview, who: Caller) -> dict[str, Any]:
    """Change one's own review. A text that needs a moderator's eye takes it out of sight until then."""
    review = service.find_own(review_id, who, given.order_id)
    changes = given.model_dump(exclude={"order_id", "photos", "without"}, exclude_none=True)
    edited = service.edit_review(review_id, review.customer_id, given.photos, given.without, **changes)
    return shapes.own_review(edited)


@routes.route("/api/reviews/{review_id}", "DELETE", by=token_holder, query=DeleteQuery, status=204)
def delete_review(review_id: str, query: DeleteQuery, who: Caller) -> None:
    """Take one's own review back."""
    service.delete_review(review_id, service.find_own(review_id, who, query.order_id).customer_id)


@routes.route("/api/reviews/{review_id}/comments", by=anyone, query=PageQuery, gives=CommentsOut)
def list_comments(review_id: str, query: PageQuery) -> dict[str, Any]:
    """A review's published comments, oldest first."""
    page = service.list_comments(review_id, query.limit, query.cursor)
    return {"items": [shapes.public_comment(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route(
    "/api/reviews/{review_id}/comments", "POST", by=customer, takes=PostComment, gives=OwnCommentOut, status=201
)
def post_comment(review_id: str, given: PostComment, who: Caller) -> dict[str, Any]:
    """Comment on a review, signed in."""
    return shapes.own_comment(service.post_comment(review_id, who.id, given.text))


@routes.route("/api/reviews/{review_id}/votes", "POST", by=customer, gives=HelpfulOut, status=201)
def vote_helpful(review_id: str, who: Caller) -> dict[str, Any]:
    """Find a review helpful: once each, and not one's own."""
    return {"helpful": service.vote_helpful(review_id, who.id)}


@routes.route("/api/reviews/{review_id}/votes", "DELETE", by=customer, gives=HelpfulOut)
def take_back_vote(review_id: str, who: Caller) -> dict[str, Any]:
    """Take one's vote back."""
    return {"helpful": service.take_back_vote(review_id, who.id)}


# Staff


@routes.route("/api/admin/reviews", by=staff("reviews.read"), query=ReviewQueueQuery, gives=StaffReviewsOut)
def list_by_state(query: ReviewQueueQuery) -> dict[str, Any]:
    """Reviews in a state: those that wait for a moderator, oldest first, unless asked otherwise."""
    page = service.list_by_state(query.state, query.limit, query.cursor, query.stars)
    titles = _titles(page.items)
    return {"items": [shapes.staff_review(each, titles) for each in page.items], "next_cursor": page.next_cursor}


@routes.route("/api/admin/reviews", "POST", by=staff("reviews.write"), takes=ModerateReviews, gives=ModeratedReviewsOut)
def moderate_reviews(given: ModerateReviews) -> dict[str, Any]:
    """Publish or reject many reviews; each gets its own result, and none hinders another."""
    wanted = [(each.id, each.version) for each in given.reviews]
    outcomes = service.moderate_reviews(given.deed, wanted, given.reason)
    titles = _titles(each.review for each in outcomes if each.review)
    return {"items": [_outcome(each, titles) for each in outcomes]}


def _outcome(outcome: Outcome, titles: dict[str, str]) -> dict[str, Any]:
    refusal = outcome.refusal
    return {
        "id": outcome.review_id,
        "done": refusal is None,
        "code": refusal.code if refusal else None,
        "detail": refusal.sentence if refusal else None,
        "review": shapes.staff_review(outcome.review, titles) if outcome.review else None,
    }


@routes.route("/api/admin/reviews/{review_id}", by=staff("reviews.read"), gives=StaffReviewOut)
def get_review(review_id: str) -> dict[str, Any]:
    """One review, in whatever state."""
    return _staffs(find_review(review_id))


@routes.route(
    "/api/admin/reviews/{review_id}/publish", "POST", by=staff("reviews.write"), takes=Publish, gives=StaffReviewOut,
    again=_staffs_of,
)  # fmt: skip
def publish_review(review_id: str, given: Publish) -> dict[str, Any]:
    """Show a review to everyone; it counts from now on."""
    return _staffs(service.publish_review(review_id, given.version))


@routes.route(
    "/api/admin/reviews/{review_id}/reject", "POST", by=staff("reviews.write"), takes=Reject, gives=StaffReviewOut,
    again=_staffs_of,
)  # fmt: skip
def reject_review(review_id: str, given: Reject) -> dict[str, Any]:
    """Take a review out of sight, with a reason its author sees."""
    return _staffs(service.reject_review(review_id, given.reason, given.version))


@routes.route(
    "/api/admin/reviews/{review_id}/reply", "POST", by=staff("reviews.write"), takes=Reply, gives=StaffReviewOut,
    again=_staffs_of,
)  # fmt: skip
def reply_to_review(review_id: str, given: Reply) -> dict[str, Any]:
    """Answer a published review in public; its buyer is told. A second answer replaces the first."""
    return _staffs(service.reply_to_review(review_id, given.text))


@routes.route("/api/admin/reviews/{review_id}/photos/{name}", "DELETE", by=staff("reviews.write"), gives=StaffReviewOut)
def remove_photo(review_id: str, name: str) -> dict[str, Any]:
    """Take one photo out of a review; its `name` is in its address, before the size. What else it says stays."""
    return _staffs(service.remove_photo(review_id, name))


@routes.route("/api/admin/review-comments", by=staff("reviews.read"), query=ModerationQuery, gives=StaffCommentsOut)
def list_comments_by_state(query: ModerationQuery) -> dict[str, Any]:
    """Comments in a state, oldest first: those that wait for a moderator unless asked otherwise."""
    page = service.list_comments_by_state(query.state, query.limit, query.cursor)
    return {"items": _staffs_comments(page.items), "next_cursor": page.next_cursor}


@routes.route(
    "/api/admin/reviews/{review_id}/comments", by=staff("reviews.read"), query=PageQuery, gives=StaffCommentsOut
)
def list_all_comments(review_id: str, query: PageQuery) -> dict[str, Any]:
    """A review's comments in whatever state, oldest first."""
    page = service.list_all_comments(review_id, query.limit, query.cursor)
    return {"items": _staffs_comments(page.items), "next_cursor": page.next_cursor}


@routes.route(
    "/api/admin/reviews/{review_id}/comments/{comment_id}/publish", "POST", by=staff("reviews.write"),
    gives=StaffCommentOut,
)  # fmt: skip
def publish_comment(review_id: str, comment_id: str) -> dict[str, Any]:
    """Show a comment to everyone."""
    return _staffs_comments([service.moderate_comment(review_id, comment_id, "published")])[0]


@routes.route(
    "/api/admin/reviews/{review_id}/comments/{comment_id}/reject", "POST", by=staff("reviews.write"),
    takes=RejectComment, gives=StaffCommentOut,
)  # fmt: skip
def reject_comment(review_id: str, comment_id: str, given: RejectComment) -> dict[str, Any]:
    """Take a comment out of sight, with a reason."""
    return _staffs_comments([service.moderate_comment(review_id, comment_id, "rejected", given.reason)])[0]


@routes.route("/api/admin/review-settings", by=staff("reviews.read"), gives=SettingsOut)
def show_settings() -> dict[str, Any]:
    """What waits for a moderator: words, few stars, all, comments by those who have not received the product."""
    return _shown(service.find_settings())


@routes.route("/api/admin/review-settings", "PUT", by=staff("reviews.write"), takes=ChangeSettings, gives=SettingsOut)
def change_settings(given: ChangeSettings) -> dict[str, Any]:
    """Replace what waits for a moderator."""
    return _shown(service.change_settings(**given.model_dump()))


def _shown(settings: ReviewSettings) -> dict[str, Any]:
    return {
        "version": settings.version,
        "words": settings.words,
        "hold_stars": settings.hold_stars or 0,
        "hold_all": bool(settings.hold_all),
        "hold_strangers": bool(settings.hold_strangers),
        "trust_photos": bool(settings.trust_photos),
    }
