"""Photos in reviews: taken in clean, looked at before they are shown, at most four, and let go of with the review."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.core import clock, context, journal, outbox
from chalicelib.core import table as tables
from chalicelib.core.context import acting
from chalicelib.core.transaction import Transaction
from chalicelib.media import service as media
from chalicelib.media.models import Media
from chalicelib.reviews import personal, photos, service
from chalicelib.reviews.finding import find_review
from chalicelib.reviews.models import Review
from chalicelib.reviews.module import reviews
from tests.builders import open_shop
from tests.installed import alone
from tests.media.conftest import bucket, stored  # noqa: F401  (fixtures)
from tests.media.pictures import from_phone, opened, picture
from tests.reviews import build
from tests.reviews.build import bought, refused, reviewed

RED, BLUE, GREEN = (picture(colour=each) for each in ((200, 0, 0), (0, 0, 200), (0, 200, 0)))


@pytest.fixture
def product_id(table: str, bucket: Any) -> str:  # noqa: F811
    open_shop()
    return str(build.product("Mug").product_id)


def hear(review_id: str) -> None:
    """A worker takes every event of a review."""
    with alone(reviews):
        for event in journal.timeline(f"REVIEW#{review_id}"):
            for name, _ in reviews.listeners(event.name):
                outbox.handle(context.shop(), name, event.message())


def trusting() -> None:
    service.change_settings([], 0, trust_photos=True)


def urls(review: Review) -> list[str]:
    return [each["url"] for each in review.photos]


def states(*addresses: str) -> list[str]:
    named = [media.named(each) for each in addresses]
    return [Media.get(media_id=each.media_id).state for each in named if each]


def test_a_review_with_photos_waits_and_shows_them_once_published(product_id: str) -> None:
    review = reviewed(product_id, files=[RED, BLUE, RED])
    assert (review.state, review.doubts) == ("pending", ["photos"])
    assert [(each["width"], each["height"]) for each in review.photos] == [(8, 4), (8, 4)]  # the same is kept once
    service.publish_review(review.review_id)
    [shown] = service.list_reviews(product_id, 5).items
    assert [each["url"] for each in service.public_review(shown)["photos"]] == urls(review)
    assert urls(service.edit_review(review.review_id, review.customer_id, text="Still lovely.")) == urls(review)
    assert find_review(review.review_id).state == "published"  # they were looked at


def test_a_shop_that_trusts_photos_publishes_them_at_once(product_id: str) -> None:
    trusting()
    assert reviewed(product_id, files=[RED]).state == "published"


def test_nothing_a_camera_wrote_is_kept(product_id: str, stored: Callable[..., Any]) -> None:  # noqa: F811
    review = reviewed(product_id, files=[from_phone((8, 4))])
    [photo] = review.photos
    assert (photo["width"], photo["height"]) == (4, 8)  # upright
    kept = [opened(stored(key)) for key in stored()]
    assert len(kept) == 1
    assert dict(kept[0].getexif()) == {}


@pytest.mark.parametrize(
    ("files", "refusal"),
    [
        ([RED, BLUE, GREEN, picture(colour=(1, 2, 3)), picture(colour=(9, 9, 9))], ("too_many_photos", 422)),
        ([b"no picture"], ("not_a_picture", 422)),
        ([b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'], ("not_a_photo", 422)),
        ([RED, b"\x00" * (4 * 1024 * 1024)], ("photos_too_large", 422)),
    ],
)
def test_what_cannot_be_taken_is_refused_about_the_photos_and_nothing_is_written(
    product_id: str, files: list[bytes], refusal: tuple[str, int]
) -> None:
    customer_id = bought(product_id)
    assert refused(service.post_review, product_id, customer_id, 5, files=files) == refusal
    assert Review.find(product_id=product_id, customer_id=customer_id) is None


def test_photos_are_added_and_taken_out_at_most_four_stay(product_id: str) -> None:
    trusting()
    review = reviewed(product_id, files=[RED, BLUE])
    red, blue = urls(review)
    edited = service.edit_review(review.review_id, review.customer_id, [GREEN], [red])
    assert urls(edited)[0] == blue
    assert len(edited.photos) == 2
    three = [picture(colour=(n, n, n)) for n in (10, 20, 30)]
    assert refused(service.edit_review, review.review_id, review.customer_id, three) == ("too_many_photos", 422)
    assert len(service.edit_review(review.review_id, review.customer_id, three, [blue]).photos) == 4


def test_new_photos_send_a_published_review_back_to_the_moderators(product_id: str) -> None:
    review = reviewed(product_id)
    assert review.state == "published"
    assert service.edit_review(review.review_id, review.customer_id, [RED]).state == "pending"
    text = service.edit_review(review.review_id, review.customer_id, text="Nice.")
    assert (text.state, text.doubts) == ("pending", ["photos"])  # nobody has looked at it yet
    without = service.edit_review(review.review_id, review.customer_id, without=urls(text), text="Nice mug.")
    assert (without.state, without.doubts, without.photos) == ("published", [], [])


def test_parallel_edits_never_make_more_than_four(product_id: str) -> None:
    trusting()
    review = reviewed(product_id)
    shop = context.shop()

    def add(n: int) -> str:
        with acting(shop=shop):
            file = picture(colour=(n * 20, 0, 0))
            try:
                service.edit_review(review.review_id, review.customer_id, [file])
            except service.Refused as refusal:
                return refusal.code
            return "added"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(add, range(8)))
    assert sorted(outcomes) == ["added"] * 4 + ["too_many_photos"] * 4
    assert len(urls(find_review(review.review_id))) == 4


def test_a_moderator_takes_one_out_and_it_is_deleted(product_id: str) -> None:
    trusting()
    review = reviewed(product_id, files=[RED, BLUE])
    hear(review.review_id)
    red, blue = urls(review)
    for _ in range(2):
        left = service.remove_photo(review.review_id, photos.name_of(red))
    assert urls(left) == [blue]
    hear(review.review_id)
    assert states(red, blue) == ["removed", "kept"]
    told = [each.name for each in journal.timeline(f"REVIEW#{review.review_id}")]
    assert told.count("review.photo_removed") == 1


def test_photos_go_with_their_review_but_not_those_another_shows(product_id: str) -> None:
    trusting()
    mine, other = reviewed(product_id, "kari", files=[RED, BLUE]), reviewed(product_id, "ola", files=[BLUE])
    hear(mine.review_id)
    hear(other.review_id)
    red, blue = urls(mine)
    personal.forget(mine.customer_id)
    photos.note(mine.review_id)
    assert states(red, blue) == ["removed", "kept"]
    hear(other.review_id)
    assert states(blue) == ["kept"]


def test_events_in_any_order_leave_what_is_shown_kept(product_id: str) -> None:
    trusting()
    review = reviewed(product_id, files=[RED])
    [red] = urls(review)
    service.edit_review(review.review_id, review.customer_id, [BLUE], [red])
    service.edit_review(review.review_id, review.customer_id, [RED])
    events = journal.timeline(f"REVIEW#{review.review_id}")
    with alone(reviews):
        for event in (*reversed(events), *events):
            for name, _ in reviews.listeners(event.name):
                outbox.handle(context.shop(), name, event.message())
    assert states(*urls(find_review(review.review_id))) == ["kept", "kept"]


def test_what_was_sent_before_a_crash_is_no_part_of_the_library_and_is_swept(
    product_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_: Transaction) -> None:
        raise RuntimeError("the process dies here")

    with clock.held_at("2026-11-20T10:00:00.000Z"):
        customer_id = bought(product_id)
        commit = Transaction.commit

        def once_kept(tx: Transaction) -> None:
            kinds = {each.item.KIND for each in tx._operations.values()}
            (dies if "review" in kinds else commit)(tx)

        monkeypatch.setattr(Transaction, "commit", once_kept)
        with pytest.raises(RuntimeError):
            service.post_review(product_id, customer_id, 5, files=[RED])
        monkeypatch.setattr(Transaction, "commit", commit)
        [orphan] = [each for n in range(4) for each in tables.only(tables.query(f"PICTURES#{n}", index="g2"), Media)]
        assert media.list_media(10).items == []
        media.sweep()
        assert states(orphan.url) == ["kept"]  # its sender may still be at it
    with clock.held_at("2026-11-21T12:00:00.000Z"):
        media.sweep()
        assert states(orphan.url) == ["removed"]
        review = service.post_review(product_id, customer_id, 5, files=[RED])  # the second click
        assert urls(review) == [orphan.url]
        assert states(orphan.url) == ["kept"]


def test_staff_who_send_the_same_picture_have_it_in_their_library(product_id: str) -> None:
    review = reviewed(product_id, files=[RED])
    assert media.keep(RED).url == urls(review)[0]
    assert [each.url for each in media.list_media(10).items] == urls(review)


def test_a_buyer_takes_their_photos_along(product_id: str) -> None:
    review = reviewed(product_id, files=[RED])
    [kept] = personal.export(review.customer_id)["reviews"]
    assert [each["url"] for each in kept["photos"]] == urls(review)
