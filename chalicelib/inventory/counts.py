"""Counts and corrections: what staff, imports and feeds say of stock, each guarded by what it was decided on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from chalicelib.catalogue import service as catalogue
from chalicelib.core import ids
from chalicelib.core.errors import RaceLost, Refused, invalid
from chalicelib.core.table import Item, Ref, fetch
from chalicelib.core.transaction import Otherwise, Transaction, retried
from chalicelib.inventory.events import StockChanged
from chalicelib.inventory.ledger import Place, post
from chalicelib.inventory.models import Level, StockChange, Stocked
from chalicelib.inventory.places import known_location

UNKNOWN_SKU = invalid("sku", "unknown_sku", "No product has this SKU. Add the product first, or check the spelling.")


@dataclass(frozen=True)
class Found:
    """A level as it was read (None: there is none yet), and where it is."""

    place: Place
    level: Level | None

    @property
    def on_hand(self) -> int:
        return self.level.on_hand if self.level else 0

    @property
    def safety(self) -> int:
        return self.level.safety if self.level else 0

    @property
    def reserved(self) -> int:
        return self.level.reserved if self.level else 0

    @property
    def incoming(self) -> int:
        return self.level.incoming if self.level else 0

    def as_read(self) -> Condition:
        """That nobody counted or shipped since; what orders reserve meanwhile does not matter to a count."""
        if self.level is None:
            return Path("pk").does_not_exist()
        unchanged: Condition = (Level.on_hand == self.level.on_hand) & (Level.safety == self.level.safety)
        unchanged &= Level.incoming == self.level.incoming
        return unchanged


def refs(sku: str, location_id: str) -> list[Ref]:
    """What `found` wants to have been read: the level, and the variant that says whose it is."""
    return [Level.ref(sku=sku, location_id=location_id), catalogue.variant_ref(sku)]


def found(sku: str, location_id: str, level: Item | None, variant: Item | None) -> Found:
    """The level a count is about. Refuses a SKU that is neither a variant's nor in stock."""
    if isinstance(level, Level):
        return Found(Place(sku, level.product_id, location_id), level)
    product_id = getattr(variant, "product_id", None)
    if product_id is None:
        raise UNKNOWN_SKU
    return Found(Place(sku, product_id, location_id), None)


def _look_up(sku: str, location_id: str) -> Found:
    known_location(location_id)
    level, variant = fetch(refs(sku, location_id))
    return found(sku, location_id, level, variant)


@retried
def set_level(
    sku: str,
    location_id: str,
    on_hand: int | None = None,
    safety: int | None = None,
    reason: str = "counted",
    cause: str = "",
    note: str = "",
    incoming: int | None = None,
) -> None:
    """Set what was counted, what is kept back as safety stock, and what is on its way; what is None stays.

    The write requires that on hand is still what was read, and is tried again where it is not. Fewer may be counted
    than are reserved: then `available` is below nothing, no more can be sold, and the lists show what is missing.
    """
    if min(on_hand or 0, safety or 0, incoming or 0) < 0:
        raise invalid("on_hand", "negative", "A count is nothing or more. Say how many there are.")
    at = _look_up(sku, location_id)
    with Transaction() as tx:
        event_id = announce(tx, [sku], reason, cause, note)
        write_count(tx, at, reason, on_hand, safety, cause or event_id, note, incoming)
        list_stocked(tx, [at])


TOGETHER = 30  # SKUs in one transaction: level, movement and list entry of each, and the change and its event, are 92


def set_levels(counted: Mapping[str, int], location_id: str, reason: str, cause: str) -> None:
    """Set what is on hand of many SKUs at a location, many in one transaction with one event for all of them.

    A part that is interrupted is whole or not there; what is so already is not written again.
    """
    skus = list(counted)
    known_location(location_id)
    for start in range(0, len(skus), TOGETHER):
        _set_together({sku: counted[sku] for sku in skus[start : start + TOGETHER]}, location_id, reason, cause)


@retried
def _set_together(counted: Mapping[str, int], location_id: str, reason: str, cause: str) -> None:
    read = fetch([ref for sku in counted for ref in refs(sku, location_id)])
    levels = [found(sku, location_id, read[2 * n], read[2 * n + 1]) for n, sku in enumerate(counted)]
    differing = [at for at in levels if at.level is None or at.on_hand != counted[at.place.sku]]
    if not differing:
        return
    with Transaction() as tx:
        announce(tx, [at.place.sku for at in differing], reason, cause)
        for at in differing:
            write_count(tx, at, reason, counted[at.place.sku], None, cause)
        list_stocked(tx, differing)


def write_count(
    tx: Transaction,
    at: Found,
    reason: str,
    on_hand: int | None,
    safety: int | None,
    cause: str,
    note: str = "",
    incoming: int | None = None,
) -> None:
    """Bring a level from what was read to what was counted; RaceLost where it is no longer what was read."""
    post(
        tx,
        at.place,
        reason,
        on_hand=0 if on_hand is None else on_hand - at.on_hand,
        safety=0 if safety is None else safety - at.safety,
        incoming=0 if incoming is None else incoming - at.incoming,
        cause=cause,
        note=note,
        when=at.as_read(),
    )


@retried
def move_stock(
    sku: str,
    location_id: str,
    reason: str,
    on_hand: int = 0,
    safety: int = 0,
    note: str = "",
    cause: str = "",
) -> None:
    """Change a level by these differences. Refuses to take away more than is there: 409 with how many there are.

    What is received is no longer on its way: `incoming` falls by as much, to nothing at the least.
    """
    at = _look_up(sku, location_id)
    arrived = min(at.incoming, on_hand) if reason == "received" and on_hand > 0 else 0
    with Transaction() as tx:
        event_id = announce(tx, [sku], reason, cause, note)
        post(
            tx,
            at.place,
            reason,
            on_hand=on_hand,
            safety=safety,
            incoming=-arrived,
            cause=cause or event_id,
            note=note,
            floor={"on_hand": 0, "safety": 0},
            when=(Level.incoming == at.incoming) if arrived else None,
            otherwise=_there_are(sku, at.incoming if arrived else None),
        )
        list_stocked(tx, [at])


def _there_are(sku: str, incoming: int | None = None) -> Otherwise:
    def refusal(stored: Item | None) -> Exception:
        if incoming is not None and getattr(stored, "incoming", None) != incoming:
            return RaceLost()
        level = stored if isinstance(stored, Level) else Level(on_hand=0, safety=0)
        return Refused(
            "not_on_hand",
            f"{level.on_hand} of {sku} {'is' if level.on_hand == 1 else 'are'} on hand there, with a safety stock of "
            f"{level.safety}. Neither can go below nothing: take away fewer, or count again.",
            status=409,
            field="on_hand",
        )

    return refusal


def announce(tx: Transaction, skus: list[str], reason: str, cause: str, note: str = "") -> str:
    """Tell that stock changed, on an aggregate of its own; gives the event's id."""
    change = StockChange.new(change_id=ids.new("stc"), reason=reason, cause=cause, note=note)
    tx.create(change)
    return tx.publish(StockChanged(skus, reason, cause), on=change)


def list_stocked(tx: Transaction, levels: Iterable[Found]) -> None:
    """Put SKUs on the list of those in stock, with the first level they get at a location."""
    for sku in dict.fromkeys(at.place.sku for at in levels if at.level is None):
        tx.save(Stocked.new(sku=sku))
