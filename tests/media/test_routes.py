"""Pictures over HTTP."""

from chalicelib.core.settings import settings
from chalicelib.media import rules, store
from tests.media.pictures import picture


def test_staff_send_look_at_change_and_remove_a_picture(owner, stored):
    kept = owner.call("POST", "/api/admin/media?name=mug.png", body=picture((8, 4), format="PNG"))
    assert kept.status == 201
    media = kept.json
    assert media | {"created_at": ""} == {
        "id": media["id"], "url": media["url"], "name": "mug.png", "content_type": "image/png",
        "bytes": len(stored(media["url"])), "width": 8, "height": 4, "colour": "#c81e1e", "alt": {},
        "focal": {"x": 500, "y": 500}, "developed": False, "created_at": "", "version": 1,
    }  # fmt: skip
    again = owner.call("POST", "/api/admin/media", body=picture((8, 4), format="PNG"))
    assert (again.status, again.json) == (201, media)
    one = f"/api/admin/media/{media['id']}"
    changed = owner.patch(one, {"alt": {"en": "A mug"}, "focal": {"x": 0, "y": 1000}, "version": 1})
    assert (changed.status, changed.json["alt"], changed.json["version"]) == (200, {"en": "A mug"}, 2)
    assert owner.patch(one, {"focal": {"x": 0, "y": 1001}}).status == 422
    assert owner.patch(one, {"name": "x", "version": 1}).status == 412
    assert owner.get(one).json["users"] == []
    assert [each["id"] for each in owner.get("/api/admin/media").json["items"]] == [media["id"]]
    assert (owner.delete(one).status, owner.get(one).status, owner.delete(one).status) == (204, 404, 404)


def test_a_large_picture_goes_to_an_upload_address(owner, bucket):
    refused = owner.call("POST", "/api/admin/media", body=b"\xff\xd8\xff" + b"0" * rules.LARGEST_IN_REQUEST)
    assert (refused.status, refused.json["code"]) == (422, "file_too_large")
    asked = owner.post("/api/admin/media/uploads", {"bytes": 5_000_000})
    assert (asked.status, asked.json["method"]) == (201, "PUT")
    assert "content-length" in asked.json["url"]  # it is signed: nothing larger can be sent there
    done = f"/api/admin/media/uploads/{asked.json['upload']}"
    assert owner.post(done, {}).status == 404
    bucket.put_object(Bucket=settings.bucket, Key=store.upload_key(asked.json["upload"]), Body=picture())
    assert owner.post(done, {"name": "big.jpg", "alt": {"en": "Big"}}).json["alt"] == {"en": "Big"}
    assert owner.post("/api/admin/media/uploads", {"bytes": rules.LARGEST + 1}).status == 422


def test_a_size_that_is_not_made_yet_leads_to_the_picture(owner):
    kept = owner.call("POST", "/api/admin/media", body=picture((8, 4))).json
    owner.bearer = None
    waiting = owner.get(kept["url"] + ".8.avif")
    assert (waiting.status, waiting.headers["location"]) == (302, kept["url"])
    assert waiting.headers["cache-control"] == "public, max-age=5"
    assert owner.get("/media/x/y.svg").status == 404


def test_strangers_see_and_send_nothing(owner):
    owner.bearer = None
    assert owner.get("/api/admin/media").status == 401
    assert owner.call("POST", "/api/admin/media", body=picture()).status == 401
    assert owner.post("/api/admin/media/uploads", {"bytes": 5}).status == 401
