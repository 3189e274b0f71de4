"""Cards of products that somebody named one by one."""

from collections.abc import Sequence

from chalicelib.catalogue import rules
from chalicelib.catalogue.models import Card, Handle
from chalicelib.core.table import fetch

MOST_PICKED = 50


def find_cards(handles: Sequence[str]) -> list[Card]:
    """The cards of these products that are on sale, in this order. Two batch reads, whatever else the shop holds."""
    wanted = [each for each in dict.fromkeys(handles) if 0 < len(each) <= rules.LONGEST_HANDLE][:MOST_PICKED]
    places = fetch([Handle.ref(handle=handle) for handle in wanted]) if wanted else []
    product_ids = dict.fromkeys(place.product_id for place in places if isinstance(place, Handle))
    found = fetch([Card.ref(product_id=product_id) for product_id in product_ids]) if product_ids else []
    return [card for card in found if isinstance(card, Card) and card.on_sale]
