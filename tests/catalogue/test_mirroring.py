"""Pictures elsewhere become the shop's own; what cannot be fetched stays where it is and is told."""

import boto3
import pytest
from moto import mock_aws

from chalicelib.catalogue import grouping, mirroring, service, taking_in
from chalicelib.core.settings import settings
from chalicelib.media import fetching, store
from tests.catalogue.build import product
from tests.media.pictures import picture

RED, BLUE, GONE = "https://cdn.example/red.png", "https://cdn.example/blue.png?v=2", "https://cdn.example/gone.png"
SITE = {RED: picture(colour=(250, 0, 0), format="PNG"), BLUE: picture(colour=(0, 0, 250), format="PNG")}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch):
    """A site with two pictures, and a bucket to keep them in. Gives the addresses that were asked for."""
    asked = []

    def fetch(url):
        asked.append(url)
        if url not in SITE:
            raise fetching.NOT_FOUND
        return SITE[url]

    with mock_aws():
        s3 = boto3.client("s3", region_name="eu-north-1")
        s3.create_bucket(Bucket=settings.bucket, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        monkeypatch.setattr(store, "s3", lambda: s3)
        monkeypatch.setattr(fetching, "fetch", fetch)
        yield asked


def test_every_picture_elsewhere_is_fetched_once_and_what_fails_is_told_and_tried_again(table, elsewhere):
    made = product("Mug", sku="M", images=[{"url": RED, "alt": "Red"}, {"url": GONE}, {"url": BLUE}])
    service.change_variant(made.product_id, "M", image=BLUE)
    grouping.create_collection("Mugs", image={"url": RED})
    told = list(mirroring.mirror_images())
    assert [(each.shown_by, each.source, each.refused and each.refused.code) for each in told] == [
        ("collection mugs", RED, None),
        ("mug", RED, None),
        ("mug", GONE, "picture_not_there"),
        ("mug", BLUE, None),
    ]
    red, blue = told[0].url, told[3].url
    kept = service.found_product(made.product_id)
    assert [image["url"] for image in kept.images] == [red, GONE, blue]
    assert (kept.images[0]["alt"], kept.images[0]["width"], kept.images[0]["sources"]) == ("Red", 8, [RED])
    assert service.get_variants(["M"])["M"].image == blue
    assert grouping.find_collection("mugs").image["url"] == red
    elsewhere.clear()
    assert [each.source for each in mirroring.mirror_images()] == elsewhere == [GONE]


def test_a_second_import_keeps_the_pictures_that_were_fetched(table):
    def wanted(**more):
        return taking_in.WantedProduct(
            handle="mug",
            title="Mug",
            variants=(service.NewVariant(sku="M", prices={"NOK": 100}, image=BLUE),),
            images=({"url": RED}, {"url": BLUE}),
            **more,
        )

    first = taking_in.put_product(wanted(source="job_1"))
    mirroring.mirror_product(first.product_id)
    before = service.found_product(first.product_id)
    again = taking_in.put_product(wanted(source="job_2"))
    after = service.found_product(first.product_id)
    assert (again.outcome, after.images) == ("unchanged", before.images)
    assert service.get_variants(["M"])["M"].image == before.images[1]["url"]
