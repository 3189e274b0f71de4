"""What the storefront module declares."""

from chalicelib.core.module import Module

storefront = Module(
    name="storefront",
    title="Storefront",
    needs=("shop", "pricing", "catalogue", "inventory", "customers", "cart", "orders", "payments", "checkout", "reviews"),
    queue="projection",
)
