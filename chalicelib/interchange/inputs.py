"""What the interchange routes take."""

from typing import Literal

from pydantic import Field

from chalicelib.core.http import Input, PageQuery

Format = Literal["shopify-products"]


class ImportQuery(Input):
    """What is imported: the body, or the file sent to the upload address of this id."""

    format: Format
    upload: str | None = Field(default=None, pattern=r"^job_[0-9A-Z]{26}$")
    name: str = Field(default="", max_length=255, description="what you call the file")
    start: bool = Field(default=True, description="false: keep the file to look at, and start it later")


class StartExport(Input):
    """What to take out of the shop."""

    content: Literal["products", "customers", "orders", "stock"]


class JobQuery(PageQuery):
    """The paging of a job's report; `taken` keeps the lines whose value was, or was not, taken."""

    taken: bool | None = None
