"""What the catalogue module declares."""

from chalicelib.catalogue import handlers, service
from chalicelib.catalogue.bulk_routes import routes as bulk_routes
from chalicelib.catalogue.routes import routes
from chalicelib.catalogue.staff_routes import routes as staff_routes
from chalicelib.core.module import Module, Schedule

catalogue = Module(
    name="catalogue",
    title="Catalogue",
    needs=("shop", "pricing", "media"),
    routes=(routes, staff_routes, bulk_routes),
    schedules={
        "build_search": Schedule(minutes=10, run=handlers.build_search),
        "publish": Schedule(minutes=1, run=service.publish_due),
    },
    handlers={
        "product.created": (handlers.finish_product, handlers.note_pictures),
        "product.changed": (handlers.finish_product, handlers.note_pictures),
        "product.variants_added": handlers.note_pictures,
        "product.variants_changed": handlers.note_pictures,
        "bulk_edit.moved": handlers.take_part,
        "collection.created": handlers.note_picture,
        "collection.changed": (handlers.fill_by_rule, handlers.note_picture),
        "collection.refilled": handlers.go_on_filling,
        "collection.removed": handlers.note_picture,
    },
    own_markers=True,
    queue="projection",
    always=True,
)
