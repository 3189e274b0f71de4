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
    terms_url = Text(null=True)  # where the terms of sale are, for the checkout; none: nowhere
    prices_include_tax = Flag()
    capture = Text(default_for_new="automatic")  # of card payments: automatic or manual
    hold_minutes = Number(default_for_new=15)  # how long an unpaid checkout holds its stock
    payment_methods = Json(default_for_new=lambda: ["stripe", "invoice", "manual"])  # that buyers may choose
    invoice_days = Number(default_for_new=14)  # until an invoice is due
    modules = Json()  # {module: false} for those switched off
    second_factor_roles = Json(default_for_new=list)  # roles that must sign in with more than a password
    time_zone = Text(default_for_new="UTC")  # IANA's name: whose days figures and promises are of
    tax_registrations = Json()  # [{country, number}]
    custom_fields = Json()  # {kind: [{name, title, type, choices?, filterable?, shown?}]}
    closed = Flag(default_for_new=False)  # to visitors: they see the notice, and nothing can be ordered
    closed_notice = Json(default_for_new=dict)  # {language: text}
    back_at = Text(null=True)  # when it is thought to open again; somebody opens it, the hour does not


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
    has_totp = Flag(default_for_new=False)  # codes of an authenticator app are asked for
    passkeys = Number(default_for_new=0)  # how many they have
    invited = Flag(default_for_new=False)  # they have not chosen a password yet
    language = Text(null=True)  # en, nb or id, where they chose one
    theme = Text(null=True)  # light, dark or system
    dismissed = Json(default_for_new=list)  # what they have put away: "setup"
    columns = Json(default_for_new=dict)  # {a list: the columns they want}


class StaffPassword(Item, kind="staff_password"):
    """A staff member's password; apart from the Staff item, because what changes there is told in the journal."""

    AUDITED = "names"
    KEY = Key("STAFF#{staff_id}", "PASSWORD", reads="signing in")

    staff_id = Text()
    hash = Text()  # argon2id


class StaffSession(Item, kind="staff_session"):
    """That somebody is signed in somewhere. Gone by itself when its time is over."""

    AUDITED = ""  # beginning and ending are entries of their own
    KEY = Key("STAFF#{staff_id}", "SESSION#{session_id}", reads="who a token is of; where somebody is signed in")

    staff_id = Text()
    session_id = Text()
    begun = Number()  # epoch second, as Staff.sessions_from
    begun_at = Text()
    seen = Number()  # epoch second, to within some minutes
    ip = Text()
    agent = Text()  # the browser's User-Agent
    how = Text()  # password, totp, recovery, passkey, link


class StaffShop(Item, kind="staff_shop"):
    """That whoever has this e-mail address signs in to a shop; kept in the partition of no shop, for the switcher."""

    AUDITED = ""
    KEY = Key("STAFF_SHOPS#{email}", "{shop}", reads="the shops somebody may switch between")

    email = Text()
    shop = Text()
    name = Text()
    address = Text()


class StaffTotp(Item, kind="staff_totp"):
    """The secret that an authenticator app shares with us, sealed; and the last time step whose code was used."""

    AUDITED = "names"
    KEY = Key("STAFF#{staff_id}", "TOTP", reads="signing in with a code")

    staff_id = Text()
    sealed = Text()
    last_step = Number(default_for_new=0)


class StaffTotpOffer(Item, kind="staff_totp_offer"):
    """A secret that was shown and not confirmed by a code yet."""

    AUDITED = ""
    KEY = Key("STAFF#{staff_id}", "TOTP_OFFER", reads="confirming an authenticator app")

    staff_id = Text()
    sealed = Text()


class RecoveryCode(Item, kind="recovery_code"):
    """A code for the day the authenticator is lost: only its fingerprint, gone when it is used."""

    AUDITED = "names"
    KEY = Key("STAFF#{staff_id}", "RECOVERY#{fingerprint}", reads="how many are left")

    staff_id = Text()
    fingerprint = Text()


class StaffLink(Item, kind="staff_link"):
    """A link that was e-mailed to choose a password: good for once, until it expires. Its secret is derived."""

    AUDITED = ""
    KEY = Key("STAFF_LINK#{link_id}", "LINK", reads="whose link was followed")

    link_id = Text()
    staff_id = Text()
    why = Text()  # invited, forgotten


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
