"""A process that posts invoices and credit notes as fast as it can, until it is killed (test_service.py)."""

import sys

from chalicelib.core.context import acting
from chalicelib.invoicing import service
from tests.builders import unsaved_order

if __name__ == "__main__":
    with acting(shop=sys.argv[1], by="doomed"):
        while True:
            invoice = service.post_invoice(unsaved_order().facts())
            service.credit(invoice.number, f"ref_{invoice.number}", 2500, "doomed", refunded=True)
            print("posted", flush=True)
