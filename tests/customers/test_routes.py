"""Customers over HTTP."""

import pytest

from chalicelib.customers import service
from chalicelib.shop import service as shop
from tests.customers.build import ADDRESS, mailed_code, placed_order, signed_in
from tests.http import Client
from tests.shop.build import owner_of_new_shop

KARI = service.customer_id_for("kari@example.com")


def test_a_code_signs_in_and_the_answer_is_the_same_for_everyone(app):
    client = Client(app)
    for _ in range(2):
        answer = client.post("/api/customers/codes", {"email": "Kari@example.com", "language": "nb"})
        assert (answer.status, answer.json) == (202, {"minutes": 10})
    code = mailed_code("kari@example.com")
    spaced = f"{code[:3]} {code[3:]}"
    answer = client.post("/api/customers/sessions", {"email": "kari@example.com", "code": spaced})
    assert answer.status == 201
    me = Client(app, bearer=answer.json["token"]).get("/api/customers/me").json
    assert (me["id"], me["email"], me["language"]) == (KARI, "kari@example.com", "nb")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"email": "kari@example.com", "code": "123456"}, 401),  # no code was asked for
        ({"email": "kari@example.com", "code": "12345"}, 422),
        ({"email": "kari", "code": "123456"}, 422),
        ({"email": "kari@example.com", "code": 123456}, 422),
    ],
)
def test_what_does_not_sign_in(app, body, status):
    assert Client(app).post("/api/customers/sessions", body).status == status


def test_me_is_for_customers_only(app):
    assert Client(app).get("/api/customers/me").status == 401
    assert owner_of_new_shop(app).get("/api/customers/me").status == 401
    assert signed_in(app).get("/api/admin/customers").status == 401


def test_one_changes_what_one_gives_at_the_version_read(app):
    kari = signed_in(app)
    version = kari.get("/api/customers/me").json["version"]
    answer = kari.patch("/api/customers/me", {"version": version, "name": "Kari", "accepts_marketing": True})
    assert (answer.status, answer.json["name"], answer.json["accepts_marketing"]) == (200, "Kari", True)
    stale = kari.patch("/api/customers/me", {"version": version, "name": "Karianne"})
    assert stale.status == 412
    late = kari.patch("/api/customers/me", {"phone": "+47 22 33 44 55", "name": None})
    assert (late.status, late.json["phone"], late.json["name"]) == (200, "+47 22 33 44 55", "Kari")


def test_addresses_are_kept_changed_and_removed(app):
    kari = signed_in(app)
    made = kari.post("/api/customers/me/addresses", ADDRESS, key="a")
    again = kari.post("/api/customers/me/addresses", ADDRESS, key="a")
    assert (made.status, again.status, again.headers["idempotent-replayed"]) == (201, 201, "true")
    assert again.json == made.json
    (kept,) = made.json["addresses"]
    path = f"/api/customers/me/addresses/{kept['id']}"
    changed = kari.put(path, ADDRESS | {"country": "SE", "postal_code": "11122", "city": "Stockholm"})
    assert changed.json["addresses"] == [kept | {"country": "SE", "postal_code": "111 22", "city": "Stockholm"}]
    assert kari.delete(path).json["addresses"] == []
    assert kari.delete(path).status == 404
    bad = kari.post("/api/customers/me/addresses", ADDRESS | {"postal_code": "1"})
    assert (bad.status, bad.json["fields"]) == (
        422,
        [
            {
                "field": "postal_code",
                "code": "bad_postal_code",
                "detail": "1 is not a postal code of this country. It looks like 0150.",
            }
        ],
    )


def test_staff_find_open_and_change_a_customer(app):
    owner = owner_of_new_shop(app)
    service.remember_buyer(placed_order())
    service.remember_buyer(placed_order(email="ola@example.com"))
    service.add_refund(KARI, "NOK", 5000)
    first = owner.get("/api/admin/customers?limit=1").json
    rest = owner.get(f"/api/admin/customers?limit=1&cursor={first['next_cursor']}").json
    assert [each["email"] for each in first["items"] + rest["items"]] == ["ola@example.com", "kari@example.com"]
    assert rest["next_cursor"] is None
    found = owner.get("/api/admin/customers?q=KARI@").json["items"]
    assert [each["email"] for each in found] == ["kari@example.com"]
    kari = owner.get(f"/api/admin/customers/{KARI}").json
    assert kari["totals"] == [
        {
            "orders": 1,
            "cancelled": 0,
            "spent": {"amount": 125000, "currency": "NOK"},
            "refunded": {"amount": 5000, "currency": "NOK"},
            "never_paid": {"amount": 0, "currency": "NOK"},
            "revenue": {"amount": 120000, "currency": "NOK"},
            "average": {"amount": 125000, "currency": "NOK"},
        }
    ]
    assert (found[0]["orders"], found[0]["revenue"]) == (1, [{"amount": 120000, "currency": "NOK"}])
    changed = owner.patch(f"/api/admin/customers/{KARI}", {"version": kari["version"], "group": "b2b", "note": "Nice."})
    assert (changed.status, changed.json["group"], changed.json["note"]) == (200, "b2b", "Nice.")
    assert [each["id"] for each in owner.get("/api/admin/customers?group=b2b").json["items"]] == [KARI]
    stale = owner.patch(f"/api/admin/customers/{KARI}", {"version": kari["version"], "note": "Old."})
    assert stale.status == 412
    gone = owner.patch(f"/api/admin/customers/{KARI}", {"version": changed.json["version"], "group": ""})
    assert gone.json["group"] is None
    assert owner.get("/api/admin/customers/cus_none").status == 404
    assert owner.patch("/api/admin/customers/cus_none", {"version": 1}).status == 404


def test_the_list_counts_what_was_bought_in_any_of_the_shops_currencies(app):
    owner = owner_of_new_shop(app)
    own = owner.get("/api/admin/shop").json
    currencies = {"version": own["version"], "currencies": ["BRL", "NOK", "EUR"]}
    assert owner.patch("/api/admin/shop", currencies).status == 200
    eur = {"currency": "EUR", "order_id": "ord_2"}
    for order in (placed_order(), placed_order(**eur), placed_order(**eur, email="ola@example.com")):
        service.remember_buyer(order)
    service.remember_buyer(placed_order(email="siti@example.com", order_id="ord_3", currency="SEK"))

    found = {each["email"]: each for each in owner.get("/api/admin/customers").json["items"]}
    nok, euro = {"amount": 125000, "currency": "NOK"}, {"amount": 125000, "currency": "EUR"}
    told = {email: (each["orders"], each["revenue"]) for email, each in found.items()}
    assert told == {
        "kari@example.com": (2, [nok, euro]),
        "ola@example.com": (1, [euro]),
        "siti@example.com": (0, [nok | {"amount": 0}]),
    }


def test_a_whole_address_finds_its_owner_and_filters_still_narrow(app):
    owner = owner_of_new_shop(app)
    for name in ("kari", "ola", "siti"):
        service.remember_buyer(placed_order(email=f"{name}@example.com", accepts_marketing=name == "siti"))

    def emails(query: str) -> list[str]:
        return [each["email"] for each in owner.get(f"/api/admin/customers?{query}").json["items"]]

    assert emails("q=Ola@example.com") == ["ola@example.com"]
    assert emails("q=ola@example.com&has_account=true") == []
    assert emails("accepts_marketing=true") == ["siti@example.com"]
    assert emails("q=nobody@example.com") == []


def test_groups_count_their_members_as_customers_come_go_and_change(app):
    owner = owner_of_new_shop(app)

    def groups() -> list[tuple[str, int]]:
        return [(each["name"], each["members"]) for each in owner.get("/api/admin/customer-groups").json["items"]]

    assert groups() == []
    kari = owner.post("/api/admin/customers", {"email": "kari@example.com", "group": "b2b"}).json
    owner.post("/api/admin/customers", {"email": "ola@example.com", "group": "b2b"})
    assert groups() == [("b2b", 2)]
    path = f"/api/admin/customers/{KARI}"
    kari = owner.patch(path, {"version": kari["version"], "group": "vip"}).json
    kari = owner.patch(path, {"version": kari["version"], "group": "vip"}).json
    assert groups() == [("b2b", 1), ("vip", 1)]
    owner.patch(path, {"version": kari["version"], "group": ""})
    assert groups() == [("b2b", 1)]


def test_the_timeline_tells_who_changed_what_and_no_code(app):
    owner = owner_of_new_shop(app)
    signed_in(app)
    kari = owner.get(f"/api/admin/customers/{KARI}").json
    owner.patch(f"/api/admin/customers/{KARI}", {"version": kari["version"], "accepts_marketing": True})
    told = owner.get(f"/api/admin/customers/{KARI}/timeline").json["items"]
    assert [each["name"] for each in told] == [
        "customer.consent_changed",
        "customer.account_opened",
        "customer.code_requested",
        "customer.added",
    ]
    assert told[0]["payload"]["accepts_marketing"] is True
    assert told[0]["actor"].startswith("staff:")
    assert "code_id" not in told[2]["payload"]
    assert owner.get("/api/admin/customers/cus_none/timeline").status == 404


def test_custom_fields_of_a_customer_follow_their_definitions(app):
    owner = owner_of_new_shop(app)
    definition = {"name": "shoe_size", "title": "Shoe size", "type": "number"}
    shop.change_shop(shop.stored().version, custom_fields={"customer": [definition]})
    made = owner.post("/api/admin/customers", {"email": "kari@example.com", "name": "Kari", "addresses": [ADDRESS]})
    assert (made.status, made.json["addresses"][0]["city"], made.json["has_account"]) == (201, "Oslo", False)
    path = f"/api/admin/customers/{KARI}"
    version = made.json["version"]
    bad = owner.patch(path, {"version": version, "custom_fields": {"shoe_size": "big"}})
    assert (bad.status, bad.json["fields"][0]["field"]) == (422, "custom_fields.shoe_size")
    good = owner.patch(path, {"version": version, "custom_fields": {"shoe_size": 38}})
    assert good.json["custom_fields"] == {"shoe_size": 38}
    none = owner.patch(path, {"version": good.json["version"], "custom_fields": {"shoe_size": None}})
    assert none.json["custom_fields"] == {}
    twice = owner.post("/api/admin/customers", {"email": "kari@example.com"})
    assert (twice.status, twice.json["code"]) == (409, "email_taken")
