"""What the media routes give."""

from pydantic import Field

from chalicelib.core.http import Output


class FocalOut(Output):
    x: int = Field(description="thousandths of the width, from the left")
    y: int = Field(description="thousandths of the height, from the top")


class MediaOut(Output):
    id: str
    url: str
    name: str
    content_type: str
    bytes: int
    width: int
    height: int
    colour: str = Field(description="its average, #aabbcc; empty for a drawing")
    alt: dict[str, str] = Field(description="by language")
    focal: FocalOut
    developed: bool = Field(description="whether all its sizes are made; until then the picture itself is shown")
    created_at: str
    version: int


class MediaWholeOut(MediaOut):
    users: list[str] = Field(description='what shows it: "product:prd_...", "collection:HANDLE"')


class MediaListOut(Output):
    items: list[MediaOut]
    next_cursor: str | None


class UploadOut(Output):
    upload: str
    method: str
    url: str
    expires_at: str
