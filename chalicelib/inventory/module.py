"""What the inventory module declares."""

from chalicelib.core.module import Module
from chalicelib.inventory import handlers
from chalicelib.inventory.routes import routes
from chalicelib.inventory.stocktake_routes import routes as stocktake_routes

inventory = Module(
    name="inventory",
    title="Inventory",
    needs=("shop", "catalogue"),
    routes=(routes, stocktake_routes),
    handlers={
        "stock.changed": handlers.show_changed,
        "stocktake.posting": handlers.go_on_posting,
        "location.changed": handlers.show_location,
        "order.started": handlers.show_started,
        "order.placed": handlers.show_placed,
        "order.cancelled": handlers.show_cancelled,
        "refund.requested": handlers.show_returned,
        "order.shipped": handlers.show_shipped,
    },
    queue="projection",
    permissions=("inventory.read", "inventory.write"),
    always=True,
)
