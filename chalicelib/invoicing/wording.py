"""The words on paper in each language, and how dates, amounts, rates and counts are written there (CLDR, by Babel)."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from chalicelib.core.money import exponent

Language = Literal["en", "nb", "id"]

# Words in the order of _LANGUAGES.
_LANGUAGES: tuple[Language, ...] = ("en", "nb", "id")
_WORDS: dict[str, tuple[str, str, str]] = {
    "invoice": ("Invoice", "Faktura", "Faktur"),
    "credit_note": ("Credit note", "Kreditnota", "Nota kredit"),
    "packing_slip": ("Packing slip", "Pakkseddel", "Surat jalan"),
    "picking_list": ("Picking list", "Plukkliste", "Daftar pengambilan"),
    "pick_at": ("Pick at", "Plukkes på", "Diambil di"),
    "issued": ("Date", "Dato", "Tanggal"),
    "due": ("Due", "Forfall", "Jatuh tempo"),
    "order": ("Order", "Ordre", "Pesanan"),
    "orders": ("Orders", "Ordre", "Pesanan"),
    "corrects": ("Corrects invoice", "Gjelder faktura", "Mengoreksi faktur"),
    "billed_to": ("Billed to", "Faktureres til", "Ditagihkan kepada"),
    "ordered_by": ("Ordered by", "Bestilt av", "Dipesan oleh"),
    "deliver_to": ("Deliver to", "Leveres til", "Dikirim ke"),
    "tax_number": ("Tax no.", "Mva.-nr.", "No. pajak"),
    "sku": ("SKU", "Varenr.", "SKU"),
    "item": ("Item", "Vare", "Barang"),
    "quantity": ("Qty", "Antall", "Jumlah"),
    "unit_price": ("Unit price", "Enhetspris", "Harga satuan"),
    "tax": ("Tax", "Mva.", "Pajak"),
    "amount": ("Amount", "Beløp", "Nilai"),
    "subtotal": ("Subtotal", "Delsum", "Subtotal"),
    "discount": ("Discount", "Rabatt", "Diskon"),
    "shipping": ("Shipping", "Frakt", "Ongkos kirim"),
    "total": ("Total {currency}", "Totalt {currency}", "Total {currency}"),
    "units": ("Items in all", "Antall i alt", "Jumlah barang"),
    "included": ("Of which tax", "Herav mva.", "Termasuk pajak"),
    "paid": ("Paid", "Betalt", "Sudah dibayar"),
    "balance": ("Amount due", "Å betale", "Sisa tagihan"),
    "refunded": ("Refunded", "Tilbakebetalt", "Sudah dikembalikan"),
    "to_refund": ("Still to be refunded", "Gjenstår å tilbakebetale", "Belum dikembalikan"),
    "rate": ("Tax rate", "Mva.-sats", "Tarif pajak"),
    "base": ("Taxable amount", "Grunnlag", "Dasar pengenaan"),
    "currency": ("All amounts in {currency}.", "Alle beløp i {currency}.", "Semua nilai dalam {currency}."),
    "inclusive": ("Prices include tax.", "Prisene er inkludert mva.", "Harga sudah termasuk pajak."),
    "exclusive": ("Prices do not include tax.", "Prisene er uten mva.", "Harga belum termasuk pajak."),
    "payment": ("How to pay", "Slik betaler du", "Cara membayar"),
    "reference": ("Reference: {number}", "Merk betalingen: {number}", "Berita transfer: {number}"),
    "gift_note": ("With a greeting", "Med en hilsen", "Dengan salam"),
    "note": ("Note", "Merknad", "Catatan"),
    "page": ("Page {page} of {pages}", "Side {page} av {pages}", "Halaman {page} dari {pages}"),
    "paid_on": ("Paid {day}", "Betalt {day}", "Dibayar {day}"),
    "by_card": ("by card", "med kort", "dengan kartu"),
    "approved": (
        "Approved on card; charged when it is shipped",
        "Godkjent på kort; belastes når varene sendes",
        "Disetujui dengan kartu; ditagih saat barang dikirim",
    ),
    "account": ("Account: {account}", "Konto: {account}", "Rekening: {account}"),
    "refund": ("Refund: {reason}", "Tilbakebetaling: {reason}", "Pengembalian dana: {reason}"),
    "cancelled": ("Cancelled: {reason}", "Avbestilt: {reason}", "Dibatalkan: {reason}"),
    "cancelled_by_buyer": ("cancelled by the buyer", "avbestilt av kjøperen", "dibatalkan oleh pembeli"),
    "payment_not_received": ("payment not received", "betaling ikke mottatt", "pembayaran tidak diterima"),
    "no_reason": ("no reason given", "ingen grunn oppgitt", "tanpa alasan"),
}
_LONG_DATE: dict[Language, str] = {"en": "d MMMM y", "nb": "d. MMMM y", "id": "d MMMM y"}


def word(name: str, language: Language, **values: object) -> str:
    """A label in a language of the documents."""
    return _WORDS[name][_LANGUAGES.index(language)].format(**values)


def paid_status(day: date, language: Language, by_card: bool = False) -> str:
    """The usual status line: "Paid 22 November 2026 by card"."""
    sentence = word("paid_on", language, day=long_date(day, language))
    return f"{sentence} {word('by_card', language)}" if by_card else sentence


def long_date(day: date, language: Language) -> str:
    from babel.dates import format_date

    return str(format_date(day, _LONG_DATE[language], locale=language))


def amount(minor: int, currency: str, language: Language) -> str:
    """Every decimal of the currency, no more: 1250 is "12,50" in IDR, "1.250" in JPY, "1,250" in KWD, in id."""
    from babel.numbers import format_decimal

    places = exponent(currency)
    pattern = "#,##0." + "0" * places if places else "#,##0"
    return str(format_decimal(Decimal(minor).scaleb(-places), pattern, locale=language))


@lru_cache(maxsize=256)
def rate(basis_points: int, language: Language) -> str:
    from babel import Locale
    from babel.numbers import format_percent

    pattern = Locale(language).percent_formats[None].pattern.replace("##0", "##0.##")
    return str(format_percent(Decimal(basis_points) / 10000, pattern, locale=language))


@lru_cache(maxsize=256)
def count(number: int, language: Language) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=language))
