"""A form with files, as a browser sends it (RFC 7578)."""

from collections.abc import Mapping, Sequence

BOUNDARY = "----DaybookFormBoundary7MA4YWxk"


def as_form(
    fields: Mapping[str, str], field: str, files: Sequence[bytes], name: str = "photo.jpg"
) -> tuple[bytes, str]:
    """The body and its content type."""
    parts = [f'name="{key}"\r\n\r\n'.encode() + value.encode() for key, value in fields.items()]
    head = f'name="{field}"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'.encode()
    parts += [head + content for content in files]
    lines = [f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode() + part + b"\r\n" for part in parts]
    return b"".join(lines) + f"--{BOUNDARY}--\r\n".encode(), f"multipart/form-data; boundary={BOUNDARY}"
