"""What the fulfilment module declares."""

from chalicelib.core.module import Module
from chalicelib.fulfilment import handlers
from chalicelib.fulfilment.routes import routes
from chalicelib.fulfilment.worklist_routes import routes as worklist_routes

fulfilment = Module(
    name="fulfilment",
    title="Fulfilment",
    needs=("shop", "catalogue", "inventory", "orders", "payments"),
    routes=(routes, worklist_routes),
    handlers={
        "order.placed": (handlers.ship_digital, handlers.follow_order),
        "order.paid": (handlers.ship_digital, handlers.complete_paid, handlers.follow_order),
        "order.released": (handlers.ship_digital, handlers.follow_order),
        "order.edited": handlers.follow_order,
        "order.held": handlers.follow_order,
        "order.shipped": handlers.follow_order,
        "order.cancelled": handlers.follow_order,
        "payment.cancelled": handlers.follow_order,
        "payment.late": handlers.follow_order,
    },
    queue="fulfilment",
    own_markers=True,  # shipping and delivering are two transactions; both ids are derived from the order
    always=True,
)
