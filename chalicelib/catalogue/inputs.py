"""What the catalogue takes."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.catalogue import rules
from chalicelib.core import clock
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


def _moment(text: str) -> str:
    """In the form every time of ours has, so that texts compare as times do."""
    return clock.as_text(clock.parse(text))


def _said(check: Callable[[str], str | None]) -> AfterValidator:
    """A rule's refusal as pydantic wants it."""

    def checked(value: str) -> str | None:
        try:
            return check(value)
        except Refused as refused:
            raise ValueError(refused.sentence) from None

    return AfterValidator(checked)


Moment = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$", max_length=32),
    AfterValidator(_moment),
]
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


class SetGlossary(Input):
    """All words, each with its texts by language; `version` is the one that was read, 0 where there are none yet."""

    version: int = Field(ge=0)
    words: dict[
        Annotated[str, StringConstraints(min_length=1, max_length=255)],
        dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], Annotated[str, Field(max_length=255)]],
    ] = Field(max_length=5000)


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
    publish_at: Moment | None = Field(
        default=None, description="When a draft goes on sale by itself; null: it does not"
    )

    def fields(self) -> dict[str, Any]:
        given = self.model_dump(exclude_unset=True, exclude={"variants", "version"})
        return {name: value for name, value in given.items() if value is not None or name == "publish_at"}


class NewProductIn(_ProductFields):
    """A product with its variants: at least one."""

    title: Title
    variants: list[NewVariantIn] = Field(min_length=1, max_length=rules.MOST_VARIANTS)


class ChangeOneVariantIn(ChangeVariantIn):
    """What changes of the variant with this SKU."""

    sku: Sku

    def fields(self) -> dict[str, Any]:
        return {name: value for name, value in super().fields().items() if name != "sku"}


class VariantsIn(Input):
    """What becomes of a product's variants. One that is added again under the options of a removed one is that one."""

    add: list[NewVariantIn] = Field(default=[], max_length=rules.MOST_VARIANTS)
    change: list[ChangeOneVariantIn] = Field(default=[], max_length=rules.MOST_VARIANTS)
    remove: list[Sku] = Field(default=[], max_length=rules.MOST_VARIANTS)


class ChangeProductIn(_ProductFields):
    """What changes of a product, and of its variants with it; `version` is the one that was read."""

    title: Title | None = None
    version: int | None = None
    variants: VariantsIn | None = None


class ProductsQuery(PageQuery):
    """Filters of the staff's list of products."""

    status: Status | None = None
    q: str = Field(default="", max_length=200)
    vendor: str = Field(default="", max_length=255)
    type: str = Field(default="", max_length=255)
    tag: str = Field(default="", max_length=255)
    collection: str = Field(default="", max_length=200)
    stock: Literal["in", "out"] | None = Field(default=None, description="Whether anything of it can be bought now")
    product_id: list[Annotated[str, Field(min_length=1, max_length=64)]] = Field(default=[], max_length=100)


class VariantsQuery(ProductsQuery):
    """Filters of the list of variants; `code` is a SKU or a barcode, whole."""

    code: str = Field(default="", max_length=128)


class ConditionIn(Input):
    field: Literal["title", "vendor", "type", "tag", "price"]
    is_: Literal["is", "not", "contains", "starts", "above", "below"] = Field(alias="is")
    value: str = Field(min_length=1, max_length=255, description="Of a price: a currency and minor units, as NOK 50000")


class RuleIn(Input):
    """Which products belong by themselves: those that meet all, or any, of the conditions."""

    match: Literal["all", "any"] = "all"
    conditions: list[ConditionIn] = Field(min_length=1, max_length=rules.MOST_CONDITIONS)


class _CollectionFields(Input):
    rule: RuleIn | None = Field(default=None, description="null: products are put in it by hand")
    product_order: list[Annotated[str, Field(min_length=1, max_length=64)]] | None = Field(
        default=None, max_length=1_000, description="These come first, in this order"
    )
    description: Html | None = None
    image: ImageIn | None = None
    translations: Translations | None = Field(default=None, max_length=20)
    position: int | None = Field(default=None, ge=0, le=999_999)

    def fields(self) -> dict[str, Any]:
        given = self.model_dump(exclude_unset=True, exclude={"version"})
        if self.rule is not None:
            given["rule"] = self.rule.model_dump(by_alias=True)
        return {name: value for name, value in given.items() if value is not None or name in ("image", "rule")}


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


class ProductChangeIn(Input):
    """The same for each of many products."""

    status: Status | None = None
    vendor: Short | None = None
    product_type: Short | None = None
    add_tags: list[Word] = Field(default=[], max_length=50)
    remove_tags: list[Word] = Field(default=[], max_length=50)
    add_collections: list[Address] = Field(default=[], max_length=50)
    remove_collections: list[Address] = Field(default=[], max_length=50)


class BulkIn(Input):
    """Either products with one change for all of them, or variants, each with its own."""

    title: str = Field(default="", max_length=120, description="What it is called while it is under way")
    product_ids: list[Annotated[str, Field(min_length=1, max_length=64)]] = Field(default=[], max_length=5_000)
    change: ProductChangeIn | None = None
    variants: list[Annotated[ChangeOneVariantIn | Any, Field(union_mode="left_to_right")]] = Field(
        default=[], max_length=20_000
    )

    @model_validator(mode="after")
    def _one_or_the_other(self) -> "BulkIn":
        if bool(self.product_ids) == bool(self.variants) or bool(self.product_ids) != (self.change is not None):
            raise PydanticCustomError("products_or_variants", "Give product_ids with a change, or else variants")
        return self
