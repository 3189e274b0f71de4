"""What the reviews module declares."""

from chalicelib.core.module import Module
from chalicelib.customers import service as customers
from chalicelib.reviews import handlers, personal
from chalicelib.reviews.routes import routes

customers.hold("reviews", personal.HELD)

reviews = Module(
    name="reviews",
    title="Reviews",
    needs=("catalogue", "customers", "orders", "fulfilment"),
    routes=(routes,),
    handlers={
        "order.delivered": handlers.remember_purchase,
        "review.posted": handlers.show_rating,
        "review.edited": handlers.show_rating,
        "review.published": handlers.show_rating,
        "review.rejected": handlers.show_rating,
        "review.replied": handlers.show_reply,
        "customer.erased": handlers.forget_customer,
        "customer.merged": handlers.follow_customer,
        "review.deleted": (handlers.show_rating, handlers.remove_remains),
    },
    queue="projection",
)
