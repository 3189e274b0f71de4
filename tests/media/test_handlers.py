"""Sizes are made once, whatever stops in the middle; files go a week after their picture was removed."""

import pytest

from chalicelib.core import clock, journal
from chalicelib.core.settings import settings
from chalicelib.media import darkroom, handlers, service
from chalicelib.media.events import MediaGone, MediaKept
from tests.media.pictures import opened, picture


def kept(**saved):
    media = service.keep(picture((400, 200), **saved))
    return media, MediaKept(media.media_id, media.url)


def names(media):
    return [event.name for event in journal.timeline(f"MEDIA#{media.media_id}")]


def test_a_picture_is_made_in_its_sizes_and_never_larger_than_it_is(table, stored):
    media, fact = kept()
    handlers.develop(fact, None)
    own = media.url.lstrip("/")
    sizes = [f"{own}.{width}.{ending}" for width in (160, 320, 400) for ending in ("avif", "webp", "jpg")]
    assert stored() == sorted([own, *sizes])
    assert opened(stored(f"{own}.320.avif")).size == (320, 160)
    assert service.find(media.media_id).developed is True
    assert names(media) == ["media.kept", "media.developed"]


def test_a_second_time_makes_nothing_and_says_nothing(table, stored, monkeypatch):
    media, fact = kept()
    handlers.develop(fact, None)
    monkeypatch.setattr(darkroom, "answer", lambda *_: pytest.fail("opened again"))
    handlers.develop(fact, None)
    assert names(media) == ["media.kept", "media.developed"]


def test_what_stopped_in_the_middle_goes_on_where_it_stopped(table, stored, monkeypatch):
    media, fact = kept()
    whole, widths = darkroom.answer, []

    def dies_at_the_second(event, s3):
        if len(widths) == 1:
            raise ConnectionError
        widths.append(event["width"])
        return whole(event, s3)

    with monkeypatch.context() as patched, pytest.raises(ConnectionError):
        patched.setattr(darkroom, "answer", dies_at_the_second)
        handlers.develop(fact, None)
    assert (widths, service.find(media.media_id).developed) == ([160], False)
    monkeypatch.setattr(darkroom, "answer", lambda event, s3: widths.append(event["width"]) or whole(event, s3))
    handlers.develop(fact, None)
    assert (widths, len(stored())) == ([160, 320, 400], 10)


def test_a_drawing_needs_no_sizes(table, stored):
    media = service.keep(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    handlers.develop(MediaKept(media.media_id, media.url), None)
    assert stored() == [media.url.lstrip("/")]


def test_files_go_a_week_after_their_picture_and_the_same_bytes_begin_another_life(table, stored):
    media, fact = kept(format="PNG")
    handlers.develop(fact, None)
    service.remove(media.media_id)
    with clock.held_at(clock.later(days=6)):
        service.sweep()
    assert "media.gone" not in names(media)
    with clock.held_at(clock.later(days=7, minutes=1)):
        service.sweep()
        service.sweep()
    assert names(media)[-1] == "media.gone"
    again = service.keep(picture((400, 200), format="PNG"))  # before the files of the first are deleted
    gone = MediaGone(media.media_id, media.url)
    handlers.delete_files(gone, None)
    handlers.delete_files(gone, None)
    assert stored() == [again.url.lstrip("/")]
    assert again.url != media.url


def test_a_removed_picture_that_something_shows_after_all_stays(table, bucket):
    media, _ = kept()
    service.remove(media.media_id)
    with clock.held_at(clock.later(days=8)):
        from chalicelib.core.transaction import Transaction
        from chalicelib.media.models import MediaUse

        with Transaction() as tx:  # it was noted while nobody looked
            tx.create(MediaUse.new(media_id=media.media_id, user="product:prd_1"))
        service.sweep()
    assert service.find(media.media_id).state == "kept"


def test_on_aws_the_darkroom_is_asked_and_its_refusals_are_ours(table, bucket, monkeypatch):
    import io

    from chalicelib.core.errors import Refused
    from chalicelib.media import store

    asked = []

    class Functions:
        def invoke(self, FunctionName, Payload):
            asked.append((FunctionName, Payload))
            return answers.pop(0)

    def told(text, **more):
        return {"Payload": io.BytesIO(text), **more}

    answers = [
        told(b'{"refused": "picture_moves"}'),
        told(b'{"errorMessage": "out of memory"}', FunctionError="Unhandled"),
    ]
    monkeypatch.setenv("DAYBOOK_DARKROOM", "daybook-darkroom")
    monkeypatch.setattr(store, "_functions", Functions)
    codes = []
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            service.keep(picture())
        codes.append((refused.value.code, refused.value.status))
    assert codes == [("picture_moves", 422), ("darkroom_away", 503)]
    assert [name for name, _ in asked] == ["daybook-darkroom"] * 2
    assert bucket.list_objects_v2(Bucket=settings.bucket).get("KeyCount") == 0  # what was sent is not left lying
