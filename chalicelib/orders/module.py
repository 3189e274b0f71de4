"""What the orders module declares."""

from chalicelib.core.module import Module, Schedule
from chalicelib.customers import service as customers
from chalicelib.orders import handlers, personal, service
from chalicelib.orders.routes import routes

customers.hold("orders", personal.HELD)

CHANGES = (  # what may change where an order is found: its own events, and those that others tell on it
    "order.started", "order.placed", "order.paid", "order.cancelled", "order.held", "order.released", "order.completed",
    "order.edited", "order.shipped", "order.delivered", "order.refunded", "refund.failed", "payment.authorised",
    "payment.cancelled", "payment.failed", "payment.late", "payment.retried",
)  # fmt: skip

orders = Module(
    name="orders",
    title="Orders",
    needs=("shop", "inventory", "customers"),
    routes=(routes,),
    handlers=dict.fromkeys(CHANGES, handlers.index_order),
    queue="projection",
    own_markers=True,  # the pointers are compared with the order as it is: to do it again changes nothing
    schedules={"lapse_unpaid": Schedule(minutes=1, run=service.lapse_unpaid)},
    always=True,
)
