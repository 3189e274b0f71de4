"""What the pricing module declares."""

from chalicelib.core.module import Module
from chalicelib.pricing.routes import routes

pricing = Module(
    name="pricing",
    title="Prices and taxes",
    needs=("shop",),
    routes=(routes,),
    queue="projection",
    always=True,
)
