"""What the customers module declares."""

from chalicelib.core import access
from chalicelib.core.module import Module
from chalicelib.customers import handlers, signing_in
from chalicelib.customers.routes import admin_routes, public_routes

access.find_customer = signing_in.find_caller

customers = Module(
    name="customers",
    title="Customers",
    needs=("shop",),
    routes=(public_routes, admin_routes),
    handlers={
        "order.placed": handlers.remember_buyer,
        "order.refunded": handlers.add_refund,
        "order.cancelled": handlers.add_cancelled,
        "customer.erased": handlers.remove_remains,
    },
    queue="projection",
    always=True,
)
