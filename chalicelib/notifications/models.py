"""What was sent to whom."""

from chalicelib.core.table import Json, Key, Number, Text, Versioned


class Delivery(Versioned, kind="delivery"):
    """One message to one person about one event: created before it is sent, so that it is sent once.

    Its id is derived from the event, the template and the recipient. What it said is not kept: it is made anew from
    the event, which lies at `aggregate` and `sequence`.
    """

    KEY = Key("MESSAGE#{message_id}", "MESSAGE", reads="whether a message was sent")
    G1 = Key("ORDER_MESSAGES#{order_id}", "{created_at}#{message_id}", reads="the messages about an order")
    G2 = Key("MESSAGES#{message_id:shard4}", "{created_at}#{message_id}", reads="all messages, newest first")

    message_id = Text()
    event_id = Text()  # the event it was sent for: for one sent again, that of the asking
    event = Text()  # the name of the event it tells of
    aggregate = Text()
    sequence = Number()
    template = Text()
    recipient = Text()
    language = Text()
    subject = Text()
    order_id = Text(null=True)
    state = Text()  # sending, sent or failed
    tries = Number(default_for_new=0)
    lease_until = Number(default_for_new=0)  # epoch seconds: until then another worker is at it
    provider_id = Text(null=True)
    failure = Text(null=True)
    resend_of = Text(null=True)
    created_at = Text()
    sent_at = Text(null=True)
    attachments = Json(default_for_new=list)  # names of files
