"""What was sent to whom."""

from chalicelib.core.table import Item, Json, Key, Number, Text


class Delivery(Item, kind="delivery"):
    """One message to one person about one event: created before it is sent, so that it is sent once."""

    KEY = Key("MESSAGE#{event_id}", "{template}#{recipient}", reads="whether a message was sent")
    G1 = Key("ORDER_MESSAGES#{order_id}", "{created_at}", reads="the messages about an order")
    G2 = Key("MESSAGES#{event_id:shard4}", "{created_at}#{event_id}", reads="all messages, newest first")

    event_id = Text()
    template = Text()
    recipient = Text()
    language = Text()
    subject = Text()
    order_id = Text(null=True)
    state = Text()  # sending, sent or failed
    tries = Number(default_for_new=0)
    provider_id = Text(null=True)
    failure = Text(null=True)
    created_at = Text()
    sent_at = Text(null=True)
    attachments = Json(default_for_new=list)
