"""What the shop's pages call things: states, events of an order, and refusals, in the visitor's language.

Services refuse in English, with a stable code. A code that is here is said in words for a visitor; any other keeps its
own sentence, in the visitor's language (`core.sentences`).
"""

from collections.abc import Mapping

from chalicelib.catalogue import service as catalogue
from chalicelib.core.errors import Refused
from chalicelib.core.sentences import said as translated
from chalicelib.storefront.language import _, present, said, said_for

STATES = {
    "draft": _("Draft"),
    "pending_payment": _("Waiting for payment"),
    "placed": _("Confirmed"),
    "on_hold": _("Being checked"),
    "released": _("Being packed"),
    "partly_fulfilled": _("Partly sent"),
    "fulfilled": _("Sent"),
    "completed": _("Complete"),
    "cancelled": _("Cancelled"),
}
PAYMENTS = {
    "none": _("Nothing to pay"),
    "pending": _("Not paid yet"),
    "authorised": _("Card approved"),
    "paid": _("Paid"),
    "partly_refunded": _("Partly refunded"),
    "refunded": _("Refunded"),
    "failed": _("Payment failed"),
    "cancelled": _("Not charged"),
}
SHIPMENTS = {"shipped": _("On its way"), "delivered": _("Delivered"), "packed": _("Packed")}
EVENTS = {
    "order.started": _("Waiting for your payment"),
    "order.placed": _("We have your order"),
    "order.paid": _("We received your payment"),
    "payment.authorised": _("Your card was approved; it is charged when we ship"),
    "payment.failed": _("The payment did not go through"),
    "order.held": _("We are checking your order"),
    "order.released": _("Your order is being packed"),
    "order.shipped": _("Your parcel has left us"),
    "order.delivered": _("Your parcel was delivered"),
    "order.refunded": _("We sent money back to you"),
    "order.cancelled": _("The order was cancelled"),
    "order.completed": _("The order is complete"),
}
SORTS = {
    "relevance": _("Best match"),
    "featured": _("Featured"),
    "newest": _("Newest"),
    "price": _("Price, low to high"),
    "-price": _("Price, high to low"),
    "rating": _("Best rated"),
    "title": _("Name"),
}
SOURCES = {
    "account": _("In your account."),
    "checkout": _("When you ordered."),
    "order": _("When you ordered."),
    "staff": _("Entered by the shop."),
}
REVIEW_STATES = {
    "published": _("Published"),
    "pending": _("Waiting to be read by the shop"),
    "rejected": _("Not published"),
}
METHODS = {"stripe": _("Card"), "invoice": _("Invoice"), "manual": _("Agreed with the shop")}
FACETS = {
    "collection": _("Collection"),
    "tag": _("Topic"),
    "vendor": _("Brand"),
    "in_stock": _("Availability"),
    "price": _("Price"),
    "rating": _("Rating"),
}
KINDS = {
    "state": STATES,
    "payment": PAYMENTS,
    "shipment": SHIPMENTS,
    "event": EVENTS,
    "sort": SORTS,
    "method": METHODS,
    "source": SOURCES,
    "review": REVIEW_STATES,
}

ADDRESS_WORDS = {  # what countries call a field: Google's address data names these
    "line1": {"": _("Street address")},
    "postal_code": {"": _("Postal code"), "zip": _("ZIP code"), "pin": _("PIN code"), "eircode": _("Eircode")},
    "city": {"": _("City"), "suburb": _("Suburb"), "district": _("District"), "post_town": _("Town")},
    "region": {
        "": _("Province"),
        "area": _("Area"),
        "county": _("County"),
        "department": _("Department"),
        "district": _("District"),
        "do_si": _("Province or city"),
        "emirate": _("Emirate"),
        "island": _("Island"),
        "oblast": _("Region"),
        "parish": _("Parish"),
        "prefecture": _("Prefecture"),
        "state": _("State"),
    },
}

SENTENCES = {
    "out_of_stock": _("There is not enough of it left. Choose fewer, or remove it."),
    "not_for_sale": _("Something in your cart is no longer for sale. Remove it to go on."),
    "total_changed": _(
        "A price, tax or delivery cost has changed since you last looked. Check the new total and confirm."
    ),
    "cart_empty": _("Your cart is empty."),
    "cart_ordered": _("This cart has been ordered already."),
    "bad_cart_link": _("This link names no articles. Look for them in the shop."),
    "payment_method_missing": _("Choose how you want to pay."),
    "cart_full": _("The cart holds no more different articles. Order these first, or remove one."),
    "delivery_option_missing": _("Choose how you want it delivered."),
    "no_such_variant": _("This combination does not exist. Choose another."),
    "not_signed_in": _("Sign in first."),
    "wrong_code": _("This code is not right, or no longer good. Ask for a new one."),
    "passkey_expired": _("That took too long, or was done already. Try again."),
    "passkey_refused": _("This passkey could not be checked. Try again, or sign in with a code."),
    "passkey_copied": _("This passkey was used out of order, as a copy would be. Sign in with a code and remove it."),
    "passkey_unreadable": _("Your browser sent a passkey that we cannot read. Try another."),
    "passkey_known": _("This passkey is here already."),
    "too_many_passkeys": _("You have many passkeys already. Remove one first."),
    "code_tried_too_often": _("This code was tried too often. Ask for a new one."),
    "too_many_attempts": _("Too many attempts. Wait a few minutes and try again."),
    "already_reviewed": _("You have already reviewed this product."),
    "not_received": _("Only those who have received the product can review it."),
    "shop_not_open": _("This shop is not open yet. Please come back later."),
    "shop_closed": _("The shop is closed for a while. Nothing can be ordered until it opens again."),
    "foreign_form": _("This form was not sent from the shop's own page. Open the page and try again."),
    "busy": _("Many people are ordering right now. Try again in a moment."),
    "internal_error": _("Something went wrong on our side. Try again in a moment."),
    "provider_unreachable": _(
        "The payment service does not answer right now. Your order is kept; try again in a moment."
    ),
    "order_under_way": _("There is an order under way. Ask again when it has been delivered or cancelled."),
    "too_many_addresses": _("You keep as many addresses as there is room for. Remove one first."),
    "email_taken": _("Another account has this address already. Sign in with it instead."),
    "card_payment_over": _("The time to pay for this order has passed. Please order again."),
    "wrong_state": _("This can no longer be done with the order."),
    "already_shipped": _("Part of this order has been sent already, so it can no longer be cancelled."),
    "not_found": _("There is nothing at this address."),
    "version_moved_on": _("This was changed in another window meanwhile. Look at it again."),
    "no_card": _("Card payment needs JavaScript. Switch it on, or choose another way to pay."),
}
FAULTS = {
    "missing": _("Fill this in."),
    "required": _("Fill this in."),
    "string_too_short": _("Fill this in."),
    "string_too_long": _("This is too long."),
    "too_long": _("This is too long."),
    "bad_email": _("Write a whole e-mail address, for example kari@example.com."),
    "bad_phone": _("Write the phone number with digits only, for example +47 22 33 44 55."),
    "bad_postal_code": _("This is not a postal code of the chosen country."),
    "unknown_country": _("Choose a country."),
    "int_parsing": _("Write a whole number."),
    "int_type": _("Write a whole number."),
    "greater_than_equal": _("Write a larger number."),
    "less_than_equal": _("Write a smaller number."),
    "literal_error": _("Choose one of these."),
    "string_pattern_mismatch": _("This is not written as it should be."),
    "not_offered": _("Choose one of these."),
    "wrong_code": _("This code is not right, or no longer good. Ask for a new one."),
    "too_many_photos": _("A review has at most four photos. Take some out."),
    "photos_too_large": _("The photos are too large together. Send fewer or smaller ones."),
    "file_too_large": _("The photos are too large together. Send fewer or smaller ones."),
    "not_a_photo": _("This is not a photo. Send JPEG, PNG or WebP."),
    "not_a_picture": _("This is not a photo. Send JPEG, PNG or WebP."),
    "picture_broken": _("This photo is damaged. Save it anew and send it again."),
    "picture_moves": _("This picture moves. Send one that does not."),
    "too_many_pixels": _("This photo is too large. Make it smaller and send it again."),
    "not_your_address": _("Type the e-mail address of this account."),
}


def told(kind: str, value: str) -> str:
    """What a state, event, sort or method is called."""
    text = KINDS[kind].get(value)
    return said(text) if text else value.replace("_", " ").capitalize()


def address_word(field: str, word: str) -> str:
    """What a country calls a field of its addresses."""
    words = ADDRESS_WORDS[field]
    return said(words.get(word, words[""]))


def own(word: str) -> str:
    """A word of the merchant's in the present language: of an option, a tag or a custom field."""
    return catalogue.in_language(word, present())


def own_title(title: str) -> str:
    """A variant's title in the present language."""
    return catalogue.title_in_language(title, present())


def facet(name: str, fields: Mapping[str, str]) -> str:
    """What a filter is called; `fields` are the titles of custom fields by name."""
    if name in FACETS:
        return said(FACETS[name])
    kind, _, named = name.partition(".")
    return own(fields.get(named, named)) if kind in ("field", "option") else named


def sentence(refused: Refused) -> str:
    """The refusal's sentence in the present language."""
    if refused.code in SENTENCES:
        return said(SENTENCES[refused.code])
    if refused.code in ("invalid", "missing"):
        return said(_("Some of this is not right yet. Look at the fields marked below."))
    return translated(refused.sentence)


def faults(refused: Refused) -> dict[str, str]:
    """The refusal's sentence for each field it is about, by the field's name."""
    found: dict[str, str] = {}
    for each in refused.fields:
        known = FAULTS.get(each["code"]) or SENTENCES.get(each["code"])
        found.setdefault(each["field"], said(known) if known else translated(each["detail"]))
    return found


def problem(code: str, detail: str, left: int) -> str:
    """What is wrong with a line of a cart."""
    if code == "not_for_sale":
        return said(_("No longer for sale. Remove it to go on."))
    if code == "price_changed":
        return said(_("The price has changed since you added it."))
    if code == "out_of_stock":
        return said_for("Only %(num)s left", "Only %(num)s left", left) if left else said(_("Sold out"))
    return translated(detail)
