"""The form on a product's page for who wants to know when something is there again, without script."""

import pytest

from chalicelib.alerts.models import Alert
from chalicelib.inventory import service as inventory
from tests.storefront.build import furnished_shop
from tests.storefront.shopper import Page, Shopper

GONE = "/en/products/enamel-mug?sku=MUG-BS"


@pytest.fixture
def shopper(table: str) -> Shopper:
    furnished_shop()
    return Shopper()


def ask(shopper: Shopper, email: str, path: str = GONE) -> Page:
    return shopper.submit(shopper.get(path).form("/alert"), email=email)


def test_a_shopper_asks_and_is_told_that_we_will_write(shopper: Shopper) -> None:
    page = ask(shopper, "Kari@example.com")
    assert shopper.hops[-1] == "/en/products/enamel-mug?sku=MUG-BS&alert=set#alert"
    assert (page.status, page.says("We will write to you once it is there again.")) == (200, True)
    assert page.reply.headers["cache-control"].startswith("public")
    assert "kari@" not in page.reply.text.lower()
    found = Alert.get(sku="MUG-BS", email="kari@example.com")
    assert found.language == "en"
    assert ask(shopper, "kari@example.com").says("We will write to you once it is there again.")


def test_a_page_of_something_in_stock_hides_the_form_for_the_script_to_show(shopper: Shopper) -> None:
    [shown] = [given for given in shopper.get(GONE).all("form") if "data-alert" in given]
    [hidden] = [given for given in shopper.get("/en/products/enamel-mug").all("form") if "data-alert" in given]
    assert ("hidden" in shown, "hidden" in hidden) == (False, True)
    lamp = shopper.get("/en/products/window-lamp")
    assert [given for given in lamp.all("form") if "data-alert" in given] == []
    assert lamp.says("Add to cart")


def test_a_wrong_address_is_said_beside_the_field_and_kept(shopper: Shopper) -> None:
    page = ask(shopper, "kari")
    assert (page.status, page.reply.headers["cache-control"]) == (422, "no-store")
    assert page.says("Write a whole e-mail address, for example kari@example.com.")
    form = page.form("/alert")
    assert (form.fields["email"], form.fields["sku"]) == ("kari", "MUG-BS")


def test_what_came_meanwhile_is_shown_to_be_bought(shopper: Shopper) -> None:
    form = shopper.get(GONE).form("/alert")
    inventory.set_level("MUG-BS", "main", 4)
    page = shopper.submit(form, email="kari@example.com")
    assert shopper.hops[-1] == "/en/products/enamel-mug?sku=MUG-BS"
    assert page.says("Only 4 left")


def test_in_the_shoppers_language(shopper: Shopper) -> None:
    page = ask(shopper, "kari@example.com", "/nb/products/enamel-mug?sku=MUG-BS")
    assert page.says("Vi skriver til deg når den er tilbake.")
    assert Alert.get(sku="MUG-BS", email="kari@example.com").language == "nb"


def test_a_form_of_another_product_is_still_about_its_own_article(shopper: Shopper) -> None:
    page = shopper.post("/en/products/enamel-mug/alert", {"sku": "NO-SUCH", "email": "kari@example.com"})
    assert page.status == 404
