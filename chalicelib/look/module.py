"""What the look module declares."""

from chalicelib.core.module import Module
from chalicelib.look.routes import routes

look = Module(name="look", title="Look", needs=("shop",), routes=(routes,), queue="projection", always=True)
