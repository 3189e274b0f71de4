"""Those who buy: with an account or as guests."""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Customer(Versioned, kind="customer"):
    """A buyer. The id of someone who never signed in is derived from the e-mail address, so that no read is needed."""

    KEY = Key("CUSTOMER#{customer_id}", "CUSTOMER", reads="one customer")
    G2 = Key("CUSTOMERS#{customer_id:shard4}", "{created_at}#{customer_id}", reads="the list of customers")

    customer_id = Text()
    email = Text()
    name = Text(default_for_new="")
    phone = Text(default_for_new="")
    addresses = Json(default_for_new=list)
    language = Text(default_for_new="en")
    has_account = Flag(default_for_new=False)
    accepts_marketing = Flag(default_for_new=False)
    consent_at = Text(null=True)  # when that was last said, and where: account, checkout, order, staff
    consent_source = Text(null=True)
    group = Text(null=True)
    tax_number = Text(null=True)
    note = Text(default_for_new="")
    custom_fields = Json(default_for_new=dict)
    merged_from = Json(default_for_new=list)  # [{"customer_id", "email"}]: whoever turned out to be the same person
    created_at = Text()


class MergedInto(Item, kind="merged_into"):
    """That an id stands for another customer: what was made under it is theirs."""

    KEY = Key("CUSTOMER#{customer_id}", "MERGED_INTO", reads="whom an old id stands for")

    customer_id = Text()
    into = Text()


class CustomerTotals(Item, kind="customer_totals"):
    """What a customer bought: a counter of its own, since it changes with every order."""

    KEY = Key("CUSTOMER#{customer_id}", "TOTALS#{currency}", reads="a customer's history in numbers")

    customer_id = Text()
    currency = Text()
    orders = Number(default_for_new=0)
    spent = Number(default_for_new=0)  # totals of the orders that were placed
    refunded = Number(default_for_new=0)
    cancelled = Number(default_for_new=0)  # of those orders
    never_paid = Number(default_for_new=0)  # what was still owed of them when they were cancelled


class CustomerGroup(Item, kind="customer_group"):
    """A group that customers are in, and how many: there as long as somebody was ever in it."""

    KEY = Key("CUSTOMER_GROUPS", "{name}", reads="the groups there are, by name; a few dozen")

    name = Text()
    members = Number(default_for_new=0)


class CustomerEmail(Item, kind="customer_email"):
    """Which customer an e-mail address belongs to."""

    KEY = Key("CUSTOMER_EMAIL#{email}", "CUSTOMER_EMAIL", reads="signing in, and knowing a returning buyer")

    email = Text()
    customer_id = Text()


class SignInCode(Item, kind="sign_in_code"):
    """A code that was e-mailed. The code itself is derived from the id and the installation's secret, never stored."""

    KEY = Key("SIGN_IN_CODE#{email}", "SIGN_IN_CODE", reads="the code a person types in")

    email = Text()
    code_id = Text()
    tries = Number(default_for_new=0)


class Session(Item, kind="customer_session"):
    """A device on which a customer is signed in. A signed token is good only as long as its session is here."""

    KEY = Key("CUSTOMER#{customer_id}", "SESSION#{session_id}", reads="who is signed in; a customer's devices")

    customer_id = Text()
    session_id = Text()
    device = Text(default_for_new="")  # as shown: "Firefox, Windows"
    created_at = Text()
    seen_at = Text()


class EmailChange(Item, kind="email_change"):
    """A new address that waits for the code sent to it. The code is derived from its id, as for signing in."""

    KEY = Key("CUSTOMER#{customer_id}", "EMAIL_CHANGE", reads="the new address a customer confirms")

    customer_id = Text()
    email = Text()
    code_id = Text()
    tries = Number(default_for_new=0)


class Erasure(Versioned, kind="erasure"):
    """That a customer was erased, when and by whom (GDPR article 17): what is left of them, and it names nobody."""

    KEY = Key("ERASURE#{erasure_id}", "ERASURE", reads="that someone was erased")
    G2 = Key("ERASURES#{customer_id:shard4}", "{at}#{customer_id}", reads="erasures, newest first")

    erasure_id = Text()
    customer_id = Text()
    by = Text()
    at = Text()
