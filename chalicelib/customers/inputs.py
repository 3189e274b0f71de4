"""What may come in about customers. `AddressIn` and `EmailAddress` are for every module that takes one."""

import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.core.http import Input, PageQuery
from chalicelib.core.passkeys import SignedIn
from chalicelib.customers import rules
from chalicelib.customers.countries import form_of


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
        name, form = info.field_name or "", form_of(country)
        try:
            if name == "postal_code":
                return rules.postal_code(country, text, form)
            return rules.city(country, text, form) if name == "city" else rules.region(text, form)
        except ValueError as error:
            raise _coded("required" if not text else f"bad_{name}", error) from None


Language = Annotated[str, Field(pattern=r"^[a-z]{2}$", description="ISO 639-1: en, nb or id")]


class RequestCode(Input):
    email: EmailAddress
    language: Language | None = None


class SignInCustomer(Input):
    """An e-mail address and the code that was sent there; or a passkey, which is enough by itself."""

    email: EmailAddress | None = None
    code: str | None = Field(default=None, pattern=r"^\d{6}$", description="The six digits that were e-mailed.")
    passkey: SignedIn | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "SignInCustomer":
        if self.passkey is None and (self.email is None or self.code is None):
            raise ValueError("Give an e-mail address and a code, or a passkey.")
        return self

    @field_validator("code", mode="before")
    @classmethod
    def _without_spaces(cls, code: object) -> object:
        return code.replace(" ", "") if isinstance(code, str) else code


class SaveAddress(AddressIn):
    """An address to keep; the default one stands first."""

    default: bool = False


class ChangeMe(Input):
    """Only what is given changes."""

    version: int | None = Field(default=None, ge=1, description="The version that was read; 412 when it has moved on.")
    name: OneLine | None = Field(default=None, max_length=120)
    phone: PhoneNumber | None = None
    language: Language | None = None
    accepts_marketing: bool | None = None
    tax_number: OneLine | None = Field(default=None, max_length=40)


class TakeEmail(Input):
    email: EmailAddress


class ConfirmEmail(Input):
    code: str = Field(pattern=r"^\d{6}$", description="The six digits that were sent to the new address.")

    @field_validator("code", mode="before")
    @classmethod
    def _without_spaces(cls, code: object) -> object:
        return "".join(code.split()) if isinstance(code, str) else code


class MergeCustomer(Input):
    """Another customer who is the same person; the versions are those that were read."""

    version: int = Field(ge=1)
    other: str = Field(min_length=1, max_length=64)
    other_version: int = Field(ge=1)


class ListCustomers(PageQuery):
    q: str | None = Field(default=None, max_length=120, description="Part of the name, e-mail address or phone number.")
    group: str | None = Field(default=None, max_length=60)
    has_account: bool | None = None
    accepts_marketing: bool | None = None


class AddCustomer(Input):
    email: EmailAddress
    name: OneLine = Field(default="", max_length=120)
    phone: PhoneNumber = ""
    language: Language | None = None
    group: OneLine | None = Field(default=None, max_length=60)
    tax_number: OneLine | None = Field(default=None, max_length=40)
    note: str = Field(default="", max_length=4000)
    addresses: list[AddressIn] = Field(default_factory=list, max_length=20)


class ChangeCustomer(Input):
    """Only what is given changes; an empty group or tax number takes it away."""

    version: int = Field(ge=1, description="The version that was read; 412 when it has moved on.")
    name: OneLine | None = Field(default=None, max_length=120)
    phone: PhoneNumber | None = None
    language: Language | None = None
    group: OneLine | None = Field(default=None, max_length=60)
    tax_number: OneLine | None = Field(default=None, max_length=40)
    note: str | None = Field(default=None, max_length=4000)
    accepts_marketing: bool | None = Field(default=None, description="As the customer told the shop.")
    custom_fields: dict[str, Any] | None = Field(
        default=None, max_length=100, description="Values by name, as the shop defined them; null takes one away."
    )
