"""What other modules may call: keep a picture, find it, say what shows it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any

from chalicelib.core import clock, context, ids
from chalicelib.core.errors import Refused, invalid, not_found, version_moved_on
from chalicelib.core.table import Page, fetch, only, page, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.media import drawings, fetching, hosts, rules, store
from chalicelib.media.events import MediaChanged, MediaGone, MediaKept, MediaRemoved, MediaRestored
from chalicelib.media.models import Media, MediaUse

Named = rules.Named
named = rules.named
origins = hosts.origins
remember_origins = hosts.remember
LARGEST = rules.LARGEST
BUYER = "buyer"
MOST_LIVES = 1000
KEPT_DAYS = 7  # of what was removed
SWEPT_AT_ONCE = 500
TAKEN = Refused("media_taken", "This picture is being taken in. Try again in a moment.")
NO_SUCH = "This picture is not in the library, or was removed. Send it again, or take it out."
IN_USE = Refused("media_in_use", "This picture is shown somewhere. Take it out there first.")


# Taking in


def keep(
    content: bytes, name: str = "", alt: Mapping[str, str] | None = None, source: str = "", origin: str = "staff"
) -> Media:
    """Keep a picture: PNG, JPEG, WebP, AVIF, GIF or SVG by its bytes, at most 25 MB. The same bytes are kept once.

    What is kept is upright, in sRGB, without what a camera wrote, at most 4096 pixels long; an SVG is kept as it is or
    refused. Raises 422 for what is none, is damaged, moves, or is not safe to show.
    `source` is the address it was fetched from.
    """
    kind = _checked(content)
    digest = sha256(content).hexdigest()
    for life in range(MOST_LIVES):
        found = Media.find(media_id=rules.media_id(digest, life))
        if found is None:
            said = {"name": name[:255], "alt": dict(alt or {}), "sources": [source] if source else [], "origin": origin}
            return _take_in(content, kind, digest, life, said)
        if found.state == "removed":
            restore(found.media_id)
            found = find(found.media_id)
        if found.state == "kept":
            more = [] if not source or source in found.sources else [source]
            whose = found.origin if origin == BUYER else "staff"
            return change(found.media_id, sources=[*found.sources, *more], origin=whose)
    raise TAKEN


def keep_photo(content: bytes) -> Media:
    """Keep a photo a buyer sent, cleaned like any picture. It is let go of once nothing shows it any more.

    Raises 422 as `keep` does, and for a drawing.
    """
    if rules.picture_kind(content) == "svg":
        raise rules.NOT_A_PHOTO
    return keep(content, origin=BUYER)


def keep_from(url: str) -> Media:
    """Keep a picture that is at a public address elsewhere. Raises 422: what `keep` does, not public, not there."""
    return keep(fetching.fetch(url), name=url.partition("?")[0].rpartition("/")[2], source=url)


def keep_upload(upload_id: str, name: str = "", alt: Mapping[str, str] | None = None) -> Media:
    """Keep what was sent to an upload address; said twice, it is the same picture."""
    return keep(store.uploaded(upload_id), name, alt)


def upload_address(size: int) -> dict[str, Any]:
    """Where to send a picture of this many bytes: upload (its id), method, url, expires_at."""
    if size > rules.LARGEST:
        raise rules.TOO_LARGE
    return store.upload_address(size)


def _checked(content: bytes) -> str:
    if not content:
        raise rules.EMPTY
    if len(content) > rules.LARGEST:
        raise rules.TOO_LARGE
    kind = rules.picture_kind(content)
    if kind is None:
        raise rules.NOT_A_PICTURE
    return kind


def _take_in(content: bytes, kind: str, digest: str, life: int, said: dict[str, Any]) -> Media:
    """Files first, the record after: what crashes between leaves files that the next attempt writes over."""
    media_id = rules.media_id(digest, life)
    stem = rules.stem(context.shop(), media_id)
    facts = _drawing(content, stem) if kind == "svg" else _picture(content, stem)
    url = f"/{facts.pop('key')}"
    media = Media.new(
        media_id=media_id, digest=digest, url=url, focal=rules.MIDDLE, created_at=clock.now(), **facts, **said
    )
    try:
        with Transaction() as tx:
            tx.create(media, otherwise=TAKEN)
            tx.publish(MediaKept(media_id, url), on=media)
    except Refused as refused:
        if refused is not TAKEN:
            raise
        return find(media_id)
    return media


def _drawing(content: bytes, stem: str) -> dict[str, Any]:
    width, height = drawings.measured(content)
    key = f"{stem}-{width}x{height}.svg"
    content_type = rules.CONTENT_TYPES["svg"]
    store.put(key, content, content_type)
    facts = {"key": key, "content_type": content_type, "bytes": len(content), "width": width, "height": height}
    return facts | {"developed": True}


def _picture(content: bytes, stem: str) -> dict[str, Any]:
    raw = store.upload_key(ids.new("upl"))
    store.put(raw, content)
    try:
        return store.darkroom("clean", raw, stem=stem)
    finally:
        store.delete(raw)


# Finding


def find(media_id: str) -> Media:
    """A picture that is kept, or a 404."""
    media = Media.get(media_id=media_id)
    if media.state != "kept":
        raise not_found("picture")
    return media


def find_all(urls: Iterable[str | None]) -> dict[str, Media]:
    """The kept pictures among these addresses, by address. One round trip per hundred."""
    ids = {each.url: each.media_id for each in map(named, urls) if each}
    found = only((each for each in fetch([Media.ref(media_id=each) for each in ids.values()]) if each), Media)
    kept = {media.url: media for media in found if media.state == "kept"}
    return {url: kept[url] for url in ids if url in kept}


def described(images: Sequence[Mapping[str, Any]], field: str) -> list[dict[str, Any]]:
    """Pictures as what shows them keeps them: {"url", "alt"?, "alts"?, "focal"?, ...} with all that is known of ours.

    Ours get width, height, colour and sources; alts and focal too, unless given. Others stay as they are. Raises 422
    for an address of ours that leads nowhere.
    """
    kept = find_all(image["url"] for image in images)
    return [_described(image, kept, field) for image in images]


def _described(image: Mapping[str, Any], kept: Mapping[str, Media], field: str) -> dict[str, Any]:
    if named(image["url"]) is None:
        return dict(image)
    media = kept.get(image["url"])
    if media is None:
        raise invalid(field, "no_such_picture", NO_SUCH)
    known = {"alts": media.alt, "focal": None if media.focal == rules.MIDDLE else media.focal}
    told = {**known, **image, "colour": media.colour, "sources": media.sources}
    filled = {name: value for name, value in told.items() if value or name == "alt"}
    return filled | {"width": media.width, "height": media.height}


def list_media(limit: int, cursor: str | None = None) -> Page:
    """The shop's pictures, the latest first."""
    shards = [f"PICTURES#{shard}" for shard in range(4)]
    return page(
        shards,
        index="g2",
        limit=limit,
        cursor=cursor,
        newest_first=True,
        where=lambda each: each.state == "kept" and each.origin != BUYER,
    )


# Editing


@retried
def change(media_id: str, version: int | None = None, **fields: Any) -> Media:
    """Change name, alt or focal. Products that show the picture have their own, which they took from here."""
    media = find(media_id)
    if version is not None and version != media.version:
        raise version_moved_on()
    changed = {name: value for name, value in fields.items() if getattr(media, name) != value}
    if changed:
        with Transaction() as tx:
            tx.change(media, **changed)
            tx.publish(MediaChanged(media_id, sorted(changed)), on=media)
    return media


@retried
def remove(media_id: str) -> None:
    """Take a picture that nothing shows out of the library; its files go a week later. Raises 409 media_in_use."""
    media = find(media_id)
    if users_of(media_id):
        raise IN_USE
    with Transaction() as tx:
        tx.change(media, state="removed", removed_at=clock.now())
        tx.publish(MediaRemoved(media_id), on=media)


@retried
def restore(media_id: str) -> bool:
    """Have a removed picture back; whether it could be."""
    media = Media.get(media_id=media_id)
    if media.state == "removed":
        with Transaction() as tx:
            tx.change(media, state="kept", removed_at=None)
            tx.publish(MediaRestored(media_id), on=media)
    return media.state == "kept"


def sweep() -> None:
    """Have the files deleted of pictures that were removed a week ago; what shows one after all has it back."""
    before = clock.later(days=-KEPT_DAYS)
    for media in only(query("MEDIA_REMOVED", index="g1", between=("", before), limit=SWEPT_AT_ONCE), Media):
        _let_go(media.media_id)
    since, until = clock.later(days=-KEPT_DAYS), clock.later(days=-1)
    for shard in range(4):
        for media in only(query(f"PICTURES#{shard}", index="g2", between=(since, until)), Media):
            if media.origin == BUYER and media.state == "kept":
                _remove_unshown(media.media_id)


def _remove_unshown(media_id: str) -> None:
    with suppress(Refused):  # something shows it, or it is gone
        remove(media_id)


@retried
def _let_go(media_id: str) -> None:
    media = Media.get(media_id=media_id)
    if media.state != "removed":
        return
    if users_of(media_id):
        restore(media_id)
        return
    with Transaction() as tx:
        tx.change(media, state="gone", removed_at=None)
        tx.publish(MediaGone(media_id, media.url), on=media)


# What shows a picture


def users_of(media_id: str) -> list[str]:
    """What shows a picture: "product:prd_...", "collection:HANDLE" and the like."""
    return [use.user for use in only(query(f"MEDIA#{media_id}", starts="USE#", consistent=True), MediaUse)]


def note_uses(user: str, urls: Iterable[str | None]) -> None:
    """Say which pictures something shows now, all of them. Safe to repeat; call it from an event's handler.

    A removed one among them is restored; a buyer's photo that nothing shows any more is removed.
    """
    wanted = {each.media_id for each in map(named, urls) if each}
    known = {use.media_id for use in only(query(f"MEDIA_USER#{user}", index="g1"), MediaUse)}
    for media_id in sorted(wanted - known):
        with Transaction() as tx:
            tx.save(MediaUse.new(media_id=media_id, user=user))
    for media_id in sorted(known - wanted):
        with Transaction() as tx:
            tx.delete(MediaUse.new(media_id=media_id, user=user))
    for media in only((each for each in fetch([Media.ref(media_id=each) for each in known - wanted]) if each), Media):
        if media.origin == BUYER:
            _remove_unshown(media.media_id)
    for media in only((each for each in fetch([Media.ref(media_id=each) for each in wanted]) if each), Media):
        if media.state == "removed":
            restore(media.media_id)
