"""What the interchange module declares."""

from chalicelib.core.module import Module
from chalicelib.interchange import handlers
from chalicelib.interchange.routes import routes

interchange = Module(
    name="interchange",
    title="Moving in and out",
    needs=("shop", "catalogue", "inventory"),
    routes=(routes,),
    handlers={"import.sliced": handlers.take_slice},
    queue="projection",
)
