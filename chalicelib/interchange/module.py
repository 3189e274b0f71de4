"""What the interchange module declares."""

from chalicelib.core.module import Module, Schedule
from chalicelib.interchange import exporting, handlers
from chalicelib.interchange.routes import routes

interchange = Module(
    name="interchange",
    title="Moving in and out",
    needs=("shop", "catalogue", "inventory", "customers", "orders"),
    routes=(routes,),
    handlers={
        "import.sliced": handlers.take_slice,
        "export.stepped": handlers.take_step,
        "export.finished": handlers.clear_export,
        "export.cancelled": handlers.clear_export,
        "export.expired": handlers.clear_export,
    },
    schedules={"expire_exports": Schedule(minutes=60, run=exporting.expire)},
    queue="projection",
)
