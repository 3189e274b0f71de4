"""Pictures staff send and look after."""

from typing import Any

from chalicelib.core.access import anyone, staff
from chalicelib.core.errors import not_found
from chalicelib.core.http import Answer, PageQuery, Request, Routes
from chalicelib.media import rules, service
from chalicelib.media.inputs import ChangeMediaIn, DoneIn, KeepQuery, UploadIn
from chalicelib.media.models import Media
from chalicelib.media.outputs import MediaListOut, MediaOut, MediaWholeOut, UploadOut

routes = Routes("Pictures")
READ, WRITE = staff("catalogue.read"), staff("catalogue.write")
MEDIA, ONE = "/api/admin/media", "/api/admin/media/{media_id}"


@routes.route(MEDIA, by=READ, query=PageQuery, gives=MediaListOut)
def list_media(query: PageQuery) -> dict[str, Any]:
    """The shop's pictures, the latest first."""
    found = service.list_media(query.limit, query.cursor)
    return {"items": [shown(each) for each in found.items], "next_cursor": found.next_cursor}


@routes.route(MEDIA, "POST", by=WRITE, query=KeepQuery, gives=MediaOut, status=201, raw=True)
def keep_media(query: KeepQuery, request: Request) -> dict[str, Any]:
    """Keep a picture: the body is the file (PNG, JPEG, WebP, AVIF, GIF or SVG, at most 4 MB).

    The same bytes sent again give the same picture.
    """
    if len(request.body) > rules.LARGEST_IN_REQUEST:
        raise rules.TOO_LARGE_FOR_REQUEST
    return shown(service.keep(request.body, query.name))


@routes.route(MEDIA + "/uploads", "POST", by=WRITE, takes=UploadIn, gives=UploadOut, status=201)
def make_media_upload(given: UploadIn) -> dict[str, Any]:
    """An address for a picture too large for a request (up to 25 MB): PUT it there, then say that it is done."""
    return service.upload_address(given.bytes)


@routes.route(MEDIA + "/uploads/{upload_id}", "POST", by=WRITE, takes=DoneIn, gives=MediaOut, status=201)
def keep_media_upload(upload_id: str, given: DoneIn) -> dict[str, Any]:
    """Keep the picture that was sent to an upload address. Said twice, it is the same picture."""
    return shown(service.keep_upload(upload_id, given.name, given.alt))


@routes.route(ONE, by=READ, gives=MediaWholeOut)
def show_media(media_id: str) -> dict[str, Any]:
    """A picture, and what shows it."""
    return {**shown(service.find(media_id)), "users": service.users_of(media_id)}


@routes.route(ONE, "PATCH", by=WRITE, takes=ChangeMediaIn, gives=MediaOut)
def change_media(media_id: str, given: ChangeMediaIn) -> dict[str, Any]:
    """Change a picture's name, its texts for those who cannot see it, or its focal point."""
    return shown(service.change(media_id, given.version, **given.fields()))


@routes.route(ONE, "DELETE", by=WRITE, status=204)
def remove_media(media_id: str) -> None:
    """Take a picture out of the library. One that something shows is refused (409 media_in_use)."""
    service.remove(media_id)


@routes.route("/media/{shop}/{name}", by=anyone, media="image/*")
def find_picture(shop: str, name: str) -> Answer:
    """Where a picture is of which this size is not made yet: the CDN asks here for what is not in the file store."""
    own = rules.own_of(f"media/{shop}/{name}")
    if own is None:
        raise not_found("picture")
    return Answer("", 302, {"Location": f"/{own}", "Cache-Control": "public, max-age=5"})


def shown(media: Media) -> dict[str, Any]:
    names = ("url", "name", "content_type", "bytes", "width", "height", "colour", "alt", "focal", "developed")
    return {
        "id": media.media_id,
        **{name: getattr(media, name) for name in (*names, "created_at", "version")},
    }
