"""Every sentence of our messages in each language, and how money and dates are written there (CLDR, by Babel)."""

import re
from datetime import date
from decimal import Decimal
from typing import Literal, cast, get_args

from chalicelib.core.money import exponent

Language = Literal["en", "nb", "id"]

# Sentences in the order of Language
_WORDS: dict[str, tuple[str, str, str]] = {
    "hello": ("Hello {name},", "Hei {name},", "Halo {name},"),
    "view_order": ("View your order", "Se bestillingen", "Lihat pesanan"),
    "order": ("Order", "Bestilling", "Pesanan"),
    "quantity": ("Quantity {count}", "Antall {count}", "Jumlah {count}"),
    "subtotal": ("Subtotal", "Delsum", "Subtotal"),
    "discount": ("Discount", "Rabatt", "Diskon"),
    "shipping": ("Shipping", "Frakt", "Ongkos kirim"),
    "tax": ("Tax", "Mva.", "Pajak"),
    "total": ("Total", "Totalt", "Total"),
    "of_which_tax": ("Of which tax", "Herav mva.", "Termasuk pajak"),
    "deliver_to": ("Deliver to", "Leveres til", "Dikirim ke"),
    "delivery": ("Delivery", "Levering", "Pengiriman"),
    "arrives": ("Expected {days}", "Ventes {days}", "Perkiraan {days}"),
    "questions": (
        "Questions? Reply to this message and we will help you.",
        "Spørsmål? Svar på denne meldingen, så hjelper vi deg.",
        "Ada pertanyaan? Balas pesan ini dan kami akan membantu Anda.",
    ),
    "why": (
        "You get this message because of an order or a request at {shop}.",
        "Du får denne meldingen på grunn av en bestilling eller forespørsel hos {shop}.",
        "Anda menerima pesan ini karena pesanan atau permintaan di {shop}.",
    ),
    # order_placed
    "placed_subject": (
        "Your order {number} from {shop}",
        "Bestillingen din {number} hos {shop}",
        "Pesanan Anda {number} di {shop}",
    ),
    "placed_heading": ("Thank you for your order", "Takk for bestillingen", "Terima kasih atas pesanan Anda"),
    "placed_paid": (
        "We have received your payment of {amount}. We write to you again when your order leaves us.",
        "Vi har mottatt betalingen på {amount}. Vi skriver til deg igjen når bestillingen sendes.",
        "Kami telah menerima pembayaran Anda sebesar {amount}. Kami akan menghubungi Anda lagi saat pesanan dikirim.",
    ),
    "placed_approved": (
        "Your card is approved for {amount}. It is charged when we send your order.",
        "Kortet ditt er godkjent for {amount}. Det belastes når vi sender bestillingen.",
        "Kartu Anda telah disetujui sebesar {amount}. Kartu ditagih saat pesanan dikirim.",
    ),
    "placed_invoice": (
        "Please pay {amount} by {day}. The invoice is attached.",
        "Betal {amount} innen {day}. Fakturaen er vedlagt.",
        "Mohon bayar {amount} paling lambat {day}. Faktur terlampir.",
    ),
    "placed_unpaid": (
        "Please pay {amount} as shown below.",
        "Betal {amount} slik det står nedenfor.",
        "Mohon bayar {amount} seperti tertera di bawah.",
    ),
    "placed_by_hand": (
        "You pay {amount} the way we agreed.",
        "Du betaler {amount} slik vi har avtalt.",
        "Anda membayar {amount} sesuai kesepakatan.",
    ),
    "placed_free": ("There is nothing to pay.", "Det er ingenting å betale.", "Tidak ada yang perlu dibayar."),
    "how_to_pay": ("How to pay", "Slik betaler du", "Cara membayar"),
    "account": ("Account {account}", "Konto {account}", "Rekening {account}"),
    "reference": ("Reference {number}", "Merk betalingen {number}", "Berita transfer {number}"),
    "due": ("Due {day}", "Forfall {day}", "Jatuh tempo {day}"),
    # order_started
    "started_subject": (
        "Your order {number} from {shop} can be paid now",
        "Bestilling {number} hos {shop} kan betales nå",
        "Pesanan {number} di {shop} siap dibayar",
    ),
    "started_heading": ("Your order is ready to be paid", "Bestillingen er klar til betaling", "Pesanan siap dibayar"),
    "started_text": (
        "{shop} has made up this order for you. Pay {amount} by card by {day}. Until then we hold the goods for you.",
        "{shop} har satt opp denne bestillingen for deg. Betal {amount} med kort innen {day}. "
        "Så lenge holder vi av varene til deg.",
        "{shop} telah menyiapkan pesanan ini untuk Anda. Bayar {amount} dengan kartu paling lambat {day}. "
        "Sampai saat itu barangnya kami simpan untuk Anda.",
    ),
    "look_and_pay": ("Look at it and pay", "Se på den og betal", "Lihat dan bayar"),
    "started_not_you": (
        "Did you not ask for it? Then leave this message be: nothing is charged, and nothing is sent.",
        "Har du ikke bedt om den? Da kan du se bort fra meldingen: ingenting trekkes, og ingenting sendes.",
        "Anda tidak memintanya? Abaikan pesan ini: tidak ada yang ditagih, dan tidak ada yang dikirim.",
    ),
    # order_paid
    "paid_subject": (
        "Payment received for order {number}",
        "Betaling mottatt for bestilling {number}",
        "Pembayaran diterima untuk pesanan {number}",
    ),
    "paid_heading": ("We have your payment", "Vi har mottatt betalingen", "Pembayaran Anda telah kami terima"),
    "paid_text": (
        "Thank you. We received {amount} for order {number}.",
        "Takk. Vi har mottatt {amount} for bestilling {number}.",
        "Terima kasih. Kami telah menerima {amount} untuk pesanan {number}.",
    ),
    "paid_rest": (
        "{amount} is still to be paid.",
        "{amount} gjenstår å betale.",
        "Masih ada {amount} yang harus dibayar.",
    ),
    "paid_all": ("Nothing more is owed.", "Alt er betalt.", "Semua sudah lunas."),
    # order_shipped
    "shipped_subject": (
        "Order {number} is on its way",
        "Bestilling {number} er på vei",
        "Pesanan {number} sedang dikirim",
    ),
    "shipped_part_subject": (
        "Part of order {number} is on its way",
        "En del av bestilling {number} er på vei",
        "Sebagian pesanan {number} sedang dikirim",
    ),
    "shipped_heading": ("Your order is on its way", "Bestillingen er på vei", "Pesanan Anda sedang dikirim"),
    "shipped_part_heading": (
        "Part of your order is on its way",
        "En del av bestillingen er på vei",
        "Sebagian pesanan Anda sedang dikirim",
    ),
    "shipped_text": (
        "What is listed below has left us.",
        "Det som står nedenfor er sendt.",
        "Barang di bawah ini telah kami kirim.",
    ),
    "shipped_more": (
        "The rest follows, and we write to you again when it leaves.",
        "Resten kommer senere, og vi skriver til deg igjen når den sendes.",
        "Sisanya menyusul, dan kami akan menghubungi Anda lagi saat dikirim.",
    ),
    "parcel": ("Parcel", "Pakke", "Paket"),
    "follow": ("Follow the parcel", "Følg pakken", "Lacak paket"),
    # order_delivered
    "delivered_subject": (
        "Order {number} was delivered",
        "Bestilling {number} er levert",
        "Pesanan {number} telah sampai",
    ),
    "delivered_heading": ("Your order has arrived", "Bestillingen er framme", "Pesanan Anda telah sampai"),
    "delivered_text": (
        "We hope you are happy with it. How was it? A few words from you help others to choose.",
        "Vi håper du er fornøyd. Hvordan var det? Noen ord fra deg hjelper andre å velge.",
        "Semoga Anda puas. Bagaimana barangnya? Ulasan Anda membantu pembeli lain memilih.",
    ),
    "write_review": ("Write a review", "Skriv en anmeldelse", "Tulis ulasan"),
    # order_refunded
    "refunded_subject": (
        "Refund for order {number}",
        "Tilbakebetaling for bestilling {number}",
        "Pengembalian dana untuk pesanan {number}",
    ),
    "refunded_heading": (
        "We have sent money back to you",
        "Vi har betalt tilbake til deg",
        "Kami telah mengembalikan dana Anda",
    ),
    "refunded_text": (
        "{amount} for order {number} is on its way to you, the same way you paid. It takes up to ten working days.",
        "{amount} for bestilling {number} er på vei til deg, samme vei som du betalte. Det tar opptil ti virkedager.",
        "{amount} untuk pesanan {number} dikembalikan lewat cara Anda membayar, paling lama sepuluh hari kerja.",
    ),
    "reason": ("Reason", "Grunn", "Alasan"),
    "refunded_amount": ("Refunded now", "Betalt tilbake nå", "Dikembalikan kali ini"),
    "refunded_in_all": ("Refunded in all", "Betalt tilbake i alt", "Total dikembalikan"),
    # order_cancelled
    "cancelled_subject": (
        "Order {number} was cancelled",
        "Bestilling {number} er avbestilt",
        "Pesanan {number} dibatalkan",
    ),
    "cancelled_heading": ("Your order was cancelled", "Bestillingen er avbestilt", "Pesanan Anda dibatalkan"),
    "cancelled_text": (
        "Order {number} will not be sent.",
        "Bestilling {number} blir ikke sendt.",
        "Pesanan {number} tidak akan dikirim.",
    ),
    "cancelled_back": (
        "We send {amount} back to you, and write again when that is done.",
        "Vi betaler {amount} tilbake til deg, og skriver igjen når det er gjort.",
        "Kami akan mengembalikan {amount} dan menghubungi Anda lagi setelah selesai.",
    ),
    "cancelled_approved": (
        "Your card was not charged.",
        "Kortet ditt er ikke belastet.",
        "Kartu Anda tidak ditagih.",
    ),
    "cancelled_unpaid": (
        "You need not pay anything. An invoice you have got is credited.",
        "Du skal ikke betale noe. En faktura du har fått, blir kreditert.",
        "Anda tidak perlu membayar. Faktur yang telah Anda terima akan dikreditkan.",
    ),
    "cancelled_by_buyer": ("You cancelled it", "Du avbestilte", "Dibatalkan oleh Anda"),
    "payment_not_received": (
        "The payment did not arrive in time",
        "Betalingen kom ikke i tide",
        "Pembayaran tidak diterima tepat waktu",
    ),
    # back_in_stock
    "in_stock_subject": (
        "{product} is back at {shop}",
        "{product} er tilbake hos {shop}",
        "{product} tersedia lagi di {shop}",
    ),
    "in_stock_heading": ("It is back in stock", "Nå er den på lager igjen", "Tersedia kembali"),
    "in_stock_text": (
        "You asked us to tell you. We do not set one aside, so others may be faster.",
        "Du ba oss si fra. Vi holder ikke av noen, så andre kan være raskere.",
        "Anda meminta kami memberi tahu. Kami tidak menyisihkannya, jadi orang lain bisa lebih cepat.",
    ),
    "see_it": ("See it in the shop", "Se den i butikken", "Lihat di toko"),
    "in_stock_once": (
        "We write about this once: you need do nothing to hear no more of it.",
        "Vi skriver om dette én gang: du trenger ikke gjøre noe for å slippe flere meldinger om den.",
        "Kami hanya menulis sekali tentang ini: Anda tidak perlu melakukan apa pun agar tidak dikirimi lagi.",
    ),
    # review_reply
    "reply_subject": (
        "{shop} replied to your review of {product}",
        "{shop} svarte på anmeldelsen din av {product}",
        "{shop} membalas ulasan Anda tentang {product}",
    ),
    "reply_heading": ("A reply to your review", "Svar på anmeldelsen din", "Balasan untuk ulasan Anda"),
    "reply_text": (
        "You reviewed {product}. {shop} answers:",
        "Du anmeldte {product}. {shop} svarer:",
        "Anda mengulas {product}. {shop} membalas:",
    ),
    "visit_shop": ("Visit the shop", "Gå til butikken", "Kunjungi toko"),
    # sign_in_code
    "code_subject": ("Your sign-in code for {shop}", "Innloggingskoden din hos {shop}", "Kode masuk Anda untuk {shop}"),
    "code_heading": ("Your sign-in code", "Innloggingskoden din", "Kode masuk Anda"),
    "code_text": (
        "Type this code on the page where you asked for it. It is good for ten minutes, once.",
        "Skriv inn koden på siden der du ba om den. Den gjelder i ti minutter, én gang.",
        "Ketik kode ini di halaman tempat Anda memintanya. Kode berlaku sepuluh menit, satu kali.",
    ),
    "confirm_email_subject": (
        "Confirm your new address at {shop}",
        "Bekreft den nye adressen din hos {shop}",
        "Konfirmasi alamat baru Anda di {shop}",
    ),
    "confirm_email_heading": ("Your code", "Koden din", "Kode Anda"),
    "confirm_email_text": (
        "Type this code in your account to use this address from now on. It is good for ten minutes.",
        "Skriv denne koden på kontoen din for å bruke denne adressen fra nå av. Den er gyldig i ti minutter.",
        "Ketik kode ini di akun Anda untuk memakai alamat ini mulai sekarang. Kode berlaku sepuluh menit.",
    ),
    "email_changed_subject": (
        "Your address at {shop} was changed",
        "Adressen din hos {shop} er endret",
        "Alamat Anda di {shop} telah diubah",
    ),
    "email_changed_heading": (
        "Your e-mail address was changed",
        "E-postadressen din er endret",
        "Alamat e-mail Anda telah diubah",
    ),
    "email_changed_text": (
        "Your account has another e-mail address from now on. We no longer write to this one.",
        "Kontoen din har en annen e-postadresse fra nå av. Vi skriver ikke lenger til denne.",
        "Akun Anda kini memakai alamat e-mail lain. Kami tidak akan menulis ke alamat ini lagi.",
    ),
    "email_changed_not_you": (
        "Was it not you? Write to us at once.",
        "Var det ikke deg? Skriv til oss med en gang.",
        "Bukan Anda? Segera hubungi kami.",
    ),
    # passkey_added, passkey_removed
    "passkey_added_subject": (
        "A passkey was added to your account at {shop}",
        "En passnøkkel er lagt til på kontoen din hos {shop}",
        "Kunci sandi ditambahkan ke akun Anda di {shop}",
    ),
    "passkey_added_heading": ("You have a new passkey", "Du har en ny passnøkkel", "Anda punya kunci sandi baru"),
    "passkey_added_text": (
        "From now on it opens your account without a code.",
        "Fra nå av åpner den kontoen din uten kode.",
        "Mulai sekarang kunci ini membuka akun Anda tanpa kode.",
    ),
    "passkey_removed_subject": (
        "A passkey was removed from your account at {shop}",
        "En passnøkkel er fjernet fra kontoen din hos {shop}",
        "Kunci sandi dihapus dari akun Anda di {shop}",
    ),
    "passkey_removed_heading": ("A passkey was removed", "En passnøkkel er fjernet", "Kunci sandi dihapus"),
    "passkey_removed_text": (
        "It no longer opens your account. You can always sign in with a code by e-mail.",
        "Den åpner ikke lenger kontoen din. Du kan alltid logge inn med en kode på e-post.",
        "Kunci itu tidak lagi membuka akun Anda. Anda selalu bisa masuk dengan kode lewat e-mail.",
    ),
    "passkey_not_you": (
        "Was it not you? Look at the passkeys in your account, remove what is not yours, and write to us.",
        "Var det ikke deg? Se på passnøklene på kontoen din, fjern det som ikke er ditt, og skriv til oss.",
        "Bukan Anda? Periksa kunci sandi di akun Anda, hapus yang bukan milik Anda, dan hubungi kami.",
    ),
    "your_account": ("Your account", "Kontoen din", "Akun Anda"),
    "code_not_you": (
        "Did you not ask for it? Then leave this message be; nobody gets in without the code.",
        "Ba du ikke om den? Da kan du se bort fra meldingen; ingen kommer inn uten koden.",
        "Bukan Anda yang meminta? Abaikan pesan ini; tidak ada yang bisa masuk tanpa kode.",
    ),
    # staff_invited, staff_password
    "choose_password": ("Choose a password", "Velg et passord", "Pilih kata sandi"),
    "staff_invited_subject": (
        "You are invited to work at {shop}",
        "Du er invitert til å jobbe i {shop}",
        "Anda diundang untuk bekerja di {shop}",
    ),
    "staff_invited_heading": ("Welcome to {shop}", "Velkommen til {shop}", "Selamat datang di {shop}"),
    "staff_invited_text": (
        "You can sign in to the shop's admin as soon as you have chosen a password. The link is good for a week, once.",
        "Du kan logge inn i butikkens administrasjon når du har valgt et passord. Lenken gjelder i en uke, én gang.",
        "Anda dapat masuk ke admin toko setelah memilih kata sandi. Tautan berlaku satu minggu, satu kali.",
    ),
    "staff_invited_not_you": (
        "Did you not expect this? Then leave this message be.",
        "Ventet du ikke dette? Da kan du se bort fra meldingen.",
        "Tidak mengharapkan pesan ini? Abaikan saja.",
    ),
    "staff_password_subject": (
        "Choose a new password for {shop}",
        "Velg et nytt passord for {shop}",
        "Pilih kata sandi baru untuk {shop}",
    ),
    "staff_password_heading": ("A new password", "Nytt passord", "Kata sandi baru"),
    "staff_password_text": (
        "Somebody asked for a new password for your account. The link is good for an hour, once.",
        "Noen ba om et nytt passord for kontoen din. Lenken gjelder i en time, én gang.",
        "Seseorang meminta kata sandi baru untuk akun Anda. Tautan berlaku satu jam, satu kali.",
    ),
    "staff_password_not_you": (
        "Was it not you? Then leave this message be; your password stays as it is.",
        "Var det ikke deg? Da kan du se bort fra meldingen; passordet ditt er som før.",
        "Bukan Anda? Abaikan pesan ini; kata sandi Anda tetap sama.",
    ),
    # staff_problem
    "problem_subject": (
        "Order {number} needs you",
        "Bestilling {number} trenger deg",
        "Pesanan {number} perlu perhatian Anda",
    ),
    "problem_heading": (
        "A problem with order {number}",
        "Et problem med bestilling {number}",
        "Masalah pada pesanan {number}",
    ),
    "at_stake": ("At stake", "Beløpet det gjelder", "Nilai yang dipertaruhkan"),
    "what_to_do": ("What to do", "Hva du kan gjøre", "Yang perlu dilakukan"),
    "open_order": ("Open the order", "Åpne bestillingen", "Buka pesanan"),
}
_LONG_DATE: dict[Language, str] = {"en": "d MMMM y", "nb": "d. MMMM y", "id": "d MMMM y"}


def language_of(text: str | None) -> Language:
    """The language a message is written in: the reader's where we have it, else English."""
    return cast(Language, text) if text in get_args(Language) else "en"


def word(name: str, language: Language, /, **values: object) -> str:
    """A sentence in a language."""
    return _WORDS[name][get_args(Language).index(language)].format(**values)


def known(name: str) -> bool:
    """Whether there is a sentence of this name, such as for a code of a reason."""
    return name in _WORDS


def amount(minor: int, currency: str, language: Language) -> str:
    """An amount with its currency and every decimal of it: "NOK 1,164.00", "1 164,00 kr", "Rp 1.164,00"."""
    from babel.numbers import format_currency

    value = Decimal(minor).scaleb(-exponent(currency))
    text = str(format_currency(value, currency, locale=language))
    return re.sub(r"([A-Za-z])(-?\d)", "\\1\u00a0\\2", text)  # CLDR's currency spacing, which Babel leaves out


def day(text: str, language: Language) -> str:
    """An ISO date (or moment) as a long date: "22 November 2026"."""
    from babel.dates import format_date

    written = str(format_date(date.fromisoformat(text[:10]), _LONG_DATE[language], locale=language))
    return written.replace(" ", "\u00a0", 1)  # the day stays with its month


def days(earliest: str, latest: str, language: Language) -> str:
    """From one ISO date to another, in as few words as it takes: "24 to 26 November 2026"."""
    if earliest == latest:
        return day(latest, language)
    joined = {"en": " to ", "nb": " til ", "id": " s.d. "}[language]
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    written = day(earliest, language)
    if first.year == last.year:
        written = written.removesuffix(f" {first.year}")
        if first.month == last.month:
            written = written.partition("\u00a0")[0]
    return f"{written}{joined}{day(latest, language)}"
