"""What follows a change of a content page."""

import re

from chalicelib.core.journal import Happening
from chalicelib.look.events import ContentPageChanged, ContentPageCreated, ContentPageRemoved
from chalicelib.look.models import ContentPage
from chalicelib.media import service as media

_PICTURE = re.compile(r'<img\b[^>]*?\bsrc="(/media/[^"]+)"')  # as the sanitiser writes it


def note_pictures(fact: ContentPageCreated | ContentPageChanged | ContentPageRemoved, _event: Happening) -> None:
    """Say which pictures a page shows now, so that none of them is removed from the library."""
    page = ContentPage.get(slug=fact.slug)
    bodies = () if page.removed else [said["body"] for said in page.texts.values()]
    media.note_uses(f"content_page:{fact.slug}", [url for body in bodies for url in _PICTURE.findall(body)])
