"""An authenticator of the tests' own: it makes passkeys and signs with them, as a phone or a security key does."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MAKERS: dict[int, Any] = {
    -7: lambda: ec.generate_private_key(ec.SECP256R1()),
    -8: ed25519.Ed25519PrivateKey.generate,
    -257: lambda: rsa.generate_private_key(65537, 2048),
}


def text(given: bytes) -> str:
    return base64.urlsafe_b64encode(given).rstrip(b"=").decode()


@dataclass
class Authenticator:
    """One passkey on one device, for one domain. `counts` says whether it counts its signatures."""

    domain: str = "shop.test"
    origin: str = "https://shop.test"
    algorithm: int = -7
    counts: bool = True
    signatures: int = 0
    flags: int = 0x05  # present and verified
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: Any = None

    def __post_init__(self) -> None:
        self.key = MAKERS[self.algorithm]()

    def make(self, options: dict[str, Any], **more: Any) -> dict[str, Any]:
        """What a browser sends for a new passkey; `more` replaces parts of it."""
        key = self.key.public_key()
        length = len(self.credential_id).to_bytes(2)
        told = self._told(self.flags | 0x40) + bytes(16) + length + self.credential_id + self._cose()
        return {
            "id": text(self.credential_id),
            "client_data": self._client_data("webauthn.create", options["challenge"]),
            "authenticator_data": text(told),
            "public_key": text(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)),
            "algorithm": self.algorithm,
            "transports": ["internal"],
            "title": "Phone",
            **more,
        }

    def sign(self, options: dict[str, Any], **more: Any) -> dict[str, Any]:
        """What a browser sends to sign in; `more` replaces parts of it."""
        self.signatures += self.counts
        client_data = self._client_data("webauthn.get", options["challenge"])
        told = self._told(self.flags)
        return {
            "id": text(self.credential_id),
            "client_data": client_data,
            "authenticator_data": text(told),
            "signature": text(self._signature(told + hashlib.sha256(_bytes(client_data)).digest())),
            **more,
        }

    def _client_data(self, deed: str, challenge: str) -> str:
        told = {"type": deed, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return text(json.dumps(told).encode())

    def _told(self, flags: int) -> bytes:
        return hashlib.sha256(self.domain.encode()).digest() + bytes([flags]) + self.signatures.to_bytes(4)

    def _cose(self) -> bytes:
        """The numbers of the key, without the map around them: what holds of it is all that is looked at."""
        key = self.key.public_key()
        if self.algorithm == -8:
            return bytes(key.public_bytes_raw())
        numbers = key.public_numbers()
        if self.algorithm == -257:
            return bytes(numbers.n.to_bytes(256))
        return bytes(b"\x21\x58\x20" + numbers.x.to_bytes(32) + b"\x22\x58\x20" + numbers.y.to_bytes(32))

    def _signature(self, signed: bytes) -> bytes:
        if self.algorithm == -8:
            return bytes(self.key.sign(signed))
        if self.algorithm == -257:
            return bytes(self.key.sign(signed, padding.PKCS1v15(), SHA256()))
        return bytes(self.key.sign(signed, ec.ECDSA(SHA256())))


def _bytes(given: str) -> bytes:
    return base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
