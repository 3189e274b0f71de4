"""What the storefront module declares."""

from chalicelib.core.module import Module
from chalicelib.storefront import (
    account_routes,
    cart_routes,
    checkout_routes,
    machine_routes,
    order_routes,
    review_routes,
    routes,
)

storefront = Module(
    name="storefront",
    title="Storefront",
    needs=(
        "shop",
        "look",
        "pricing",
        "catalogue",
        "media",
        "inventory",
        "customers",
        "cart",
        "orders",
        "payments",
        "checkout",
        "reviews",
    ),
    routes=(
        routes.routes,
        cart_routes.routes,
        cart_routes.forms,
        checkout_routes.routes,
        checkout_routes.contact_form,
        checkout_routes.delivery_form,
        checkout_routes.payment_form,
        order_routes.routes,
        account_routes.routes,
        account_routes.email_form,
        account_routes.code_form,
        account_routes.details_form,
        review_routes.routes,
        review_routes.review_form,
        review_routes.comment_form,
        machine_routes.routes,
    ),
    queue="projection",
)
