"""What the shop module declares. Importing it lets core find staff and API keys."""

from chalicelib.core import access
from chalicelib.core.module import Module
from chalicelib.shop import sessions, staff
from chalicelib.shop.audit_routes import routes as audit_routes
from chalicelib.shop.dead_letter_routes import routes as dead_letters
from chalicelib.shop.routes import about_routes, page_routes, shop_routes, staff_routes
from chalicelib.shop.sign_in_routes import routes as sign_in_routes

access.find_staff = sessions.find_staff
access.find_key = staff.find_key

shop = Module(
    name="shop",
    title="The shop",
    needs=(),
    routes=(sign_in_routes, staff_routes, audit_routes, shop_routes, about_routes, dead_letters, page_routes),
    queue="projection",
    always=True,
)
