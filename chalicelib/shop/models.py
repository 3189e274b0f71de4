"""The business itself, its staff and its keys."""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Shop(Versioned, kind="shop"):
    """The business: who it is, what it sells in, and which modules are on."""

    KEY = Key("SHOP", "SHOP", reads="the shop's settings, held for a few seconds in each process")

    name = Text()
    legal = Json()  # {name, line1, line2, postal_code, city, country, tax_number, email, phone, bank_account}
    currency = Text()  # ISO 4217; prices are kept in it
    currencies = Json()  # [currency]
    language = Text()  # of buyers who chose none: en, nb or id
    languages = Json()
    country = Text()  # ISO 3166-1 alpha-2: where the shop is
    prices_include_tax = Flag()
    capture = Text(default_for_new="automatic")  # of card payments: automatic or manual
    hold_minutes = Number(default_for_new=15)  # how long an unpaid checkout holds its stock
    payment_methods = Json(default_for_new=lambda: ["stripe", "invoice", "manual"])  # that buyers may choose
    invoice_days = Number(default_for_new=14)  # until an invoice is due
    modules = Json()  # {module: false} for those switched off
    tax_registrations = Json()  # [{country, number}]
    custom_fields = Json()  # {kind: [{name, title, type, choices?}]}


class Staff(Versioned, kind="staff"):
    """Someone who works here."""

    KEY = Key("STAFF#{staff_id}", "STAFF", reads="who is signed in")
    G1 = Key("STAFF", "{email}", reads="the list of staff")

    staff_id = Text()
    email = Text()
    name = Text()
    role = Text()  # owner, manager, fulfilment, support, accountant, credit_controller
    active = Flag(default_for_new=True)
    sessions_from = Number(default_for_new=0)  # sessions issued before this epoch second are over


class StaffPassword(Item, kind="staff_password"):
    """A staff member's password; apart from the Staff item, because what changes there is told in the journal."""

    KEY = Key("STAFF#{staff_id}", "PASSWORD", reads="signing in")

    staff_id = Text()
    hash = Text()  # argon2id


class Owners(Item, kind="owners"):
    """How many active owners there are: the counter that keeps the last one from being removed."""

    KEY = Key("OWNERS", "OWNERS", reads="never; only its guard is used")

    active = Number(default_for_new=0)


class StaffEmail(Item, kind="staff_email"):
    """That an e-mail address belongs to one staff member."""

    KEY = Key("STAFF_EMAIL#{email}", "STAFF_EMAIL", reads="signing in by e-mail address")

    email = Text()
    staff_id = Text()


class ApiKey(Versioned, kind="api_key"):
    """Another system's key. The secret is "dbk_", the key's id, "." and 160 bits; only its fingerprint is kept."""

    KEY = Key("API_KEY#{key_id}", "API_KEY", reads="which key a request carries")
    G1 = Key("API_KEYS", "{created_at}#{key_id}", reads="the list of keys")

    key_id = Text()
    fingerprint = Text()
    title = Text()
    permissions = Json()
    created_at = Text()
    revoked = Flag(default_for_new=False)
