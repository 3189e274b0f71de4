"""What the customers module declares."""

from chalicelib.core.module import Module
from chalicelib.customers import handlers
from chalicelib.customers.routes import admin_routes, public_routes

customers = Module(
    name="customers",
    title="Customers",
    needs=("shop",),
    routes=(public_routes, admin_routes),
    handlers={
        "order.placed": handlers.remember_buyer,
        "order.refunded": handlers.add_refund,
        "order.cancelled": handlers.add_cancelled,
    },
    queue="projection",
    always=True,
)
