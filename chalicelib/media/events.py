"""What happens to pictures. Each is told on the picture's own journal."""

from dataclasses import dataclass

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class MediaKept(Fact, name="media.kept"):
    """A picture was taken in; its sizes are to be made."""

    media_id: str
    url: str


@dataclass(frozen=True)
class MediaChanged(Fact, name="media.changed"):
    """`fields` are those that changed (alt, focal, name)."""

    media_id: str
    fields: list[str]


@dataclass(frozen=True)
class MediaDeveloped(Fact, name="media.developed"):
    """All sizes of a picture are there."""

    media_id: str


@dataclass(frozen=True)
class MediaRemoved(Fact, name="media.removed"):
    """A picture was taken out of the library; its files follow some days later."""

    media_id: str


@dataclass(frozen=True)
class MediaRestored(Fact, name="media.restored"):
    """A removed picture is there again: it was sent again, or something shows it."""

    media_id: str


@dataclass(frozen=True)
class MediaGone(Fact, name="media.gone"):
    """The files of a removed picture are to be deleted."""

    media_id: str
    url: str
