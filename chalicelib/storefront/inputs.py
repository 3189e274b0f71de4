"""What the pages' forms send."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, Json, model_validator

from chalicelib.core.http import Input
from chalicelib.core.passkeys import NewPasskeyIn, SignedIn
from chalicelib.customers.service import AddressIn, EmailAddress


def _short_number(given: Any) -> Any:
    return given.strip()[:12] if isinstance(given, str) else given


Whole = Annotated[int, BeforeValidator(_short_number)]
ADDRESS = tuple(AddressIn.model_fields)


def gathered(given: Any, name: str, into: str, most: int) -> Any:
    """The fields name0, name1 ... of a form as one list."""
    if not isinstance(given, dict):
        return given
    names = [f"{name}{n}" for n in range(most) if f"{name}{n}" in given]
    rest = {key: value for key, value in given.items() if key not in names}
    return rest | ({into: [str(given[each]) for each in names]} if names else {})


class AddToCart(Input):
    """A SKU; or a product with the value of each of its options."""

    sku: str = Field(default="", max_length=128)
    handle: str = Field(default="", max_length=255)
    quantity: Whole = Field(default=1, ge=1, le=9999)
    options: list[Annotated[str, BeforeValidator(lambda text: text[:255])]] = Field(default_factory=list, max_length=10)

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, given: Any) -> Any:
        return gathered(given, "option", "options", 10)


class AskAlert(Input):
    """To be told when an article is there again."""

    sku: str = Field(min_length=1, max_length=128)
    email: EmailAddress


class ChangeLine(Input):
    """How many; none takes the line away. Or to put it back, after it was taken away."""

    quantity: Whole = Field(default=0, ge=0, le=9999)
    restore: bool = False


class Contact(Input):
    """Who buys. The address is validated once it is known whether there are goods to send."""

    email: EmailAddress
    note: str = Field(default="", max_length=2000)
    gift_note: str = Field(default="", max_length=500)
    tax_number: str = Field(default="", max_length=40)
    accepts_marketing: bool = False
    address_id: str = Field(default="", max_length=64)  # one that a signed-in customer keeps with the shop
    country: str = Field(default="", max_length=2)
    name: str = Field(default="", max_length=1000)
    company: str = Field(default="", max_length=1000)
    line1: str = Field(default="", max_length=1000)
    line2: str = Field(default="", max_length=1000)
    city: str = Field(default="", max_length=1000)
    region: str = Field(default="", max_length=1000)
    postal_code: str = Field(default="", max_length=1000)
    phone: str = Field(default="", max_length=1000)

    def address(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ADDRESS}

    def about_the_order(self) -> dict[str, Any]:
        return {
            "email": self.email,
            "note": self.note.strip(),
            "gift_note": self.gift_note.strip() or None,
            "tax_number": " ".join(self.tax_number.split()) or None,
            "accepts_marketing": self.accepts_marketing,
        }


class Delivery(Input):
    delivery_option: str = Field(default="", max_length=64)


class HowToPay(Input):
    payment_method: str = Field(default="", max_length=40)


class Pay(Input):
    """Which cart is ordered, at which total in minor units, and how it is paid. The cart can be ordered once only."""

    cart: str = Field(max_length=64)
    total: Whole = Field(ge=0, le=10**12)
    payment_method: Literal["stripe", "invoice", "manual"]


class CancelOrder(Input):
    """Cancel; `again` gives the cart back, to change it or to pay another way."""

    again: bool = False


class AskForCode(Input):
    email: EmailAddress
    next: str = Field(default="", max_length=500)
    again: str = Field(default="", max_length=1)


class SignIn(AskForCode):
    code: str = Field(min_length=1, max_length=20)


class SignInByPasskey(Input):
    passkey: Json[SignedIn]
    next: str = Field(default="", max_length=500)


class AddPasskey(Input):
    passkey: Json[NewPasskeyIn]


class Details(Input):
    name: str = Field(default="", max_length=120)
    phone: str = Field(default="", max_length=40)
    accepts_marketing: bool = False
    language: Literal["en", "nb", "id"] | None = None


class WriteReview(Input):
    """A review; with `review_id` the one it replaces. Its photos are the form's files; `without` go, by address."""

    review_id: str = Field(default="", max_length=64)
    stars: Whole = Field(ge=1, le=5)
    title: str = Field(default="", max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")
    text: str = Field(default="", max_length=5000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")
    without: list[Annotated[str, Field(max_length=300)]] = Field(default_factory=list, max_length=4)

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, given: Any) -> Any:
        return gathered(given, "without", "without", 4)


class WriteComment(Input):
    text: str = Field(min_length=1, max_length=2000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")


class OrderAgain(Input):
    order_id: str = Field(min_length=1, max_length=64)


class NewEmail(Input):
    email: EmailAddress


class NewCode(Input):
    code: str = Field(min_length=1, max_length=20)


class KeepAddress(AddressIn):
    """An address to keep; a new one where no `address_id` is given."""

    address_id: str = Field(default="", max_length=64)
    default: bool = False


class ChangeAddress(Input):
    deed: Literal["remove", "default"]


class SignOutOf(Input):
    """One device by its session, or `all`."""

    session_id: str = Field(min_length=1, max_length=64)


class Forget(Input):
    email: EmailAddress


class TakeBackReview(Input):
    review_id: str = Field(min_length=1, max_length=64)


class VoteForReview(Input):
    deed: Literal["helpful", "undo"]
