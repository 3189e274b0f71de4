"""What may come in about reviews."""

from typing import Annotated, Literal

from pydantic import Base64Bytes, Field, StringConstraints, field_validator, model_validator

from chalicelib.core.http import Input, PageQuery

Stars = Annotated[int, Field(ge=1, le=5, strict=True)]
Line = Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
Prose = Annotated[str, StringConstraints(max_length=5000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
Said = Annotated[Prose, StringConstraints(min_length=1, max_length=2000)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
OrderId = Annotated[str, StringConstraints(min_length=1, max_length=64)]
State = Literal["pending", "published", "rejected"]
Photo = Annotated[Base64Bytes, Field(description="JPEG, PNG, WebP, AVIF or GIF; all together at most 4 MB.")]
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
    photos: list[Photo] = Field(default_factory=list, max_length=4)
    order_id: OrderId | None = Field(default=None, description=FROM_ORDER)


class EditReview(Input):
    """Only what is given changes."""

    stars: Stars | None = None
    title: Line | None = None
    text: Prose | None = None
    language: Language | None = None
    photos: list[Photo] = Field(default_factory=list, max_length=4, description="Those to add.")
    without: list[Annotated[str, StringConstraints(max_length=300)]] = Field(
        default_factory=list, max_length=4, description="The addresses of those to take out."
    )
    order_id: OrderId | None = Field(default=None, description=FROM_ORDER)


class DeleteQuery(Input):
    order_id: OrderId | None = Field(default=None, description=FROM_ORDER)


class PostComment(Input):
    text: Said


class ModerationQuery(PageQuery):
    state: State = "pending"


class ReviewQueueQuery(ModerationQuery):
    stars: Annotated[int, Field(ge=1, le=5)] | None = None


class ReviewRead(Input):
    """A review as the moderator read it."""

    id: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    version: Annotated[int, Field(ge=1)]


class ModerateReviews(Input):
    """One decision on many reviews; each gets its own result."""

    deed: Literal["publish", "reject"]
    reason: Annotated[str, StringConstraints(max_length=500)] = Field(
        default="", description="For rejecting; each author sees it."
    )
    reviews: list[ReviewRead] = Field(min_length=1, max_length=100)

    @model_validator(mode="after")
    def _with_a_reason(self) -> "ModerateReviews":
        if self.deed == "reject" and not self.reason.strip():
            raise ValueError("Say why they are rejected: each author sees it.")
        return self


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
    hold_stars: Annotated[int, Field(ge=0, le=5)] = Field(
        default=0, description="Reviews with this many stars or fewer wait; 0 is none."
    )
    hold_all: bool = Field(default=False, description="Every review and comment waits.")
    hold_strangers: bool = Field(default=False, description="Comments by those who have not received the product wait.")

    trust_photos: bool = Field(default=False, description="Reviews with photos need not wait.")

    @field_validator("words")
    @classmethod
    def _once_each(cls, words: list[str]) -> list[str]:
        return sorted({word.casefold() for word in words})
