"""What the notifications module declares."""

from chalicelib.core.module import Module

notifications = Module(
    name="notifications",
    title="Notifications",
    needs=("shop", "customers", "orders", "invoicing"),
    queue="notification",
)
