"""What may come in about reviews."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from chalicelib.core.http import Input, PageQuery

Stars = Annotated[int, Field(ge=1, le=5, strict=True)]
Line = Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
Prose = Annotated[str, StringConstraints(max_length=5000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
Said = Annotated[Prose, StringConstraints(min_length=1, max_length=2000)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
OrderId = Annotated[str, StringConstraints(min_length=1, max_length=64)]
State = Literal["pending", "published", "rejected"]
FROM_ORDER = "The delivered order this comes from, for a buyer who shows its token and is not signed in."


class ReviewsQuery(PageQuery):
    stars: Annotated[int, Field(ge=1, le=5)] | None = None
    language: Language | None = None
    sort: Literal["newest", "helpful"] = "newest"


class PostReview(Input):
    stars: Stars
    title: Line = ""
    text: Prose = ""
    language: Language | None = Field(default=None, description="Of the text; the order's when left out.")
    order_id: OrderId | None = Field(default=None, description=FROM_ORDER)


class EditReview(Input):
    """Only what is given changes."""

    stars: Stars | None = None
    title: Line | None = None
    text: Prose | None = None
    language: Language | None = None
    order_id: OrderId | None = Field(default=None, description=FROM_ORDER)


class DeleteQuery(Input):
    order_id: OrderId | None = Field(default=None, description=FROM_ORDER)


class PostComment(Input):
    text: Said


class ModerationQuery(PageQuery):
    state: State = "pending"


class Publish(Input):
    version: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="The version the moderator read; 412 when its author has changed it since."
    )


class Reject(Publish):
    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)]


class RejectComment(Input):
    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)]


class Reply(Input):
    text: Said


class ChangeSettings(Input):
    version: int = Field(ge=0, description="The version that was read; 0 where nothing was set yet.")
    words: list[Annotated[str, StringConstraints(min_length=1, max_length=60)]] = Field(max_length=500)

    @field_validator("words")
    @classmethod
    def _once_each(cls, words: list[str]) -> list[str]:
        return sorted({word.casefold() for word in words})
