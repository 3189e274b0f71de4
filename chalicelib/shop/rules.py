"""What each role may do. Permissions are "<area>.read" and "<area>.write"; "*" is everything."""

ROLES: dict[str, frozenset[str]] = {
    "owner": frozenset({"*"}),
    "manager": frozenset(
        f"{area}.{deed}"
        for area in (
            "orders payments fulfilment catalogue inventory customers invoices reviews settings imports jobs notifications"
        ).split()
        for deed in ("read", "write")
    )
    | {"staff.read", "holds.release"},
    "fulfilment": frozenset(
        "orders.read fulfilment.read fulfilment.write inventory.read inventory.write catalogue.read".split()
    ),
    "support": frozenset(
        "orders.read orders.write customers.read customers.write catalogue.read inventory.read reviews.read reviews.write"
        " payments.read notifications.read invoices.read fulfilment.read".split()
    ),
    "accountant": frozenset(
        "orders.read payments.read payments.write invoices.read invoices.write customers.read".split()
    ),
    "credit_controller": frozenset("orders.read customers.read invoices.read holds.release".split()),
}


def permissions_of(role: str) -> frozenset[str]:
    """What this role may do; nothing for a role that is not there any more."""
    return ROLES.get(role, frozenset())
