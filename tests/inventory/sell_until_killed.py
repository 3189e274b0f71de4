"""A process that reserves, releases and ships one SKU as fast as it can, until it is killed (test_crash.py)."""

import random
import sys

from chalicelib.core.context import acting
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import service
from tests.inventory.build import hold

if __name__ == "__main__":
    with acting(shop=sys.argv[1], by="doomed"):
        while True:
            try:
                reservation = hold("A", random.randint(1, 3), random.choice(("main", "north")))
            except Refused:
                service.move_stock("A", "main", "received", on_hand=20)
                continue
            with Transaction() as tx:
                if random.random() < 0.5:
                    service.release(tx, reservation, "evt_release")
                else:
                    service.ship(tx, reservation, [{"sku": "A", "quantity": 1}], "evt_ship")
            print("sold", flush=True)
