"""What goes out about stock alerts."""

from pydantic import Field

from chalicelib.core.http import Output


class AwaitedOut(Output):
    sku: str
    product_id: str
    title: str = Field(description="The product's; empty where it is there no more")
    variant_title: str
    waiting: int = Field(description="How many are told when it is there again")


class AwaitedPageOut(Output):
    items: list[AwaitedOut]
    next_cursor: str | None
