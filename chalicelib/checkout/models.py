"""How orders may be delivered."""

from chalicelib.core.table import Json, Key, Versioned


class DeliveryTable(Versioned, kind="delivery_table"):
    """All delivery and pickup options of the shop: few, read with every checkout, so one item.

    An option is {"id", "titles": {"en": ...}, "delivery_kind": "delivery"|"pickup"|"digital", "countries": ["NO"]
    (empty: everywhere), "prices": {"NOK": 9900}, "free_from": {"NOK": 100000}, "tax_class": "standard",
    "handling_days": 1, "transit_days": [1, 3], "cut_off": "14:00" or null, "packing_weekdays": [1, 2, 3, 4, 5],
    "transit_weekdays": the same, "closed_on": ["2026-12-25"], "location_id": for pickup, "max_grams": or null,
    "active": true}. Weekdays are ISO 8601's (1 is Monday); times are the shop's own. An option stored before these came
    has none of them: no cut-off, Monday to Friday, never closed.
    """

    KEY = Key("DELIVERY", "DELIVERY", reads="the options, held for a few seconds in each process")

    options = Json()
