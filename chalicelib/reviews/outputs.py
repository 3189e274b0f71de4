"""What goes out about reviews."""

from pydantic import Field

from chalicelib.core.http import Output, Sentence


class ReplyOut(Output):
    text: str
    at: str


class PhotoOut(Output):
    url: str
    width: int
    height: int


class ReviewOut(Output):
    """A published review, as everyone sees it."""

    id: str
    name: str = Field(description='The buyer as "Kari N."')
    stars: int
    title: str
    text: str
    language: str
    helpful: int
    edited: bool
    reply: ReplyOut | None
    photos: list[PhotoOut]
    created_at: str
    updated_at: str


class SummaryOut(Output):
    average: float | None = Field(description="To two decimals, half up; null where there is no review.")
    count: int
    histogram: dict[str, int] = Field(description='How many reviews gave "1" to "5" stars.')


class ReviewsOut(Output):
    items: list[ReviewOut]
    next_cursor: str | None
    summary: SummaryOut


class OwnReviewOut(ReviewOut):
    """A review as its author sees it."""

    product_id: str
    state: str
    reason: str | None = Field(description="Why it was rejected.")


class MineOut(Output):
    may_review: bool
    review: OwnReviewOut | None


class StaffReviewOut(OwnReviewOut):
    """A review as a moderator sees it; `doubts` says why the rules did not publish it."""

    customer_id: str
    product_title: str
    doubts: list[str]
    version: int


class ModeratedOut(Output):
    """What became of one of many: done, or why not."""

    id: str
    done: bool
    code: str | None
    detail: Sentence | None
    review: StaffReviewOut | None


class ModeratedReviewsOut(Output):
    items: list[ModeratedOut]


class StaffReviewsOut(Output):
    items: list[StaffReviewOut]
    next_cursor: str | None


class CommentOut(Output):
    id: str
    review_id: str
    name: str
    text: str
    created_at: str


class CommentsOut(Output):
    items: list[CommentOut]
    next_cursor: str | None


class OwnCommentOut(CommentOut):
    state: str


class CommentedOut(Output):
    """The review a comment is about."""

    name: str
    stars: int
    title: str
    text: str
    product_id: str
    product_title: str


class StaffCommentOut(OwnCommentOut):
    customer_id: str
    doubts: list[str]
    reason: str | None
    about: CommentedOut | None


class StaffCommentsOut(Output):
    items: list[StaffCommentOut]
    next_cursor: str | None


class HelpfulOut(Output):
    helpful: int


class SettingsOut(Output):
    version: int
    words: list[str] = Field(description="A text with one of these waits for a moderator.")
    hold_stars: int
    hold_all: bool
    hold_strangers: bool
    trust_photos: bool = Field(description="Reviews with photos need not wait for a moderator.")
