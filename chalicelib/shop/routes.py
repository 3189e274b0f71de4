"""The shop, its staff, its keys and its modules over HTTP."""

from typing import Any

from chalicelib.core import module, openapi
from chalicelib.core.access import Caller, anyone, staff
from chalicelib.core.http import Answer, PageQuery, Routes, as_json
from chalicelib.core.table import page
from chalicelib.shop import reference, rules, service
from chalicelib.shop.inputs import (
    ChangeShop,
    ChangeStaff,
    CreateApiKey,
    InviteStaff,
    SwitchModules,
)
from chalicelib.shop.models import ApiKey, Shop, Staff
from chalicelib.shop.outputs import (
    ApiKeyPageOut,
    ModulesOut,
    ModuleSwitchesOut,
    NewApiKeyOut,
    RolesOut,
    ShopOut,
    StaffOut,
    StaffPageOut,
)

FOR_A_WHILE = {"Cache-Control": "public, max-age=300"}
staff_routes = Routes("Staff")
shop_routes = Routes("Settings")
about_routes = Routes("This API")
page_routes = Routes("This API", html=True)


# Staff


@staff_routes.route("/api/admin/roles", by=staff("staff.read"), gives=RolesOut)
def list_roles() -> dict[str, Any]:
    """List the roles and what each may do."""
    items = [{"role": role, "permissions": sorted(permissions)} for role, permissions in rules.ROLES.items()]
    return {"items": items, "permissions": sorted(rules.PERMISSIONS), "next_cursor": None}


@staff_routes.route("/api/admin/staff", by=staff("staff.read"), query=PageQuery, gives=StaffPageOut)
def list_staff(query: PageQuery) -> dict[str, Any]:
    """List who works here, by e-mail address."""
    found = page("STAFF", index="g1", limit=query.limit, cursor=query.cursor)
    return {"items": [_staff(each) for each in found.items], "next_cursor": found.next_cursor}


@staff_routes.route("/api/admin/staff", "POST", by=staff("staff.write"), takes=InviteStaff, gives=StaffOut, status=201)
def invite_staff(given: InviteStaff, who: Caller) -> dict[str, Any]:
    """Let someone in, with a role. Without a first password they are e-mailed a link to choose one."""
    return _staff(service.invite_staff(**given.model_dump(exclude_none=True), granted_by=who.permissions))


@staff_routes.route("/api/admin/staff/{staff_id}", by=staff("staff.read"), gives=StaffOut)
def show_staff(staff_id: str) -> dict[str, Any]:
    """Show one person."""
    return _staff(Staff.get(staff_id=staff_id))


@staff_routes.route("/api/admin/staff/{staff_id}", "PATCH", by=staff("staff.write"), takes=ChangeStaff, gives=StaffOut)
def change_staff(staff_id: str, given: ChangeStaff, who: Caller) -> dict[str, Any]:
    """Change someone's name, role, standing or password. The last active owner stays one."""
    return _staff(service.change_staff(staff_id, **given.model_dump(), granted_by=who.permissions))


def _staff(person: Staff) -> dict[str, Any]:
    return {
        "id": person.staff_id,
        "email": person.email,
        "name": person.name,
        "role": person.role,
        "active": person.active,
        "invited": person.invited,
        "second_factor": bool(person.has_totp or person.passkeys),
        "version": person.version,
    }


# API keys


@staff_routes.route("/api/admin/api-keys", by=staff("staff.read"), query=PageQuery, gives=ApiKeyPageOut)
def list_api_keys(query: PageQuery) -> dict[str, Any]:
    """List the keys of other systems, newest first; their secrets are not kept."""
    found = page("API_KEYS", index="g1", limit=query.limit, cursor=query.cursor, newest_first=True)
    return {"items": [_key(each) for each in found.items], "next_cursor": found.next_cursor}


@staff_routes.route(
    "/api/admin/api-keys",
    "POST",
    by=staff("staff.write"),
    takes=CreateApiKey,
    gives=NewApiKeyOut,
    status=201,
    secret=True,
)
def create_api_key(given: CreateApiKey, who: Caller) -> dict[str, Any]:
    """Make a key for another system. Its secret is shown this once."""
    secret, key = service.create_api_key(given.title, given.permissions, granted_by=who.permissions)
    return {**_key(key), "secret": secret}


@staff_routes.route("/api/admin/api-keys/{key_id}", "DELETE", by=staff("staff.write"), status=204)
def revoke_api_key(key_id: str) -> None:
    """Make a key useless from now on."""
    service.revoke_api_key(key_id)


def _key(key: ApiKey) -> dict[str, Any]:
    return {
        "id": key.key_id,
        "title": key.title,
        "permissions": key.permissions,
        "created_at": key.created_at,
        "revoked": key.revoked,
    }


# Settings


@shop_routes.route("/api/admin/shop", by=staff("settings.read"), gives=ShopOut)
def show_shop() -> dict[str, Any]:
    """Show the shop's settings."""
    return _shop(service.stored())


@shop_routes.route("/api/admin/shop", "PATCH", by=staff("settings.write"), takes=ChangeShop, gives=ShopOut)
def change_shop(given: ChangeShop) -> dict[str, Any]:
    """Change the shop's settings; what is not given stays."""
    changes = given.model_dump(exclude_none=True)
    return _shop(service.change_shop(changes.pop("version"), **changes))


def _shop(shop: Shop) -> dict[str, Any]:
    told = {name: getattr(shop, name) for name in ShopOut.model_fields}
    closing = {"closed": bool(shop.closed), "closed_notice": shop.closed_notice or {}, "back_at": shop.back_at or ""}
    return told | closing | {"terms_url": shop.terms_url or ""}


@shop_routes.route("/api/modules", by=anyone, gives=ModulesOut)
def list_modules() -> dict[str, Any]:
    """List the shop's modules and whether each is on, which is what screens follow."""
    items = [
        {"name": each.name, "title": each.title, "on": module.on(each.name)}
        for each in module.registry.modules.values()
    ]
    return {"items": items, "next_cursor": None}


@shop_routes.route("/api/admin/modules", by=staff("settings.read"), gives=ModuleSwitchesOut)
def show_modules() -> dict[str, Any]:
    """Show each module's switch, what it needs and what needs it."""
    return _switches(service.stored())


@shop_routes.route(
    "/api/admin/modules", "PATCH", by=staff("settings.write"), takes=SwitchModules, gives=ModuleSwitchesOut
)
def switch_modules(given: SwitchModules) -> dict[str, Any]:
    """Switch modules on or off. What a module stored stays, and is there when it is switched on again."""
    return _switches(service.switch_modules(given.modules, given.version))


def _switches(shop: Shop) -> dict[str, Any]:
    modules = module.registry.modules.values()
    items = [
        {
            "name": each.name,
            "title": each.title,
            "on": each.always or shop.modules.get(each.name, True),
            "always": each.always,
            "needs": list(each.needs),
            "needed_by": [other.name for other in modules if each.name in other.needs],
        }
        for each in modules
    ]
    return {"version": shop.version, "items": items, "next_cursor": None}


# The API itself


@about_routes.route("/api/openapi.json", by=anyone, media="application/json")
def show_openapi() -> Answer:
    """Show this API as an OpenAPI 3.1 document."""
    return as_json(openapi.document(module.registry), headers=FOR_A_WHILE)


@page_routes.route("/api/docs", by=anyone)
def show_reference() -> Answer:
    """Show this API as a page to read."""
    page, policy = reference.reference(module.registry)
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, **FOR_A_WHILE}
    return Answer(page, headers=headers)
