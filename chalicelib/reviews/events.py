"""What happens to reviews; published on the review, whose `counted` stars are what a rating holds of it (0: none)."""

from dataclasses import dataclass, field

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class ReviewPosted(Fact, name="review.posted"):
    """A buyer reviewed a product. `doubts` says why it waits for a moderator; with none it is published at once."""

    review_id: str
    product_id: str
    customer_id: str
    stars: int
    state: str
    language: str
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ReviewEdited(Fact, name="review.edited"):
    """Its buyer changed it; `counted_before` and `counted` are the stars the rating held of it, and holds now."""

    review_id: str
    product_id: str
    stars: int
    state: str
    counted_before: int
    counted: int
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ReviewPublished(Fact, name="review.published"):
    """A moderator published it."""

    review_id: str
    product_id: str
    stars: int


@dataclass(frozen=True)
class ReviewRejected(Fact, name="review.rejected"):
    """A moderator took it out of sight, with a reason for its buyer; `counted_before` as in ReviewEdited."""

    review_id: str
    product_id: str
    reason: str
    counted_before: int


@dataclass(frozen=True)
class ReviewPhotoRemoved(Fact, name="review.photo_removed"):
    """A moderator took a photo out of it."""

    review_id: str
    product_id: str
    url: str


@dataclass(frozen=True)
class ReviewDeleted(Fact, name="review.deleted"):
    """Its buyer took it back; its comments and votes go too."""

    review_id: str
    product_id: str
    counted_before: int


@dataclass(frozen=True)
class ReviewReplied(Fact, name="review.replied"):
    """The merchant answered. `again`: it replaces an earlier reply. Language and address are its buyer's."""

    review_id: str
    product_id: str
    product_title: str
    customer_email: str
    language: str
    text: str
    again: bool = False


@dataclass(frozen=True)
class ReviewMoved(Fact, name="review.moved"):
    """Its author turned out to be another customer, whose review it is from now on."""

    review_id: str
    product_id: str
    customer_id: str
    into: str


@dataclass(frozen=True)
class ReviewCommented(Fact, name="review.commented"):
    """A shopper commented on it; pending or published by the same rule as reviews."""

    review_id: str
    product_id: str
    comment_id: str
    customer_id: str
    state: str
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CommentPublished(Fact, name="review.comment_published"):
    review_id: str
    comment_id: str


@dataclass(frozen=True)
class CommentRejected(Fact, name="review.comment_rejected"):
    review_id: str
    comment_id: str
    reason: str


@dataclass(frozen=True)
class ReviewSettingsChanged(Fact, name="review_settings.changed"):
    words: list[str]
    hold_stars: int = 0
    hold_all: bool = False
    hold_strangers: bool = False
    trust_photos: bool = False
