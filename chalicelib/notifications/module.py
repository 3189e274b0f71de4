"""What the notifications module declares."""

from chalicelib.core.module import Module
from chalicelib.notifications import handlers
from chalicelib.notifications.occasions import EVENTS
from chalicelib.notifications.routes import routes

notifications = Module(
    name="notifications",
    title="Notifications",
    needs=("shop", "catalogue", "customers", "alerts", "orders", "invoicing"),
    routes=(routes,),
    handlers={
        **dict.fromkeys(EVENTS, handlers.tell),
        "message.resend_requested": handlers.resend,
    },
    queue="notification",
    own_markers=True,
)
