"""What the orders module declares."""

from chalicelib.core.module import Module, Schedule
from chalicelib.customers import service as customers
from chalicelib.orders import personal, service
from chalicelib.orders.routes import routes

customers.hold("orders", personal.HELD)

orders = Module(
    name="orders",
    title="Orders",
    needs=("shop", "inventory", "customers"),
    routes=(routes,),
    queue="fulfilment",
    schedules={"lapse_unpaid": Schedule(minutes=1, run=service.lapse_unpaid)},
    always=True,
)
