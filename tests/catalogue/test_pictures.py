"""The pictures of products and collections: what is known of ours is filled in, and what is shown is noted."""

import boto3
import pytest
from moto import mock_aws

from chalicelib.catalogue import grouping, handlers, service
from chalicelib.catalogue.events import CollectionCreated, CollectionRemoved, ProductChanged, ProductCreated
from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings
from chalicelib.media import hosts, store
from chalicelib.media import service as media
from tests.catalogue.build import product
from tests.media.pictures import picture


@pytest.fixture(autouse=True)
def bucket(monkeypatch):
    with mock_aws():
        s3 = boto3.client("s3", region_name="eu-north-1")
        s3.create_bucket(Bucket=settings.bucket, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        monkeypatch.setattr(store, "s3", lambda: s3)
        yield


def test_what_the_library_knows_of_a_picture_is_filled_in_unless_the_product_says_otherwise(table):
    kept = media.keep(picture((8, 4), format="PNG"), alt={"nb": "En kopp"})
    media.change(kept.media_id, focal={"x": 10, "y": 20})
    made = product("Mug", sku="M", images=[{"url": kept.url, "alt": "A mug", "width": 7}])
    [image] = service.found_product(made.product_id).images
    assert image == {
        "url": kept.url, "alt": "A mug", "alts": {"nb": "En kopp"}, "focal": {"x": 10, "y": 20}, "colour": "#c81e1e",
        "width": 8, "height": 4,
    }  # fmt: skip
    own = {"url": kept.url, "alts": {"nb": "Krus"}, "focal": {"x": 500, "y": 1000}}
    [image] = service.change_product(made.product_id, images=[own]).images
    assert (image["alts"], image["focal"]) == ({"nb": "Krus"}, {"x": 500, "y": 1000})


def test_a_picture_that_is_not_there_is_refused_and_one_elsewhere_is_kept_as_it_is(table):
    kept = media.keep(picture())
    media.remove(kept.media_id)
    with pytest.raises(Refused) as refused:
        product("Mug", sku="M", images=[{"url": kept.url}])
    assert (refused.value.code, refused.value.status) == ("no_such_picture", 422)
    remote = {"url": "https://cdn.example/a.jpg", "alt": "A"}
    assert product("Cup", sku="C", images=[remote]).images == [remote]


def test_pages_allow_pictures_from_where_products_have_them_and_from_nowhere_else(table):
    assert media.origins() == ()
    text = '<p>See <img src="https://texts.example:8443/x.png"></p>'
    made = product(
        "Mug", sku="M", images=[{"url": "https://CDN.example/a.jpg"}, {"url": "/media/x.svg"}], description=text
    )
    assert media.origins() == ("https://cdn.example", "https://texts.example:8443")
    service.change_variant(made.product_id, "M", image="http://old.example/v.jpg")
    assert media.origins()[0] == "http://old.example"
    media.remember_origins([f"https://h{n}.example/a.jpg" for n in range(hosts.MOST)])
    assert media.origins() == ("https:",)


@pytest.mark.parametrize(
    "url", ["https://a.example; script-src *", "https://user@a.example/x", "https://[::1/x", "ftp://a"]
)
def test_an_address_that_would_say_more_in_a_policy_is_not_remembered(table, url):
    media.remember_origins([url])
    assert media.origins() == ()


def test_what_a_product_or_collection_shows_is_noted_and_forgotten_with_it(table):
    first, second = media.keep(picture(colour=(1, 2, 3))), media.keep(picture(colour=(90, 2, 3)))
    made = product("Mug", sku="M", images=[{"url": first.url}])
    service.change_variant(made.product_id, "M", image=second.url)
    handlers.note_pictures(ProductCreated(made.product_id, "mug"), None)
    grouping.create_collection("Mugs", image={"url": first.url})
    handlers.note_picture(CollectionCreated("mugs"), None)
    assert media.users_of(first.media_id) == ["collection:mugs", f"product:{made.product_id}"]
    assert media.users_of(second.media_id) == [f"product:{made.product_id}"]
    service.change_product(made.product_id, images=[])
    handlers.note_pictures(ProductChanged(made.product_id, ["images"]), None)
    grouping.remove_collection("mugs")
    handlers.note_picture(CollectionRemoved("mugs"), None)
    assert media.users_of(first.media_id) == []
    media.remove(first.media_id)
