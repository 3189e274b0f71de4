"""What the alerts module declares."""

from chalicelib.alerts import handlers, service
from chalicelib.alerts.routes import routes
from chalicelib.core.module import Module, Schedule
from chalicelib.customers import service as customers
from chalicelib.customers.service import Holder

customers.hold("stock_alerts", Holder(export=service.export))

alerts = Module(
    name="alerts",
    title="Back-in-stock alerts",
    needs=("shop", "catalogue", "inventory", "customers"),
    routes=(routes,),
    handlers={
        "stock.changed": handlers.look_at_stock,
        "order.cancelled": handlers.look_at_cancelled,
        "refund.requested": handlers.look_at_returned,
        "location.changed": handlers.look_at_location,
        "product.variants_changed": handlers.look_at_variants,
        "product.changed": handlers.look_at_product,
        "stock.returned": handlers.go_on,
        "customer.erased": handlers.forget_customer,
    },
    schedules={"forget_old": Schedule(minutes=24 * 60, run=service.forget_old)},
    queue="projection",
)
