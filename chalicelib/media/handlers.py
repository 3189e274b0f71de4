"""What happens to a picture's files after its record is written. Each step may be repeated, whole or half done."""

from chalicelib.core.journal import Happening
from chalicelib.core.transaction import Transaction, retried
from chalicelib.media import rules, store
from chalicelib.media.events import MediaDeveloped, MediaGone, MediaKept
from chalicelib.media.models import Media


def develop(fact: MediaKept, _happening: Happening) -> None:
    """Make a picture in all its sizes, but for those that are there already."""
    picture = rules.named(fact.url)
    if picture is None or not picture.widths:
        return
    own, endings = picture.url.lstrip("/"), (*rules.FORMATS, picture.ending)
    for width in picture.widths:
        last = picture.made(width, endings[-1]).lstrip("/")  # they are written in this order
        if not store.is_there(last):
            store.darkroom("develop", own, width=width, endings=endings)
    _say_developed(fact.media_id)


@retried
def _say_developed(media_id: str) -> None:
    media = Media.get(media_id=media_id)
    if not media.developed:
        with Transaction() as tx:
            tx.change(media, developed=True)
            tx.publish(MediaDeveloped(media_id), on=media)


def delete_files(fact: MediaGone, _happening: Happening) -> None:
    """Delete a picture and its sizes. Nothing writes under their names again: service.keep begins another life."""
    picture = rules.named(fact.url)
    if picture is not None:
        endings = (*rules.FORMATS, picture.ending)
        made = [picture.made(width, ending) for width in picture.widths for ending in endings]
        store.delete(*(url.lstrip("/") for url in (picture.url, *made)))
