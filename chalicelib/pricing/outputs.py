"""What goes out about taxes."""

from pydantic import Field

from chalicelib.core.http import Output


class TaxClassOut(Output):
    id: str
    title: str


class TaxZoneOut(Output):
    id: str
    title: str
    countries: list[str]
    rates: dict[str, int] = Field(description="Basis points by tax class: 2500 is 25 %.")


class TaxesOut(Output):
    version: int
    classes: list[TaxClassOut]
    zones: list[TaxZoneOut]
