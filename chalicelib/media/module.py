"""What the media module declares."""

from chalicelib.core.module import Module
from chalicelib.media.routes import routes

media = Module(
    name="media",
    title="Pictures",
    needs=("shop",),
    routes=(routes,),
    queue="projection",
    always=True,
    own_markers=True,
)
