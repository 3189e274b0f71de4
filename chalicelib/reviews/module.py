"""What the reviews module declares."""

from chalicelib.core.module import Module
from chalicelib.customers import service as customers
from chalicelib.reviews import handlers, personal
from chalicelib.reviews.routes import routes

customers.hold("reviews", personal.HELD)

reviews = Module(
    name="reviews",
    title="Reviews",
    needs=("media", "catalogue", "customers", "orders", "fulfilment"),
    routes=(routes,),
    handlers={
        "order.delivered": handlers.remember_purchase,
        "review.posted": (handlers.show_rating, handlers.note_photos),
        "review.edited": (handlers.show_rating, handlers.note_photos),
        "review.published": handlers.show_rating,
        "review.rejected": handlers.show_rating,
        "review.photo_removed": handlers.note_photos,
        "review.replied": handlers.show_reply,
        "customer.erased": handlers.forget_customer,
        "customer.merged": handlers.follow_customer,
        "review.deleted": (handlers.show_rating, handlers.note_photos, handlers.remove_remains),
    },
    queue="projection",
)
