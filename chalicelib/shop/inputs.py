"""What may come in about the shop, its staff and its keys."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator, model_validator

from chalicelib.core import clock
from chalicelib.core.http import Input
from chalicelib.core.passkeys import SignedIn


def _known_zone(name: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError):
        raise ValueError("Give a time zone as IANA names it, such as Europe/Oslo.") from None


def _a_moment(text: str) -> str:
    if not text:
        return ""
    try:
        return clock.as_text(clock.parse(text))
    except ValueError:
        raise ValueError("Give a moment with its time zone, such as 2026-11-26T14:00:00Z.") from None


Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageName = Literal["en", "nb", "id"]
Role = Literal["owner", "manager", "fulfilment", "support", "accountant", "credit_controller"]
Password = Annotated[str, StringConstraints(strip_whitespace=False, min_length=12, max_length=200)]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254, to_lower=True)]
Notice = Annotated[str, StringConstraints(strip_whitespace=True, max_length=600)]
TimeZone = Annotated[str, AfterValidator(_known_zone), Field(max_length=60, description="As IANA names it.")]
Version = Annotated[int, Field(ge=1, description="The version that was read; 412 when it has moved on.")]


Present = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)]


class SignIn(Input):
    """An e-mail address and a password, with a code where one is asked for; or a passkey, which is enough by itself."""

    email: str | None = Field(default=None, min_length=1, max_length=254)
    password: Present | None = None
    code: str = Field(default="", max_length=40, description="Of the authenticator app, or a recovery code.")
    passkey: SignedIn | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "SignIn":
        if self.passkey is None and (self.email is None or self.password is None):
            raise ValueError("Give an e-mail address and a password, or a passkey.")
        return self


class AskPassword(Input):
    email: str = Field(min_length=1, max_length=254)


class ChoosePassword(Input):
    token: str = Field(min_length=1, max_length=120, description="From the link that was e-mailed.")
    password: Password


class KnowPassword(Input):
    password: Present


class ConfirmTotp(Input):
    code: Annotated[str, StringConstraints(pattern=r"^\d{6}$")]


ColumnName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]


class ChangeMe(Input):
    """One's own settings; what is not given stays."""

    language: LanguageName | None = None
    theme: Literal["light", "dark", "system"] | None = None
    dismissed: list[Annotated[str, StringConstraints(pattern=r"^[a-z_.]{1,40}$")]] | None = Field(
        default=None, max_length=50, description="What is put away: setup, a hint."
    )
    columns: dict[ColumnName, Annotated[list[ColumnName], Field(max_length=40)]] | None = Field(
        default=None, max_length=20, description="The columns wanted of each list, such as orders."
    )


class ChangePassword(Input):
    password: Present
    new_password: Password


class InviteStaff(Input):
    email: Email
    name: str = Field(min_length=1, max_length=120)
    role: Role
    password: Password | None = Field(
        default=None, description="A first password. Without one they are sent a link to choose it themselves."
    )


class ChangeStaff(Input):
    version: Version
    name: str | None = Field(default=None, min_length=1, max_length=120)
    role: Role | None = None
    active: bool | None = None
    password: Password | None = None
    forget_second_factor: bool = Field(default=False, description="They lost theirs: app, codes and passkeys go.")
    send_link: bool = Field(default=False, description="E-mail them a link to choose a password.")
    sign_out: bool = Field(default=False, description="End all their sessions.")


class CreateApiKey(Input):
    title: str = Field(min_length=1, max_length=120, description="What will use it.")
    permissions: list[Annotated[str, StringConstraints(max_length=60)]] = Field(min_length=1, max_length=60)

    @field_validator("permissions")
    @classmethod
    def _once_each(cls, permissions: list[str]) -> list[str]:
        return sorted(set(permissions))


class LegalIn(Input):
    """What must stand on invoices."""

    name: str = Field(min_length=1, max_length=160)
    line1: str = Field(default="", max_length=160)
    line2: str = Field(default="", max_length=160)
    postal_code: str = Field(default="", max_length=16)
    city: str = Field(default="", max_length=100)
    country: Country
    tax_number: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=254)
    phone: str = Field(default="", max_length=40)
    bank_account: str = Field(default="", max_length=60)


class TaxRegistrationIn(Input):
    country: Country
    number: str = Field(min_length=1, max_length=40)


class CustomFieldIn(Input):
    """A field of the business's own, for one kind of record."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    title: str = Field(min_length=1, max_length=80)
    type: Literal["text", "number", "flag", "date", "choice"]
    choices: list[Annotated[str, StringConstraints(min_length=1, max_length=80)]] | None = Field(
        default=None, min_length=1, max_length=100, description="Of a choice only."
    )
    filterable: bool | None = Field(
        default=None, description="Whether buyers may narrow lists by it; of products only."
    )
    shown: bool | None = Field(default=None, description="Whether buyers see it on a product's page; of products only.")

    @model_validator(mode="after")
    def _choices_of_a_choice(self) -> "CustomFieldIn":
        if (self.type == "choice") != (self.choices is not None):
            raise ValueError("Give choices to a choice, and to nothing else.")
        return self


class ChangeShop(Input):
    """Only what is given changes."""

    version: Version
    name: str | None = Field(default=None, min_length=1, max_length=120)
    legal: LegalIn | None = None
    currencies: list[Currency] | None = Field(default=None, min_length=1, max_length=20)
    language: LanguageName | None = None
    languages: list[LanguageName] | None = Field(default=None, min_length=1, max_length=3)
    country: Country | None = None
    terms_url: str | None = Field(
        default=None, max_length=500, pattern=r"^(https?://\S+|/\S*)?$", description="Where the terms of sale are."
    )
    prices_include_tax: bool | None = None
    capture: Literal["automatic", "manual"] | None = None
    payment_methods: list[Literal["stripe", "invoice", "manual"]] | None = Field(
        default=None, min_length=1, max_length=3, description="That buyers may choose, in the order they are offered."
    )
    hold_minutes: int | None = Field(default=None, ge=1, le=1440)
    invoice_days: int | None = Field(default=None, ge=0, le=180)
    tax_registrations: list[TaxRegistrationIn] | None = Field(default=None, max_length=100)
    second_factor_roles: list[Role] | None = Field(
        default=None, max_length=6, description="Roles that must sign in with more than a password."
    )
    time_zone: TimeZone | None = None
    custom_fields: dict[str, list[CustomFieldIn]] | None = Field(
        default=None, max_length=50, description="The definitions for each kind of record: product, variant, order, ..."
    )

    closed: bool | None = Field(default=None, description="Whether visitors see the notice and nothing can be ordered.")
    closed_notice: dict[LanguageName, Notice] | None = None
    back_at: Annotated[str, AfterValidator(_a_moment)] | None = Field(
        default=None, description="When it is thought to open again, told to visitors: a moment with its zone, or none."
    )

    @field_validator("payment_methods")
    @classmethod
    def _each_method_once(cls, methods: list[str] | None) -> list[str] | None:
        if methods and len(set(methods)) < len(methods):
            raise ValueError("Name each way to pay once.")
        return methods

    @field_validator("tax_registrations")
    @classmethod
    def _one_in_each_country(cls, registrations: list[TaxRegistrationIn] | None) -> list[TaxRegistrationIn] | None:
        countries = [each.country for each in registrations or []]
        if len(set(countries)) < len(countries):
            raise ValueError("Give one tax number for each country.")
        return registrations

    @field_validator("custom_fields")
    @classmethod
    def _named_once(cls, fields: dict[str, list[CustomFieldIn]] | None) -> dict[str, list[CustomFieldIn]] | None:
        for kind, definitions in (fields or {}).items():
            names = [each.name for each in definitions]
            if len(set(names)) < len(names) or len(names) > 100:
                raise ValueError(f"Give every custom field of {kind} a name of its own, at most 100 of them.")
        return fields


class SwitchModules(Input):
    version: Version
    modules: dict[Annotated[str, StringConstraints(max_length=40)], bool] = Field(
        min_length=1, max_length=50, description="Module and whether it shall be on."
    )
