"""What happens to customers."""

from dataclasses import dataclass, field

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class CustomerAdded(Fact, name="customer.added"):
    """Someone bought, asked to sign in, or was entered by staff for the first time. `source` says which."""

    customer_id: str
    email: str
    source: str  # order, sign_in or staff


@dataclass(frozen=True)
class CodeRequested(Fact, name="customer.code_requested"):
    """Someone wants to sign in: send them the code, which `service.code_for(code_id)` gives; it is never stored."""

    customer_id: str
    email: str
    language: str
    code_id: str


@dataclass(frozen=True)
class AccountOpened(Fact, name="customer.account_opened"):
    """Someone signed in for the first time."""

    customer_id: str
    email: str


@dataclass(frozen=True)
class ConsentChanged(Fact, name="customer.consent_changed"):
    """Someone agreed to marketing by e-mail, or took that back (GDPR article 7: it must be possible to show)."""

    customer_id: str
    accepts_marketing: bool
    source: str = ""  # account, checkout, order or staff


@dataclass(frozen=True)
class CustomerChanged(Fact, name="customer.changed"):
    """Fields of a customer were changed, by themselves or by staff."""

    customer_id: str
    fields: list[str]


@dataclass(frozen=True)
class PasskeyChanged(Fact, name="customer.passkey_changed"):
    """A customer added a passkey, or removed one."""

    customer_id: str
    added: bool


@dataclass(frozen=True)
class EmailChangeRequested(Fact, name="customer.email_change_requested"):
    """Someone wants another address: send the code to the new one; `service.code_for(code_id)` gives it."""

    customer_id: str
    email: str
    language: str
    code_id: str


@dataclass(frozen=True)
class EmailChanged(Fact, name="customer.email_changed"):
    """A customer has another address from now on. The old one is told, in case it was not they who did it."""

    customer_id: str
    email: str
    old_email: str
    language: str


@dataclass(frozen=True)
class CustomerMerged(Fact, name="customer.merged"):
    """A customer turned out to be another one, and is no customer of their own any more: their last event."""

    customer_id: str
    into: str


@dataclass(frozen=True)
class CustomerJoined(Fact, name="customer.joined"):
    """Another customer turned out to be this one: told on the one who is left."""

    customer_id: str
    merged: str


@dataclass(frozen=True)
class CustomerErased(Fact, name="customer.erased"):
    """A customer was erased: every module removes what it keeps of them, but for what the law has it keep.

    `also` are the ids of those who were merged into them.
    """

    customer_id: str
    also: list[str] = field(default_factory=list)
