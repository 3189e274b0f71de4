"""What may come in about customers. `AddressIn` and `EmailAddress` are for every module that takes one."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from chalicelib.core.http import Input
from chalicelib.customers import rules


def _coded(code: str, sentence: ValueError) -> PydanticCustomError:
    return PydanticCustomError(code, "{sentence}", {"sentence": str(sentence)})


def _email(text: str) -> str:
    try:
        return rules.email(text)
    except ValueError as error:
        raise _coded("bad_email", error) from None


def _phone(text: str) -> str:
    try:
        return rules.phone(text)
    except ValueError as error:
        raise _coded("bad_phone", error) from None


def _one_line(text: str) -> str:
    text = " ".join(text.split())  # every kind of space, line breaks too
    if any(unicodedata.category(each) in ("Cc", "Cs") for each in text):
        raise PydanticCustomError("unprintable", "Write this without control characters.")
    return text


EmailAddress = Annotated[str, Field(max_length=320, json_schema_extra={"format": "email"}), AfterValidator(_email)]
OneLine = Annotated[str, AfterValidator(_one_line)]
PhoneNumber = Annotated[str, Field(max_length=40), AfterValidator(_one_line), AfterValidator(_phone)]


class AddressIn(Input):
    """A postal address, checked as the country it is in writes them. Postal codes are put in that country's form."""

    # The country stands first, since the other fields are checked by it
    country: str = Field(min_length=2, max_length=2, description="ISO 3166-1 alpha-2")
    name: OneLine = Field(min_length=1, max_length=120)
    company: OneLine = Field(default="", max_length=120)
    line1: OneLine = Field(min_length=1, max_length=160)
    line2: OneLine = Field(default="", max_length=160)
    city: OneLine = Field(default="", max_length=100, validate_default=True)
    region: OneLine = Field(default="", max_length=100, validate_default=True)
    postal_code: OneLine = Field(default="", max_length=16, validate_default=True)
    phone: PhoneNumber = ""

    @field_validator("country")
    @classmethod
    def _known(cls, text: str) -> str:
        if text.upper() not in rules.COUNTRIES:
            raise PydanticCustomError(
                "unknown_country", "Write the country as its code of two letters, for example NO."
            )
        return text.upper()

    @field_validator("city", "region", "postal_code")
    @classmethod
    def _as_the_country_has_it(cls, text: str, info: ValidationInfo) -> str:
        country = info.data.get("country")
        if country is None:
            return text  # the country is refused already
        name = info.field_name or ""
        try:
            return {"city": rules.city, "region": rules.region, "postal_code": rules.postal_code}[name](country, text)
        except ValueError as error:
            raise _coded("required" if not text else f"bad_{name}", error) from None


Language = Annotated[str, Field(pattern=r"^[a-z]{2}$", description="ISO 639-1: en, nb or id")]
