"""What goes out about the shop, its staff and its keys."""

from pydantic import Field

from chalicelib.core.http import Output


class TokenOut(Output):
    token: str = Field(description="Send it as Authorization: Bearer.")


class ShopBriefOut(Output):
    """What every screen shows of the shop."""

    name: str
    currency: str
    currencies: list[str]
    language: str
    languages: list[str]
    country: str
    prices_include_tax: bool


class StaffMeOut(Output):
    kind: str = Field(description="staff, or key for another system")
    id: str
    name: str
    email: str | None
    role: str | None
    permissions: list[str]
    shop: ShopBriefOut


class StaffOut(Output):
    id: str
    email: str
    name: str
    role: str
    active: bool
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


class CustomFieldOut(Output):
    name: str
    title: str
    type: str
    choices: list[str] | None = None


class ShopOut(Output):
    version: int
    name: str
    legal: LegalOut
    currency: str
    currencies: list[str]
    language: str
    languages: list[str]
    country: str
    prices_include_tax: bool
    capture: str
    hold_minutes: int
    invoice_days: int
    tax_registrations: list[TaxRegistrationOut]
    custom_fields: dict[str, list[CustomFieldOut]]


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
