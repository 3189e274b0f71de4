"""Products and variants: addresses and SKUs are unique, edits are whole, large products are finished."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.catalogue import creating, handlers, service
from chalicelib.catalogue.events import ProductCreated
from chalicelib.catalogue.models import Card, Handle, Product, Variant, WaitingVariants
from chalicelib.catalogue.service import NewVariant
from chalicelib.core import journal
from chalicelib.core import table as core_table
from chalicelib.core.errors import Refused
from tests.catalogue.build import product, variants


def refusal(call, *given, **more):
    with pytest.raises(Refused) as refused:
        call(*given, **more)
    return refused.value.code, refused.value.status


def test_a_product_is_found_by_its_address_in_two_round_trips(table):
    made = product("Blåbær & fløte", 4900, "BB-1", barcode="4006381333931", description="<p>Hi<script>x</script></p>")
    cost = core_table.measure()
    page = service.find_by_handle("blabaer-flote")
    assert cost.round_trips == 2
    assert (page.product.product_id, page.product.description) == (made.product_id, "<p>Hi</p>")
    assert [(each.sku, each.prices, each.barcode) for each in page.variants] == [
        ("BB-1", {"NOK": 4900}, "4006381333931")
    ]
    assert [page.available(each) for each in page.variants] == [False]
    assert page.rating == {"average": None, "count": 0, "histogram": {str(n): 0 for n in range(1, 6)}}


def test_addresses_made_from_titles_are_numbered_and_given_ones_are_refused(table):
    assert [product("Mug").handle for _ in range(3)] == ["mug", "mug-2", "mug-3"]
    assert refusal(product, "Other", handle="mug-2") == ("handle_taken", 409)
    assert refusal(product, "Other", handle="Not an address") == ("handle_invalid", 422)


def test_a_sku_belongs_to_one_variant_and_a_refused_product_leaves_nothing(table):
    product("Mug", sku="M-1")
    assert refusal(product, "Cup", sku="M-1") == ("sku_taken", 409)
    assert Handle.find(handle="cup") is None
    assert [each.handle for n in range(4) for each in core_table.query(f"PRODUCTS#{n}", index="g2")] == ["mug"]
    assert refusal(product, "Cup", sku=" M") == ("sku_invalid", 422)


def test_variants_without_a_sku_are_given_free_ones(table):
    product("Blocker", sku="MUG-RED")
    made = product("Mug", variants=[NewVariant(options={"Colour": "Red"}), NewVariant(options={"Colour": "Blue"})])
    assert made.skus == ["MUG-RED-2", "MUG-BLUE"]
    assert product("Plain").skus == ["PLAIN-1"]


@pytest.mark.parametrize("field", ["handle", "sku"])
def test_two_writers_of_one_address_or_sku_in_parallel_one_wins_and_the_other_is_told(table, field):
    def write(number):
        more = {"handle": "same", "sku": f"H{number}"} if field == "handle" else {"sku": "SAME"}
        try:
            return product("Mug", **more).handle
        except Refused as refused:
            return refused.code, refused.status

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda number: copy_context().run(write, number), range(8)))
    assert results.count((f"{field}_taken", 409)) == 7, results
    won = next(each for each in results if isinstance(each, str))
    assert service.find_by_handle(won).product.title == "Mug"


def test_options_must_be_complete_and_different(table):
    red, blue = NewVariant(sku="A", options={"Colour": "Red"}), NewVariant(sku="B", options={"Size": "M"})
    assert refusal(product, "Mug", variants=[red, blue]) == ("option_missing", 422)
    again = NewVariant(sku="C", options={"Colour": "Red"})
    assert refusal(product, "Mug", variants=[red, again]) == ("variant_repeats", 422)
    made = product("Mug", variants=[red])
    assert refusal(service.add_variant, made.product_id, again) == ("variant_repeats", 422)
    service.add_variant(made.product_id, NewVariant(options={"Colour": "Blue"}))
    assert Product.get(product_id=made.product_id).options == [{"name": "Colour", "values": ["Red", "Blue"]}]


def test_a_changed_product_is_carried_by_its_variants_and_its_card(table):
    made = product("Mug", 9900, "M-1")
    changed = service.change_product(
        made.product_id, made.version, title="Cup", handle="cup", images=[{"url": "/a.svg", "alt": "A cup"}]
    )
    variant, card = Variant.get(sku="M-1"), Card.get(product_id=made.product_id)
    assert (variant.product_title, variant.handle, variant.product_image, variant.active) == (
        "Cup", "cup", "/a.svg", True,
    )  # fmt: skip
    assert (card.title, card.handle, card.prices, card.image) == (
        "Cup", "cup", {"NOK": 9900}, {"url": "/a.svg", "alt": "A cup"},
    )  # fmt: skip
    assert service.find_by_handle("mug").product.handle == "cup"
    assert Handle.get(handle="mug").moved
    assert refusal(service.change_product, made.product_id, made.version - 1, title="Late") == ("version_moved_on", 412)
    assert service.change_product(made.product_id, title="Cup").version == changed.version  # nothing differed
    service.change_product(made.product_id, handle="mug")
    assert (Handle.get(handle="mug").moved, Handle.get(handle="cup").moved) == (False, True)


def test_a_variant_is_changed_removed_and_taken_back(table):
    made = product("Mug", variants=variants(2))
    service.change_variant(made.product_id, "V-0001", prices={"NOK": 500}, compare_at={"NOK": 700})
    card = Card.get(product_id=made.product_id)
    assert (card.prices, card.highest, card.compare_at) == ({"NOK": 500}, {"NOK": 10000}, {"NOK": 700})
    assert refusal(service.change_variant, made.product_id, "V-0001", 1, grams=5) == ("version_moved_on", 412)
    service.remove_variant(made.product_id, "V-0001")
    assert [each.sku for each in service.find_by_handle("mug").variants] == ["V-0000"]
    assert service.get_variants(["V-0001", "none"])["V-0001"].active is False
    assert refusal(service.remove_variant, made.product_id, "V-0000") == ("last_variant", 409)
    assert refusal(product, "Cup", sku="V-0001") == ("sku_taken", 409)
    back = service.add_variant(made.product_id, NewVariant(sku="V-0001", options={"Size": "9"}, prices={"NOK": 1}))
    assert (back.active, back.removed, back.title) == (True, False, "9")


def test_an_archived_product_is_not_on_sale(table):
    made = product("Mug", sku="M-1")
    service.archive_product(made.product_id)
    assert refusal(service.find_by_handle, "mug") == ("not_found", 404)
    assert service.find_by_handle("mug", any_status=True).product.status == "archived"
    assert (Variant.get(sku="M-1").active, Card.get(product_id=made.product_id).on_sale) == (False, False)


def test_a_large_product_is_written_in_several_transactions(table):
    made = product("Bolts", variants=variants(203))
    page = service.find_by_handle("bolts")
    assert [each.sku for each in page.variants] == [f"V-{n:04}" for n in range(203)]
    assert (made.waiting, len(made.skus), len(made.options[0]["values"])) == (0, 203, 203)
    service.change_product(made.product_id, title="Nuts")
    assert {each.product_title for each in service.find_by_handle("bolts").variants} == {"Nuts"}
    assert (
        journal.verify(journal.timeline(f"PRODUCT#{made.product_id}"), Product.get(product_id=made.product_id).head)
        == []
    )


def test_what_a_crash_left_of_a_large_product_is_finished_by_the_event(table, monkeypatch):
    monkeypatch.setattr(creating, "finish_product", lambda product_id: None)
    made = product("Bolts", variants=variants(203))
    monkeypatch.undo()
    assert (len(service.find_by_handle("bolts").variants), made.waiting) == (80, 2)
    for _ in range(2):  # the event comes twice
        handlers.finish_product(ProductCreated(made.product_id, "bolts", unfinished=True), None)
    assert len(service.find_by_handle("bolts").variants) == 203
    assert len(Card.get(product_id=made.product_id).options["Size"]) == 203


def test_a_sku_taken_while_a_large_product_is_written_undoes_it(table, monkeypatch):
    monkeypatch.setattr(creating, "finish_product", lambda product_id: None)
    made = product("Bolts", variants=variants(203))
    monkeypatch.undo()
    product("Thief", sku="V-0200")
    assert refusal(service.finish_product, made.product_id) == ("sku_taken", 409)
    assert [Variant.find(sku=f"V-{n:04}") for n in (0, 79, 80, 202)] == [None] * 4
    assert (Handle.find(handle="bolts"), Product.get(product_id=made.product_id).status) == (None, "archived")
    assert WaitingVariants.find(product_id=made.product_id, number=1) is None
    assert service.find_by_handle("thief").variants[0].sku == "V-0200"


def test_stock_and_rating_reach_the_card_and_outlive_an_edit(table):
    made = product("Mug", variants=variants(2))
    service.set_stock(made.product_id, {"V-0000": True, "V-0001": True})
    service.set_stock(made.product_id, {"V-0001": False})
    service.set_rating(made.product_id, reviews=3, stars=14)
    service.change_product(made.product_id, title="Cup")
    card = Card.get(product_id=made.product_id)
    assert (card.stock, card.rating, card.always) == ({"V-0000": True}, {"reviews": 3, "stars": 14}, False)
    service.change_variant(made.product_id, "V-0001", tracked=False)
    assert Card.get(product_id=made.product_id).always is True


def test_a_card_of_an_older_schema_is_read_as_one_of_the_present(table):
    made = product("Mug")
    old = Card.get(product_id=made.product_id).serialize()
    second = {name: value for name, value in old.items() if name not in ("barcodes", "fields")}
    card = core_table.from_raw(second | {"schema": {"N": "2"}})
    assert (card.schema, card.barcodes, card.fields) == (3, [], {})
    for name in ("always", "version", "events", "head", "barcodes", "fields"):
        del old[name]
    card = core_table.from_raw(old | {"schema": {"N": "1"}})
    assert (card.schema, card.title, card.always, card.version) == (3, "Mug", False, 1)
