"""Pictures, and who shows them."""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Media(Versioned, kind="media"):
    """One picture: what was sent, cleaned, kept once however often it is sent."""

    KEY = Key("MEDIA#{media_id}", "MEDIA", reads="one picture; with what shows it in the same partition")
    G1 = Key("MEDIA_REMOVED", "{removed_at}#{media_id}", reads="removed pictures, whose files are to go")
    G2 = Key("PICTURES#{media_id:shard4}", "{created_at}#{media_id}", reads="the shop's pictures, latest first")

    media_id = Text()  # of the digest: the same bytes are the same picture
    state = Text(default_for_new="kept")  # kept, removed, or gone with its files; a gone one stays for its journal
    digest = Text()  # SHA-256 of what was sent
    url = Text()
    name = Text(default_for_new="")  # what the file was called
    content_type = Text()
    bytes = Number()
    width = Number()
    height = Number()
    colour = Text(default_for_new="")  # its average, "#aabbcc"; empty for a drawing
    origin = Text(default_for_new="staff")  # who sent it: staff, or a buyer, whose photos are no part of the library
    sources = Json(default_for_new=list)  # the addresses elsewhere that it was fetched from
    alt = Json(default_for_new=dict)  # {"en": "A red mug"}
    focal = Json(default_for_new=dict)  # {"x": 0..1000, "y": 0..1000}: what must not be cut off
    developed = Flag(default_for_new=False)  # all its sizes are made
    removed_at = Text(null=True)  # of one that is removed: its files go some days later, unless something shows it
    created_at = Text()


class PictureHost(Item, kind="picture_host"):
    """That pictures of this shop come from there: imported products keep the addresses of theirs."""

    KEY = Key("PICTURE_HOSTS", "{origin}", reads="where pictures may come from, for the pages' policy")

    origin = Text()  # "https://cdn.example"


class MediaUse(Item, kind="media_use"):
    """That something shows a picture: `user` is "product:prd_...", "collection:HANDLE" and the like."""

    KEY = Key("MEDIA#{media_id}", "USE#{user}", reads="what shows a picture")
    G1 = Key("MEDIA_USER#{user}", "{media_id}", reads="the pictures that something shows")

    media_id = Text()
    user = Text()
