"""What may come in about taxes."""

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from chalicelib.core.http import Input

ClassId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Rate = Annotated[int, Field(ge=0, le=10_000, strict=True, description="Basis points: 2500 is 25 %.")]


class TaxClassIn(Input):
    id: ClassId
    title: str = Field(min_length=1, max_length=80)


class TaxZoneIn(Input):
    id: ClassId
    title: str = Field(min_length=1, max_length=80)
    countries: list[Country] = Field(min_length=1, max_length=250)
    rates: dict[ClassId, Rate] = Field(min_length=1, max_length=20)


class SetTaxes(Input):
    """The whole table: what is left out is gone."""

    version: int = Field(ge=0, description="The version that was read; 0 for the table a new shop starts with.")
    classes: list[TaxClassIn] = Field(min_length=1, max_length=20)
    zones: list[TaxZoneIn] = Field(max_length=250)

    @field_validator("classes")
    @classmethod
    def _has_standard(cls, classes: list[TaxClassIn]) -> list[TaxClassIn]:
        names = [each.id for each in classes]
        if "standard" not in names:
            raise ValueError("Keep a class with the id standard: it is what products have that say nothing else.")
        if len(set(names)) < len(names):
            raise ValueError("Give every class an id of its own.")
        return classes

    @field_validator("zones")
    @classmethod
    def _countries_once(cls, zones: list[TaxZoneIn]) -> list[TaxZoneIn]:
        countries = [country for zone in zones for country in zone.countries]
        twice = sorted({country for country in countries if countries.count(country) > 1})
        if twice:
            raise ValueError(f"A country may be in one zone only; {', '.join(twice)} is in two.")
        return zones
