"""Who wants to know when something is there again."""

from chalicelib.core.table import Item, Json, Key, Number, Text, Versioned


class Awaited(Versioned, kind="awaited"):
    """A SKU that somebody waits, or waited, for. Its version orders asking and telling: nobody is passed over."""

    KEY = Key("AWAITED#{sku}", "AWAITED", reads="whether anybody waits for a SKU, with every change of its stock")
    G1 = Key("AWAITED", "{sku}", reads="all that is waited for; written when somebody asks or is told, so not hot")

    sku = Text()
    product_id = Text()
    waiting = Number(default_for_new=0)


class Alert(Item, kind="stock_alert"):
    """That somebody wants to know when a SKU is there again: one for each address, gone when they are told."""

    KEY = Key("AWAITED#{sku}", "ALERT#{email}", reads="who waits for a SKU")
    G1 = Key("CUSTOMER_ALERTS#{customer_id}", "{sku}", reads="what a customer waits for, to show and to erase")

    sku = Text()
    email = Text()
    language = Text()
    customer_id = Text()  # that this address has, or would have
    asked_at = Text()


class Telling(Item, kind="stock_telling"):
    """Whom one `stock.returned` is for. Addresses are not written into the journal; these go by themselves."""

    AUDITED = ""
    KEY = Key("TELLING#{telling_id}", "TELLING", reads="whom a stock.returned is for")

    telling_id = Text()
    people = Json()  # [{email, language}]
