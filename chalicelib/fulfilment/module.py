"""What the fulfilment module declares."""

from chalicelib.core.module import Module
from chalicelib.fulfilment import handlers
from chalicelib.fulfilment.routes import routes

fulfilment = Module(
    name="fulfilment",
    title="Fulfilment",
    needs=("shop", "inventory", "orders", "payments"),
    routes=(routes,),
    handlers={
        "order.placed": handlers.ship_digital,
        "order.paid": (handlers.ship_digital, handlers.complete_paid),
        "order.released": handlers.ship_digital,
    },
    queue="fulfilment",
    own_markers=True,  # shipping and delivering are two transactions; both ids are derived from the order
    always=True,
)
