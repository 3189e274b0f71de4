"""The Stripe.js stand-in in headless Chromium, on a shop page with a strict content security policy."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect, sync_playwright

from tests.local.stripe_process import ON_STRIPE, Simulator, client, new_intent, receiver, simulator

__all__ = ["receiver", "simulator"]  # fixtures

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
REDIRECTS = {"enabled": True}

expect.set_options(timeout=30_000)  # a busy machine draws late

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed."),
    pytest.mark.skipif(ON_STRIPE, reason="Stripe's own script is Stripe's to test."),
]

SHOP = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Checkout</title>
<script src="{stripe}/v3/"></script><script src="/shop.js" defer></script></head>
<body><h1>Checkout</h1><div id="card"></div><button id="pay" disabled>Pay</button>
<p id="outcome" role="status"></p></body></html>"""

SCRIPT = """
const settings = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
const stripe = Stripe('pk_test_daybook');
const { secret, locale, redirect, deferred } = settings;
const elements = stripe.elements(deferred
  ? { mode: 'payment', amount: 10000, currency: 'nok', locale }
  : { clientSecret: secret, locale, appearance: { variables: { colorPrimary: '#aa0000' } } });
const card = elements.create('payment');
const pay = document.getElementById('pay');
const outcome = document.getElementById('outcome');
card.on('ready', () => { document.title = 'Ready'; });
card.on('change', ({ complete }) => { pay.disabled = !complete && !settings.eager; });
card.mount('#card');
if (settings.eager) pay.disabled = false;
pay.addEventListener('click', async () => {
  outcome.textContent = '';
  if (deferred) await elements.submit();
  const result = await stripe.confirmPayment({
    elements,
    clientSecret: deferred ? secret : undefined,
    confirmParams: { return_url: location.origin + '/thanks',
                     payment_method_data: { billing_details: { email: 'kari@example.com' } } },
    redirect: redirect ? 'always' : 'if_required',
  });
  const { error, paymentIntent } = result;
  outcome.textContent = error ? `error ${error.decline_code ?? error.code}` : paymentIntent.status;
});
"""


@pytest.fixture(scope="module")
def shop(simulator: Simulator) -> Iterator[str]:
    """The address of a shop whose policy lets in its own files and the simulator, and nothing inline."""
    policy = (
        f"default-src 'none'; script-src 'self' {simulator.url}; frame-src {simulator.url}; "
        f"connect-src {simulator.url}; style-src 'self'; img-src 'self'"
    )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            script = self.path == "/shop.js"
            pages = {"/shop.js": SCRIPT, "/checkout": SHOP.replace("{stripe}", simulator.url)}
            body = pages.get(self.path, "<!doctype html><title>Thanks</title>")
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if script else "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://localhost:{server.server_port}"  # another site than the simulator's, as a shop is to Stripe
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*QUIET, "--disable-sync"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page whose every error in the console, a breach of the policy among them, fails the test."""
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(30_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [text for text in said if "402 (Payment Required)" not in text] == []


def opened(page: Page, shop: str, secret: str, **more: str) -> FrameLocator:
    fields = "&".join(f"{name}={value}" for name, value in {"secret": secret, **more}.items())
    page.goto(f"{shop}/checkout#{fields}")
    expect(page).to_have_title("Ready")
    return page.frame_locator("#card iframe")


def typed(card: FrameLocator, number: str) -> None:
    card.get_by_label("Card number").fill("")
    card.get_by_label("Card number").press_sequentially(number)
    card.get_by_label("Expiry date").fill("")
    card.get_by_label("Expiry date").press_sequentially("1240")
    card.get_by_label("Security code").fill("123")


def height(frame: Locator) -> float:
    box = frame.bounding_box()
    assert box is not None
    return box["height"]


def pays(page: Page, outcome: str) -> None:
    page.get_by_role("button", name="Pay").press("Enter")  # a click may miss while the card frame grows
    expect(page.get_by_role("status")).to_have_text(outcome)


def test_a_good_card_pays(simulator: Simulator, shop: str, page: Page) -> None:
    account = client(simulator)
    intent = new_intent(account, automatic_payment_methods=REDIRECTS)
    card = opened(page, shop, intent.client_secret)
    expect(card.get_by_text("Test payments: no money moves")).to_be_visible()
    expect(page.get_by_role("button", name="Pay")).to_be_disabled()
    typed(card, "4242424242424242")
    expect(card.get_by_label("Card number")).to_have_value("4242 4242 4242 4242")
    expect(card.get_by_label("Expiry date")).to_have_value("12 / 40")
    pays(page, "succeeded")
    paid = account.payment_intents.retrieve(intent.id, {"expand": ["payment_method"]})
    assert (paid.status, paid.amount_received) == ("succeeded", 10_000)
    assert paid.payment_method.billing_details.email == "kari@example.com"


def test_a_declined_card_is_followed_by_a_good_one_on_the_same_intent(
    simulator: Simulator, shop: str, page: Page
) -> None:
    account = client(simulator)
    intent = new_intent(account, automatic_payment_methods=REDIRECTS)
    card = opened(page, shop, intent.client_secret)
    typed(card, "4000000000000002")
    pays(page, "error generic_decline")
    typed(card, "4242424242424242")
    pays(page, "succeeded")
    tried = account.charges.list({"payment_intent": intent.id}).data
    assert [charge.status for charge in tried] == ["succeeded", "failed"]


@pytest.mark.parametrize(
    ("button", "outcome", "status"),
    [
        ("Complete", "succeeded", "succeeded"),
        ("Fail", "error payment_intent_authentication_failure", "requires_payment_method"),
    ],
)
def test_3d_secure_opens_the_banks_page(
    simulator: Simulator, shop: str, page: Page, button: str, outcome: str, status: str
) -> None:
    account = client(simulator)
    intent = new_intent(account, automatic_payment_methods=REDIRECTS)
    card = opened(page, shop, intent.client_secret)
    typed(card, "4000002760003184")
    page.get_by_role("button", name="Pay").click()
    bank = page.get_by_role("dialog", name="3-D Secure").frame_locator("iframe")
    expect(bank.get_by_role("button", name="Complete")).to_be_focused()
    bank.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_have_text(outcome)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert account.payment_intents.retrieve(intent.id).status == status


def test_a_bank_page_closed_without_an_answer_leaves_the_intent_asking(
    simulator: Simulator, shop: str, page: Page
) -> None:
    intent = new_intent(client(simulator), automatic_payment_methods=REDIRECTS)
    card = opened(page, shop, intent.client_secret)
    card.get_by_role("button", name="Asks for 3-D Secure").click()
    page.get_by_role("button", name="Pay").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate("document.querySelector('dialog').close()")
    expect(page.get_by_role("status")).to_have_text("requires_action")


def test_the_buyer_returns_to_the_shops_page_with_the_intent_in_its_address(
    simulator: Simulator, shop: str, page: Page
) -> None:
    intent = new_intent(client(simulator), automatic_payment_methods=REDIRECTS)
    card = opened(page, shop, intent.client_secret, redirect="1")
    card.get_by_role("button", name="Pays").click()
    page.get_by_role("button", name="Pay").click()
    page.wait_for_url(re.compile("/thanks"))
    assert f"payment_intent={intent.id}" in page.url
    assert "redirect_status=succeeded" in page.url


def test_a_confirmation_on_the_server_redirects_to_the_bank_and_back(
    simulator: Simulator, shop: str, page: Page
) -> None:
    account = client(simulator)
    intent = new_intent(account, automatic_payment_methods=REDIRECTS)
    given = {"payment_method": "pm_card_authenticationRequired", "return_url": f"{shop}/thanks"}
    page.goto(account.payment_intents.confirm(intent.id, given).next_action.redirect_to_url.url)
    page.get_by_role("button", name="Complete").click()
    page.wait_for_url(re.compile("/thanks"))
    assert account.payment_intents.retrieve(intent.id).status == "succeeded"


def test_a_form_with_faults_says_which_and_sends_nothing(simulator: Simulator, shop: str, page: Page) -> None:
    account = client(simulator)
    intent = new_intent(account, automatic_payment_methods=REDIRECTS)
    card = opened(page, shop, intent.client_secret, eager="1", locale="nb")
    frame = page.locator("#card iframe")
    before = height(frame)
    card.get_by_label("Kortnummer").fill("4242424242424241")
    pays(page, "error invalid_number")
    expect(card.get_by_label("Kortnummer")).to_have_attribute("aria-invalid", "true")
    expect(card.get_by_text("Kortnummeret er ugyldig.")).to_be_visible()
    expect(card.get_by_text("Utløpsdatoen er ufullstendig.")).to_be_visible()
    expect(card.get_by_label("Kortnummer")).to_be_focused()
    assert account.payment_intents.retrieve(intent.id).status == "requires_payment_method"
    expect(frame).not_to_have_css("height", f"{before:g}px")  # the frame has grown with the sentences in it
    assert height(frame) > before


def test_the_form_may_come_before_the_intent(simulator: Simulator, shop: str, page: Page) -> None:
    account = client(simulator)
    intent = new_intent(account, automatic_payment_methods=REDIRECTS)
    card = opened(page, shop, intent.client_secret, deferred="1")
    card.get_by_role("button", name="Pays").click()
    pays(page, "succeeded")
    assert account.payment_intents.retrieve(intent.id).status == "succeeded"


def test_the_shops_page_never_sees_the_card(simulator: Simulator, shop: str, page: Page) -> None:
    intent = new_intent(client(simulator), automatic_payment_methods=REDIRECTS)
    heard: list[str] = []

    def hear(text: str) -> None:
        heard.append(text)

    page.expose_function("heard", hear)
    page.add_init_script("addEventListener('message', (event) => heard(JSON.stringify(event.data)))")
    card = opened(page, shop, intent.client_secret)
    card.get_by_role("button", name="Pays").click()
    pays(page, "succeeded")
    assert json.loads(next(text for text in heard if '"answer"' in text))["answer"]["paymentIntent"]["id"] == intent.id
    assert "4242424242424242" not in "".join(heard).replace(" ", "")


def test_a_live_key_is_refused_in_the_browser(shop: str, page: Page) -> None:
    page.goto(f"{shop}/checkout#secret=pi_x_secret_y")
    message = page.evaluate("() => { try { Stripe('pk_live_x'); } catch (error) { return error.message; } }")
    assert message == "The Stripe simulator takes pk_test_ keys only."
