"""What the invoicing module declares."""

from chalicelib.core.module import Module
from chalicelib.invoicing import handlers
from chalicelib.invoicing.routes import routes

invoicing = Module(
    name="invoicing",
    title="Invoicing",
    needs=("shop", "inventory", "customers", "orders", "payments"),
    routes=(routes,),
    handlers={
        "order.placed": handlers.invoice_order,
        "order.paid": handlers.follow_order,
        "order.refunded": handlers.follow_order,
        "order.cancelled": handlers.follow_order,
    },
    queue="billing",
    own_markers=True,
)
