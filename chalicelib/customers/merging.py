"""Two customers who are one person: one goes into the other.

Nothing of the past is rewritten. Orders, documents and totals keep the id they were made under; the customer who is
left knows which ids are theirs (`merged_from`), and `MergedInto` says whom an old id stands for. So a merge is one
transaction, however much there is of either, and it cannot stop half way.
"""

from chalicelib.core.errors import Refused, invalid, not_found, version_moved_on
from chalicelib.core.table import fetch
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers import rules
from chalicelib.customers.events import CustomerJoined, CustomerMerged
from chalicelib.customers.knowing import regroup
from chalicelib.customers.models import Customer, MergedInto

MOST = 20  # ids that one customer has
TOO_MANY = Refused("too_many_merged", f"At most {MOST} customers can be merged into one.")


@retried
def merge_customers(customer_id: str, other_id: str, version: int, other_version: int) -> Customer:
    """Make `other_id` this customer: what is empty here is filled in from there; consent stays as it is here.

    412 when either is not as it was read; twice is once. The other's e-mail address leads here from now on.
    """
    if customer_id == other_id:
        raise invalid("other", "same_customer", "This is the same customer. Choose another one.")
    places = [Customer.ref(customer_id=each) for each in (customer_id, other_id)]
    kept, other, gone = fetch([*places, MergedInto.ref(customer_id=other_id)])
    if not isinstance(kept, Customer):
        raise not_found("customer")
    if isinstance(gone, MergedInto) and gone.into == customer_id:
        return kept
    if not isinstance(other, Customer):
        raise not_found("customer")
    if (kept.version, other.version) != (version, other_version):
        raise version_moved_on()
    earlier = list(other.merged_from or [])
    theirs = [*(kept.merged_from or []), {"customer_id": other_id, "email": other.email}, *earlier]
    if len(theirs) > MOST:
        raise TOO_MANY
    pointers = fetch([MergedInto.ref(customer_id=each["customer_id"]) for each in earlier]) if earlier else []
    with Transaction() as tx:
        tx.delete(other)
        tx.create(MergedInto.new(customer_id=other_id, into=customer_id))
        for pointer in pointers:
            if isinstance(pointer, MergedInto):
                tx.change(pointer, into=customer_id)
        if kept.group:
            regroup(tx, other.group, None)  # else their group, and its count, goes with them
        tx.change(kept, merged_from=theirs, **rules.joined(kept.facts(), other.facts()))
        tx.publish(CustomerMerged(other_id, customer_id), on=other)
        tx.publish(CustomerJoined(customer_id, other_id), on=kept)
    return kept
