"""What may come in about messages."""

from typing import Literal

from pydantic import Field

from chalicelib.core.http import Input, PageQuery


class MessagesQuery(PageQuery):
    state: Literal["sending", "sent", "failed"] | None = None
    template: str | None = Field(default=None, max_length=60)


class Preview(Input):
    template: str = Field(min_length=1, max_length=60)
    language: str = Field(default="en", max_length=10)
