"""What the catalogue takes."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from chalicelib.catalogue import rules
from chalicelib.core.errors import Refused
from chalicelib.core.http import Input, PageQuery
from chalicelib.core.money import LARGEST

Short = Annotated[str, StringConstraints(max_length=255)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=255)]
Html = Annotated[str, StringConstraints(max_length=100_000)]
Address = Annotated[
    str, StringConstraints(min_length=1, max_length=rules.LONGEST_HANDLE, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
Word = Annotated[str, StringConstraints(min_length=1, max_length=255)]
Custom = dict[
    Annotated[str, StringConstraints(min_length=1, max_length=120)], Annotated[str, Field(max_length=5000)] | bool | int
]
Status = Literal["draft", "active", "archived"]
Sort = Literal["relevance", "newest", "price", "-price", "rating", "title"]


def _web_address(url: str) -> str:
    if not (url.startswith(("https://", "http://")) or (url.startswith("/") and not url.startswith("//"))):
        raise ValueError("An address starts with https://, or / for one of this shop")
    if any(letter in url for letter in "\"'<>\\") or not url.isprintable() or " " in url:
        raise ValueError("An address has no quotation marks, angle brackets or spaces")
    return url


def _said(check: Callable[[str], str | None]) -> AfterValidator:
    """A rule's refusal as pydantic wants it."""

    def checked(value: str) -> str | None:
        try:
            return check(value)
        except Refused as refused:
            raise ValueError(refused.sentence) from None

    return AfterValidator(checked)


Url = Annotated[str, Field(max_length=2000), AfterValidator(_web_address)]
Sku = Annotated[str, Field(min_length=1, max_length=rules.LONGEST_SKU), _said(rules.checked_sku)]
Barcode = Annotated[str, Field(max_length=64), _said(rules.checked_barcode)]


class CardsQuery(PageQuery):
    """Filters of the public list. Beside these, `option.NAME=VALUE` narrows to products with that option's value, and
    `field.NAME=VALUE` to those with that value of a custom field.
    """

    model_config = ConfigDict(extra="allow")

    q: str = Field(default="", max_length=200)
    collection: list[Short] = Field(default=[], max_length=20)
    tag: list[Short] = Field(default=[], max_length=20)
    vendor: list[Short] = Field(default=[], max_length=20)
    min_price: int | None = Field(default=None, ge=0, le=LARGEST, description="minor units of the shop's currency")
    max_price: int | None = Field(default=None, ge=0, le=LARGEST, description="minor units of the shop's currency")
    price: list[Annotated[str, StringConstraints(pattern=r"^\d{1,15}-\d{0,15}$")]] = Field(
        default=[], max_length=20, description="ranges FROM-BELOW of the lowest price, as the facet gives them"
    )
    rating: list[Annotated[int, Field(ge=1, le=5)]] = Field(
        default=[], max_length=5, description="at least these stars"
    )
    in_stock: bool | None = None
    sort: Sort | None = None


class MoneyIn(Input):
    amount: int = Field(ge=0, le=LARGEST, strict=True)
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class FocalIn(Input):
    """The point of a picture that must not be cut off, in thousandths of its width and height."""

    x: int = Field(ge=0, le=1000)
    y: int = Field(ge=0, le=1000)


class ImageIn(Input):
    """A picture, by the address the library or another site gave it. The library's own sizes win over those given."""

    url: Url
    alt: str = Field(default="", max_length=512, description="in the shop's own language")
    alts: dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], Annotated[str, Field(max_length=512)]] = Field(
        default={}, max_length=20, description="by language"
    )
    focal: FocalIn | None = None
    width: int | None = Field(default=None, ge=1, le=100_000)
    height: int | None = Field(default=None, ge=1, le=100_000)


class SeoIn(Input):
    title: str = Field(default="", max_length=255)
    description: str = Field(default="", max_length=1000)


class TranslationIn(Input):
    title: Short = ""
    description: Html = ""


Prices = Annotated[list[MoneyIn], Field(max_length=50)]
Translations = dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], TranslationIn]


class _VariantFields(Input):
    options: dict[Word, Word] | None = Field(default=None, max_length=rules.MOST_OPTIONS)
    prices: Prices | None = None
    compare_at: Prices | None = None
    cost: Prices | None = None
    tax_class: str | None = Field(default=None, pattern=r"^[a-z0-9_]{1,40}$")
    kind: Literal["goods", "digital", "service"] | None = None
    tracked: bool | None = None
    sell_when_out: bool | None = None
    barcode: Barcode | None = None
    grams: int | None = Field(default=None, ge=0, le=100_000_000)
    image: Url | None = None
    custom_fields: Custom | None = Field(default=None, max_length=250)

    def fields(self) -> dict[str, Any]:
        """The fields that were given, as the service takes them. Only barcode and image can be emptied."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        given = {name: value for name, value in given.items() if value is not None or name in ("barcode", "image")}
        for name in ("prices", "compare_at", "cost"):
            if name in given:
                given[name] = {money.currency: money.amount for money in given[name]}
        if "kind" in given:
            given["variant_kind"] = given.pop("kind")
        return given


class NewVariantIn(_VariantFields):
    """A variant to add. Without a SKU it is given one."""

    sku: Sku | None = None

    def wanted(self) -> rules.NewVariant:
        return rules.NewVariant(**self.fields())


class ChangeVariantIn(_VariantFields):
    """What changes of a variant; `version` is the one that was read."""

    version: int | None = None

    def fields(self) -> dict[str, Any]:
        return {name: value for name, value in super().fields().items() if name != "version"}


class _ProductFields(Input):
    handle: Address | None = None
    description: Html | None = None
    status: Status | None = None
    vendor: Short | None = None
    product_type: Short | None = None
    tags: list[Word] | None = Field(default=None, max_length=250)
    images: list[ImageIn] | None = Field(default=None, max_length=100)
    collections: list[Address] | None = Field(default=None, max_length=50)
    translations: Translations | None = Field(default=None, max_length=20)
    custom_fields: Custom | None = Field(default=None, max_length=250)
    seo: SeoIn | None = None

    def fields(self) -> dict[str, Any]:
        given = self.model_dump(exclude_unset=True, exclude={"variants", "version"})
        return {name: value for name, value in given.items() if value is not None}


class NewProductIn(_ProductFields):
    """A product with its variants: at least one."""

    title: Title
    variants: list[NewVariantIn] = Field(min_length=1, max_length=rules.MOST_VARIANTS)


class ChangeProductIn(_ProductFields):
    """What changes of a product; `version` is the one that was read."""

    title: Title | None = None
    version: int | None = None


class ProductsQuery(PageQuery):
    """Filters of the staff's list of products."""

    status: Status | None = None
    q: str = Field(default="", max_length=200)


class _CollectionFields(Input):
    description: Html | None = None
    image: ImageIn | None = None
    translations: Translations | None = Field(default=None, max_length=20)
    position: int | None = Field(default=None, ge=0, le=999_999)

    def fields(self) -> dict[str, Any]:
        given = self.model_dump(exclude_unset=True, exclude={"version"})
        return {name: value for name, value in given.items() if value is not None or name == "image"}


class NewCollectionIn(_CollectionFields):
    title: Title
    handle: Address | None = None


class ChangeCollectionIn(_CollectionFields):
    title: Title | None = None
    version: int | None = None


class MembersIn(Input):
    """Products to put in a collection."""

    product_ids: list[Annotated[str, Field(min_length=1, max_length=64)]] = Field(min_length=1, max_length=100)


class RemoveQuery(Input):
    """What is removed or archived; `version` is the one that was read."""

    version: int | None = None
