"""The same message through the one-machine mail service, as the mailbox shows it."""

import boto3

from infra.local.children import free_port
from infra.local.mailbox import Mailbox
from infra.local.ministack import create_resources, ministack
from tests.invoicing.build import mixed_order, open_shop
from tests.notifications.build import SENDER, deliver, event_of


def test_an_order_confirmation_arrives_whole_in_the_local_mailbox(table, tmp_path, monkeypatch):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    monkeypatch.setenv("DAYBOOK_AWS_URL", url)
    monkeypatch.setenv("DAYBOOK_SENDER", SENDER)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    mailbox = Mailbox(tmp_path)
    mailbox.copy_what_this_process_sends()
    open_shop()
    made = mixed_order(method="invoice", language="nb")
    with ministack(tmp_path, port).running_now():
        create_resources(url, "mail-test-", "mail-test", SENDER)
        for _ in range(2):
            deliver(table, event_of(f"ORDER#{made.order_id}", "order.placed"))
        (message,), _ = mailbox.messages()
    assert (message["to"], message["subject"]) == (
        ["kari@example.com"],
        f"Bestillingen din {made.number} hos Fjell & Fjord",
    )
    assert "Totalt: 1\u00a0164,00\u00a0kr" in message["text"]
    assert f"/nb/orders/{made.order_id}?token={made.token}" in message["html"]
