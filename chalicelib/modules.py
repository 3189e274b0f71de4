"""The modules of this installation, one line each, in dependency order. Adding a module is adding a line."""

from importlib import import_module

from chalicelib.core.module import Module

NAMES = (
    "shop",
    "media",
    "look",
    "pricing",
    "catalogue",
    "inventory",
    "customers",
    "alerts",
    "cart",
    "orders",
    "payments",
    "checkout",
    "fulfilment",
    "invoicing",
    "reviews",
    "notifications",
    "reports",
    "interchange",
    "storefront",
)


def _declared(name: str) -> Module:
    module: Module = getattr(import_module(f"chalicelib.{name}.module"), name)
    return module


MODULES = tuple(_declared(name) for name in NAMES)
