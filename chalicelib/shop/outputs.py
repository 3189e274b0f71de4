"""What goes out about the shop, its staff and its keys."""

from pydantic import Field

from chalicelib.core.http import Output
from chalicelib.core.passkeys import PasskeyOut


class TokenOut(Output):
    token: str = Field(description="Send it as Authorization: Bearer.")
    second_factor_missing: bool = Field(
        default=False, description="The role asks for a second factor: until one is set up nothing else is allowed."
    )


class ChosenOut(Output):
    token: str | None = Field(description="None where a second factor is asked for: sign in with it.")


class SessionOut(Output):
    id: str
    begun_at: str
    seen_at: str = Field(description="To within a few minutes")
    ip: str
    agent: str = Field(description="The browser's own name")
    how: str = Field(description="password, totp, recovery, passkey or link")
    current: bool


class SessionsOut(Output):
    items: list[SessionOut]
    next_cursor: None


class TotpOfferOut(Output):
    secret: str = Field(description="As it is typed into an app")
    address: str = Field(description="What a QR code holds: otpauth://...")


class RecoveryCodesOut(Output):
    codes: list[str] = Field(description="Shown this once; each is good for one sign-in.")


class MyPasskeysOut(Output):
    items: list[PasskeyOut]
    next_cursor: None


class OtherShopOut(Output):
    name: str
    address: str


class CustomFieldOut(Output):
    name: str
    title: str
    type: str
    choices: list[str] | None = None
    filterable: bool | None = None
    shown: bool | None = None


class ShopBriefOut(Output):
    """What every screen shows of the shop."""

    name: str
    currency: str
    currencies: list[str]
    language: str
    languages: list[str]
    country: str
    prices_include_tax: bool
    payment_methods: list[str] = Field(description="What buyers may choose from")
    custom_fields: dict[str, list[CustomFieldOut]] = Field(description="By kind of record")
    closed: bool = Field(description="Visitors see the notice, and nothing can be ordered.")


class StaffMeOut(Output):
    kind: str = Field(description="staff, or key for another system")
    id: str
    name: str
    email: str | None
    role: str | None
    permissions: list[str]
    shop: ShopBriefOut
    language: str | None = None
    theme: str | None = None
    dismissed: list[str] = Field(default=[])
    columns: dict[str, list[str]] = Field(default={})
    totp: bool = False
    recovery_codes: int = Field(default=0, description="How many are left")
    passkeys: int = 0
    second_factor_missing: bool = False
    shops: list[OtherShopOut] = Field(default=[], description="Other shops this person signs in to")


class StaffOut(Output):
    id: str
    email: str
    name: str
    role: str
    active: bool
    invited: bool = Field(description="They have not chosen a password yet.")
    second_factor: bool
    version: int


class StaffPageOut(Output):
    items: list[StaffOut]
    next_cursor: str | None


class RoleOut(Output):
    role: str
    permissions: list[str]


class RolesOut(Output):
    items: list[RoleOut]
    permissions: list[str] = Field(description="All there are, for API keys")
    next_cursor: str | None


class ApiKeyOut(Output):
    id: str
    title: str
    permissions: list[str]
    created_at: str
    revoked: bool


class NewApiKeyOut(ApiKeyOut):
    secret: str = Field(description="Shown this once. Send it as Authorization: Bearer.")


class ApiKeyPageOut(Output):
    items: list[ApiKeyOut]
    next_cursor: str | None


class LegalOut(Output):
    name: str
    line1: str = ""
    line2: str = ""
    postal_code: str = ""
    city: str = ""
    country: str
    tax_number: str = ""
    email: str = ""
    phone: str = ""
    bank_account: str = ""


class TaxRegistrationOut(Output):
    country: str
    number: str


class ShopOut(Output):
    version: int
    name: str
    legal: LegalOut
    currency: str
    currencies: list[str]
    language: str
    languages: list[str]
    country: str
    terms_url: str
    prices_include_tax: bool
    capture: str
    payment_methods: list[str]
    hold_minutes: int
    invoice_days: int
    tax_registrations: list[TaxRegistrationOut]
    second_factor_roles: list[str]
    time_zone: str
    custom_fields: dict[str, list[CustomFieldOut]]
    closed: bool
    closed_notice: dict[str, str]
    back_at: str


class ModuleOut(Output):
    name: str
    title: str
    on: bool


class ModulesOut(Output):
    items: list[ModuleOut]
    next_cursor: str | None


class ModuleSwitchOut(ModuleOut):
    always: bool
    needs: list[str]
    needed_by: list[str]


class ModuleSwitchesOut(Output):
    version: int
    items: list[ModuleSwitchOut]
    next_cursor: str | None
