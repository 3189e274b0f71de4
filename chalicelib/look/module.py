"""What the look module declares."""

from chalicelib.core.module import Module
from chalicelib.look import content_routes, handlers
from chalicelib.look.routes import routes

look = Module(
    name="look",
    title="Look",
    needs=("shop", "media"),
    routes=(routes, content_routes.routes),
    handlers={
        "content_page.created": handlers.note_pictures,
        "content_page.changed": handlers.note_pictures,
        "content_page.removed": handlers.note_pictures,
    },
    queue="projection",
    always=True,
)
