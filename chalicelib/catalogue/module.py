"""What the catalogue module declares."""

from chalicelib.catalogue import handlers
from chalicelib.catalogue.routes import routes
from chalicelib.catalogue.staff_routes import routes as staff_routes
from chalicelib.core.module import Module, Schedule

catalogue = Module(
    name="catalogue",
    title="Catalogue",
    needs=("shop", "pricing"),
    routes=(routes, staff_routes),
    handlers={"product.created": handlers.finish_product, "product.changed": handlers.finish_product},
    schedules={"build_search": Schedule(minutes=10, run=handlers.build_search)},
    queue="projection",
    always=True,
)
