"""Lists and search over the cards: right after a write, and within seconds of another process's."""

import pytest

from chalicelib.catalogue import search, search_index, service
from chalicelib.catalogue.models import Card
from chalicelib.catalogue.search import CardQuery
from chalicelib.catalogue.service import NewVariant
from chalicelib.core import clock
from chalicelib.core import table as core_table
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from tests.catalogue.build import product


def find(limit=25, cursor=None, **wanted):
    return search.list_cards(CardQuery(currency="NOK", **wanted), limit, cursor)


def titles(**wanted):
    return [entry.title for entry in find(**wanted).items]


@pytest.fixture
def lamps(table):
    """Three lamps and a chair; only the chair and the second lamp are in stock."""
    colours = [
        NewVariant(sku=f"R-{c}", options={"Colour": c}, prices={"NOK": p}) for c, p in (("Red", 300), ("Blue", 500))
    ]
    with clock.held_at("2026-01-01T10:00:00.000Z"):
        product("Reef lamp", vendor="Havn", tags=["light"], variants=colours)
    with clock.held_at("2026-01-02T10:00:00.000Z"):
        product("Fjord lamp", 200, "F-1", vendor="Havn", tags=["light", "new"], tracked=False)
    with clock.held_at("2026-01-03T10:00:00.000Z"):
        product("Lamp oil", 50, "O-1", vendor="Olje", description="<p>For every lampshade</p>")
    with clock.held_at("2026-01-04T10:00:00.000Z"):
        product("Chair", 900, "C-1", vendor="Stol", sell_when_out=True, description="<p>Sits by a lamp</p>")
    product("Hidden lamp", status="draft")


def test_what_is_on_sale_is_listed_and_sorted(lamps):
    assert titles() == ["Chair", "Lamp oil", "Fjord lamp", "Reef lamp"]
    assert titles(sort="price") == ["Lamp oil", "Fjord lamp", "Reef lamp", "Chair"]
    assert titles(sort="-price") == ["Chair", "Reef lamp", "Fjord lamp", "Lamp oil"]
    assert titles(sort="title") == ["Chair", "Fjord lamp", "Lamp oil", "Reef lamp"]
    service.set_rating(service.find_by_handle("reef-lamp").product.product_id, reviews=2, stars=9)
    service.set_rating(service.find_by_handle("chair").product.product_id, reviews=1, stars=4)
    assert titles(sort="rating")[:2] == ["Reef lamp", "Chair"]


def test_a_title_counts_more_than_a_description_and_typos_are_forgiven(lamps):
    assert titles(q="lamp") == ["Lamp oil", "Fjord lamp", "Reef lamp", "Chair"]
    assert titles(q="fjrod lamp") == ["Fjord lamp"]
    assert titles(q="R-Blue") == ["Reef lamp"]
    assert titles(q="no such thing") == []
    assert titles(q="!!!") == []


def test_filters_narrow_and_facets_count_what_each_value_would_leave(lamps):
    assert titles(vendors=("havn",)) == ["Fjord lamp", "Reef lamp"]
    assert titles(options=(("Colour", ("Blue",)),)) == ["Reef lamp"]
    assert titles(in_stock=True) == ["Chair", "Fjord lamp"]
    # Reef lamp costs 300 to 500: it is within both
    assert titles(min_price=400, max_price=950) == ["Chair", "Reef lamp"]
    page = find(vendors=("Havn",), tags=("new",))
    facets = {facet.name: facet.values for facet in page.facets}
    assert page.total == 1
    assert facets["vendor"] == [("Havn", 1)]  # of those tagged new
    assert facets["tag"] == [("light", 2), ("new", 1)]  # of those of Havn
    assert facets["in_stock"] == [("true", 1)]
    assert (page.lowest, page.highest) == (200, 200)


def test_a_cursor_goes_on_where_the_page_ended_though_products_come_and_go(lamps):
    first = find(limit=2, sort="title")
    product("Blanket")
    service.archive_product(service.find_by_handle("lamp-oil").product.product_id)
    rest = find(limit=2, cursor=first.next_cursor, sort="title")
    assert [entry.title for entry in first.items + rest.items] == ["Chair", "Fjord lamp", "Reef lamp"]
    assert rest.next_cursor is None
    for cursor in ("nonsense", first.next_cursor):
        with pytest.raises(Refused) as refused:
            find(cursor=cursor, sort="price")
        assert refused.value.code == "bad_cursor"


def test_another_process_is_seen_at_the_next_look_which_reads_only_what_changed(lamps, monkeypatch):
    assert len(titles()) == 4
    card = Card.get(product_id=service.find_by_handle("chair").product.product_id)
    with Transaction() as tx:  # as another process would: this one's index is not told
        tx.change(card, title="Armchair", changed_at=clock.now())
    assert titles()[0] == "Chair"
    index = search_index.present()
    monkeypatch.setattr(search_index, "LOOK_EVERY", 0.0)
    index.look_at = 0.0
    cost = core_table.measure()
    assert titles()[0] == "Armchair"
    assert cost.round_trips == search_index.SHARDS
    assert index.since > "2026-01-05"


def test_shops_do_not_meet_and_the_least_used_are_let_go(lamps, monkeypatch):
    from chalicelib.core.context import acting

    assert len(titles()) == 4
    monkeypatch.setattr(search_index, "MOST_PRODUCTS", 4)
    with acting(shop="another-" + clock.now()):
        assert titles() == []
        product("Mug")
        assert titles() == ["Mug"]
        assert sum(index.products() for index in search_index._indexes.values()) == 5
        assert titles() == ["Mug"]
        assert sum(index.products() for index in search_index._indexes.values()) == 1
    assert len(titles()) == 4


def test_stock_shows_in_the_list_as_soon_as_it_is_told(lamps):
    made = service.find_by_handle("reef-lamp").product
    service.set_stock(made.product_id, {"R-Red": True})
    assert titles(in_stock=True) == ["Chair", "Fjord lamp", "Reef lamp"]
