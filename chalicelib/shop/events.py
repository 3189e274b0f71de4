"""What happens to the shop itself, its staff and its keys. No secret is ever told, not even its hash."""

from dataclasses import dataclass

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class ShopOpened(Fact, name="shop.opened"):
    name: str
    owner_id: str


@dataclass(frozen=True)
class ShopChanged(Fact, name="shop.changed"):
    """Settings were changed; `fields` names them."""

    fields: list[str]


@dataclass(frozen=True)
class ModulesSwitched(Fact, name="modules.switched"):
    """Modules were switched on or off."""

    modules: dict[str, bool]


@dataclass(frozen=True)
class StaffInvited(Fact, name="staff.invited"):
    staff_id: str
    email: str
    role: str


@dataclass(frozen=True)
class StaffChanged(Fact, name="staff.changed"):
    """Someone's name, role or standing was changed; `fields` names what, "password" included."""

    staff_id: str
    fields: list[str]


@dataclass(frozen=True)
class PasswordLinkRequested(Fact, name="staff.link_requested"):
    """Somebody is to choose a password by a link: send it, its secret is `service.link_token(link_id)`."""

    staff_id: str
    email: str
    name: str
    language: str
    why: str  # invited, forgotten
    link_id: str


@dataclass(frozen=True)
class SecondFactorChanged(Fact, name="staff.second_factor_changed"):
    """An authenticator app or a passkey was added or removed."""

    staff_id: str
    what: str  # totp, passkey, recovery_codes, all
    added: bool


@dataclass(frozen=True)
class ApiKeyCreated(Fact, name="api_key.created"):
    key_id: str
    title: str
    permissions: list[str]


@dataclass(frozen=True)
class ApiKeyRevoked(Fact, name="api_key.revoked"):
    key_id: str
