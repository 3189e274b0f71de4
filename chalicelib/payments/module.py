"""What the payments module declares."""

from chalicelib.core.module import Module, Schedule
from chalicelib.payments import handlers, reconciliation
from chalicelib.payments.preview_routes import routes as preview_routes
from chalicelib.payments.routes import routes

payments = Module(
    name="payments",
    title="Payments",
    needs=("shop", "inventory", "orders"),
    routes=(routes, preview_routes),
    handlers={
        "order.cancelled": handlers.settle_cancelled,
        "refund.requested": handlers.send_refund,
        "order.paid": handlers.close_card,
    },
    queue="billing",
    schedules={"reconcile": Schedule(minutes=60, run=reconciliation.run)},
    always=True,
    own_markers=True,
)
