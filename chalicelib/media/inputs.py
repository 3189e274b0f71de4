"""What the media routes take."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from chalicelib.core.http import Input
from chalicelib.media.rules import LARGEST

Alt = dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], Annotated[str, StringConstraints(max_length=512)]]


class FocalIn(Input):
    """The point of a picture that must not be cut off, in thousandths of its width and height."""

    x: int = Field(ge=0, le=1000)
    y: int = Field(ge=0, le=1000)


class KeepQuery(Input):
    """What the file is called."""

    name: str = Field(default="", max_length=255)


class UploadIn(Input):
    """How many bytes will be sent."""

    bytes: int = Field(ge=1, le=LARGEST)


class DoneIn(Input):
    """What was uploaded."""

    name: str = Field(default="", max_length=255)
    alt: Alt = Field(default={}, max_length=20)


class ChangeMediaIn(Input):
    """What changes of a picture; `version` is the one that was read."""

    name: str | None = Field(default=None, max_length=255)
    alt: Alt | None = Field(default=None, max_length=20)
    focal: FocalIn | None = None
    version: int | None = None

    def fields(self) -> dict[str, Any]:
        given = self.model_dump(exclude_unset=True, exclude={"version"})
        return {name: value for name, value in given.items() if value is not None}
