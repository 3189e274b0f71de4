"""Pictures are kept once, whoever sends them at once and whatever crashes; what is shown is not lost."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.core import journal
from chalicelib.core.errors import Refused
from chalicelib.core.table import only, query
from chalicelib.media import service, store
from chalicelib.media.models import Media
from tests.media.pictures import picture


def refusal(call, *given, **more):
    with pytest.raises(Refused) as refused:
        call(*given, **more)
    return refused.value.code, refused.value.status


def all_media():
    return [each for shard in range(4) for each in only(query(f"PICTURES#{shard}", index="g2"), Media)]


def test_a_picture_is_kept_under_an_address_that_says_its_size(table, stored):
    media = service.keep(picture((8, 4)), "mug.jpg", {"en": "A mug"})
    assert media.url == f"/media/{table}/{media.digest[:32]}-8x4.jpg"
    assert (media.width, media.height, media.content_type, media.alt) == (8, 4, "image/jpeg", {"en": "A mug"})
    assert media.focal == {"x": 500, "y": 500}
    assert stored() == [media.url.lstrip("/")]
    assert len(stored(media.url)) == media.bytes
    assert [event.name for event in journal.timeline(f"MEDIA#{media.media_id}")] == ["media.kept"]


def test_the_same_bytes_sent_by_many_at_once_are_one_picture(table, stored):
    content = picture((64, 64))
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda context: context.run(service.keep, content), [copy_context() for _ in range(8)]))
    assert len({media.media_id for media in kept}) == 1
    assert (len(all_media()), len(stored())) == (1, 1)
    assert [event.name for event in journal.timeline(f"MEDIA#{kept[0].media_id}")] == ["media.kept"]


def test_a_crash_between_the_file_and_its_record_is_mended_by_sending_it_again(table, stored, monkeypatch):
    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(service, "Transaction", die)
        service.keep(picture())
    assert (all_media(), len(stored())) == ([], 1)
    media = service.keep(picture())
    assert (stored(), len(all_media())) == ([media.url.lstrip("/")], 1)


def test_a_refused_picture_leaves_nothing_to_be_seen(table, stored):
    assert refusal(service.keep, b"") == ("file_empty", 422)
    assert refusal(service.keep, b"MZ") == ("not_a_picture", 422)
    assert refusal(service.keep, b"<svg><script/></svg>") == ("svg_unsafe", 422)
    assert refusal(service.keep, b"\xff\xd8\xff" + b"0" * service.LARGEST) == ("file_too_large", 422)
    assert refusal(service.keep, b"\xff\xd8\xff" + b"0" * 900) == ("picture_broken", 422)
    assert (all_media(), [key for key in stored() if key.startswith("media/")]) == ([], [])


def test_a_drawing_is_kept_as_it_is(table, stored):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="9" height="9"/></svg>'
    media = service.keep(drawing)
    assert (media.url, media.developed) == (f"/media/{table}/{media.digest[:32]}-30x20.svg", True)
    assert stored(media.url) == drawing


def test_a_picture_that_something_shows_is_not_removed(table, bucket):
    media = service.keep(picture())
    service.note_uses("product:prd_1", [media.url, "https://elsewhere.test/a.jpg", None])
    service.note_uses("product:prd_1", [media.url])
    assert service.users_of(media.media_id) == ["product:prd_1"]
    assert refusal(service.remove, media.media_id) == ("media_in_use", 409)
    service.note_uses("product:prd_1", [])
    service.remove(media.media_id)
    assert refusal(service.find, media.media_id) == ("not_found", 404)
    assert service.find_all([media.url]) == {}
    assert service.list_media(10).items == []


def test_a_removed_picture_is_there_again_when_it_is_sent_or_shown_again(table, bucket):
    media = service.keep(picture())
    service.remove(media.media_id)
    assert service.keep(picture()).media_id == media.media_id
    service.remove(media.media_id)
    service.note_uses("collection:mugs", [media.url])
    assert service.find(media.media_id).state == "kept"
    names = [event.name for event in journal.timeline(f"MEDIA#{media.media_id}")]
    assert names == ["media.kept", *(["media.removed", "media.restored"] * 2)]


def test_an_edit_of_what_moved_on_is_refused(table, bucket):
    media = service.keep(picture())
    changed = service.change(media.media_id, 1, focal={"x": 100, "y": 900}, alt={"nb": "En kopp"})
    assert (changed.focal, changed.alt, changed.version) == ({"x": 100, "y": 900}, {"nb": "En kopp"}, 2)
    assert refusal(service.change, media.media_id, 1, alt={}) == ("version_moved_on", 412)


def test_an_upload_is_kept_and_saying_so_twice_gives_the_same_picture(table, bucket):
    from chalicelib.core.settings import settings

    told = service.upload_address(len(picture()))
    assert refusal(service.keep_upload, told["upload"]) == ("not_found", 404)
    bucket.put_object(Bucket=settings.bucket, Key=store.upload_key(told["upload"]), Body=picture())
    first = service.keep_upload(told["upload"])
    assert service.keep_upload(told["upload"]).media_id == first.media_id
    assert refusal(service.upload_address, service.LARGEST + 1) == ("file_too_large", 422)
