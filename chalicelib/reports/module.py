"""What the reports module declares. Reviews, taxes and the look are heard of by name: those modules may be off."""

from chalicelib.core.module import Handler, Module
from chalicelib.reports import handlers
from chalicelib.reports.routes import routes

ORDER_EVENTS = (
    "order.started", "order.placed", "order.paid", "order.cancelled", "order.held", "order.released",
    "order.completed", "order.shipped", "order.delivered", "payment.late",
)  # fmt: skip
HEARD: dict[Handler, tuple[str, ...]] = {
    handlers.add_sales: ("order.placed", "order.cancelled", "order.refunded"),
    handlers.count_order: ORDER_EVENTS,
    handlers.count_state: (
        "order.problem_opened", "order.problem_resolved",
        "review.posted", "review.edited", "review.published", "review.rejected", "review.deleted",
    ),
    handlers.look_at_stock: ("order.placed", "order.cancelled", "stock.changed"),
    handlers.note_step: tuple(handlers.STEPS),
}  # fmt: skip
EVENTS = sorted({event for events in HEARD.values() for event in events})

reports = Module(
    name="reports",
    title="Reports",
    needs=("shop", "catalogue", "inventory", "orders"),
    routes=(routes,),
    handlers={event: tuple(each for each, events in HEARD.items() if event in events) for event in EVENTS},
    queue="projection",
)
