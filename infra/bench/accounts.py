"""Whether every order, cent, unit and star of a replay is there: what the data ask for, beside what the API shows."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from infra.bench.olist import History, Sale
from infra.bench.shopper import Shopper
from infra.local.dead_letters import DeadLetters
from infra.local.ministack import ROOT

if TYPE_CHECKING:
    from infra.bench.replay import Played, Stage

STRIPE = {"Authorization": "Bearer sk_test_daybook"}
Counts = dict[str, int]


class Table:
    """Expected and found, side by side, printed as they come."""

    def __init__(self) -> None:
        self.differences = 0
        print(f"\n{'':<46} {'expected':>16} {'found':>16}")

    def row(self, what: str, expected: Any, found: Any) -> None:
        same = expected == found
        self.differences += not same
        print(f"{what:<46} {shown(expected):>16} {shown(found):>16}{'' if same else '   DIFFERENT'}", flush=True)

    def rows(self, what: str, expected: Counts, found: Counts) -> None:
        for name in sorted({*expected, *found}):
            self.row(f"{what}: {name}", expected.get(name, 0), found.get(name, 0))

    def each(self, what: str, expected: dict[str, Any], found: dict[str, Any]) -> None:
        """One row for many things that must all agree; the ones that do not are listed below it."""
        names = {*expected, *found}
        wrong = sorted(name for name in names if expected.get(name) != found.get(name))
        self.row(what, len(names), len(names) - len(wrong))
        for name in wrong[:10]:
            print(f"    {name}: expected {expected.get(name)}, found {found.get(name)}")


def shown(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def listed(caller: Shopper, path: str) -> Iterator[dict[str, Any]]:
    """Everything in a list, page by page."""
    cursor = ""
    while True:
        joined = "&" if "?" in path else "?"
        page = caller.get(f"{path}{joined}limit=100{cursor}").must()
        yield from page["items"]
        if page["next_cursor"] is None:
            return
        cursor = f"&cursor={page['next_cursor']}"


def account_for(stage: "Stage", history: History, plays: list["Played"], threads: int) -> bool:
    """Print the whole account; whether nothing differs."""
    sales = history.sales
    table = Table()
    with ThreadPoolExecutor(threads) as pool:
        orders = list(pool.map(lambda each: order_of(stage, each), plays))
        check_orders(table, stage, sales, orders)
        check_money(table, stage, sales, orders)
        check_documents(table, stage, sales)
        check_stock(table, stage, sales, pool)
        check_ratings(table, stage, sales, pool)
        check_customers(table, stage, sales, pool)
    check_messages(table, stage, sales)
    check_refusals(table, plays)
    check_soundness(table, stage)
    table.row("requests that went wrong", 0, len(stage.failures))
    for failure in stage.failures[:10]:
        print(f"    {failure}")
    tell_differences(sales)
    print(f"\n{'All is accounted for.' if not table.differences else f'{table.differences} DIFFERENCES'}")
    return table.differences == 0


def order_of(stage: "Stage", played: "Played") -> dict[str, Any]:
    """The order as staff see it; {} where there is none."""
    return dict(stage.merchant.get(f"/api/admin/orders/{played.order_id}").must()) if played.order_id else {}


# Orders and money


def check_orders(table: Table, stage: "Stage", sales: list[Sale], orders: list[dict[str, Any]]) -> None:
    rows = list(listed(stage.merchant, "/api/admin/orders"))
    table.row("orders", len(sales), len(rows))
    table.row("order numbers", len(sales), len({row["number"] for row in rows}))
    table.rows("orders", Counter(sale.ends_as for sale in sales), Counter(row["state"] for row in rows))
    table.row("lines, freight included", line_count(sales), sum(len(order.get("lines", ())) for order in orders))
    table.row("centavos ordered", sum(sale.total for sale in sales), sum(row["total"]["amount"] for row in rows))
    expected = {sale.sale_id: (sale.total, sale.paid, sale.paid if sale.cancelled else 0) for sale in sales}
    found = {
        sale.sale_id: tuple(order[name]["amount"] for name in ("paid", "refunded"))
        for sale, order in zip(sales, orders, strict=True)
        if order
    }
    totals = {
        sale.sale_id: order["totals"]["total"]["amount"] for sale, order in zip(sales, orders, strict=True) if order
    }
    table.each(
        "orders whose total, paid and refunded agree",
        expected,
        {sale_id: (totals[sale_id], *money) for sale_id, money in found.items()},
    )


def line_count(sales: list[Sale]) -> int:
    return sum(len(sale.lines) + bool(sale.freight // 100) + bool(sale.freight % 100) for sale in sales)


def check_money(table: Table, stage: "Stage", sales: list[Sale], orders: list[dict[str, Any]]) -> None:
    expected: Counts = defaultdict(int)
    for sale in sales:
        for part in sale.payments:
            expected["card" if sale.by_card else part.kind] += part.amount
    table.rows("centavos paid", expected, paid_by_tender(orders))
    problems = [row["code"] for row in listed(stage.merchant, "/api/admin/problems")]
    by_hand = sum(1 for sale in sales if sale.cancelled and not sale.by_card and sale.paid)
    table.rows("problems", {"pay_back_by_hand": by_hand}, Counter(problems))
    by_card = [sale for sale in sales if sale.by_card]
    charges = [each for each in charged(stage) if each["paid"]]
    table.row("charges at the provider", len(by_card), len(charges))
    table.row("centavos charged there", sum(sale.total for sale in by_card), sum(each["amount"] for each in charges))
    table.row(
        "centavos given back there",
        sum(sale.total for sale in by_card if sale.cancelled),
        sum(each["amount_refunded"] for each in charges),
    )


def paid_by_tender(orders: list[dict[str, Any]]) -> Counts:
    """What was captured: by card, and by what the notes of the parts entered by hand say, if they add up."""
    found: Counts = defaultdict(int)
    for payment in (each for order in orders for each in order.get("payments", ())):
        captured = payment["captured"]["amount"]
        if payment["method"] == "stripe":
            found["card"] += captured
            continue
        parts = [line.split() for line in payment["note"].splitlines()]
        if sum(int(amount) for _, amount in parts) != captured:
            found["not what the notes say"] += captured
        for kind, amount in parts:
            found[kind] += int(amount)
    return found


def charged(stage: "Stage") -> Iterator[dict[str, Any]]:
    """Every charge at the provider."""
    stripe, after = Shopper(f"http://127.0.0.1:{stage.daybook.port + 1}"), ""
    while True:
        page = stripe.get(f"/v1/charges?limit=100{after}", headers=STRIPE).must()
        yield from page["data"]
        if not page["has_more"]:
            return
        after = f"&starting_after={page['data'][-1]['id']}"


def tell_differences(sales: list[Sale]) -> None:
    """Where the data themselves do not add up: what they say was paid is not what was ordered."""
    over = [sale.tendered - sale.total for sale in sales if sale.tendered > sale.total]
    under = [sale.total - sale.tendered for sale in sales if sale.tendered < sale.total]
    empty = sum(1 for sale in sales for tender in sale.tenders if tender.amount == 0)
    short = sum(sale.total - sale.paid for sale in sales)
    print(
        f"\nIn the data: {len(over)} orders paid with {sum(over):,} centavos more than they cost and {len(under)} with "
        f"{sum(under):,} less; {empty} payments of nothing. An order paid by one card is charged what it costs, and of "
        f"parts entered by hand what is owed: {short:,} centavos stay owed."
    )


# Documents


def check_documents(table: Table, stage: "Stage", sales: list[Sale]) -> None:
    documents = list(listed(stage.merchant, "/api/admin/invoices"))
    cancelled = [sale for sale in sales if sale.cancelled]
    for kind, letter, of in (("invoice", "F", sales), ("credit_note", "K", cancelled)):
        mine = [each for each in documents if each["document"] == kind]
        words = kind.replace("_", " ")
        table.row(f"centavos on {words}s", sum(s.total for s in of), sum(each["total"]["amount"] for each in mine))
        numbers = sorted(each["number"] for each in mine)
        if kind == "invoice":
            table.row("invoices", len(of), len(mine))
        gapless = [f"{letter}{n:06}" for n in range(1, len(numbers) + 1)]
        table.row(
            f"gaps or repeats in {words} numbers", 0, len(set(gapless) ^ set(numbers)) + len(mine) - len({*numbers})
        )
    owed = sum(each["owed"]["amount"] for each in listed(stage.merchant, "/api/admin/receivables"))
    table.row("centavos owed", sum(sale.total - sale.paid for sale in sales if not sale.cancelled), owed)


# Stock


def check_stock(table: Table, stage: "Stage", sales: list[Sale], pool: Any) -> None:
    from infra.bench.replay import opening_stock

    opening = opening_stock(sales)
    left: dict[str, list[int]] = {sku: [on_hand, 0] for sku, on_hand in opening.items()}
    for sale in sales:
        for line in sale.lines:
            left[line.sku][0] -= line.quantity if sale.shipped else 0
            left[line.sku][1] += 0 if sale.shipped or sale.cancelled else line.quantity
    levels, moved = {}, {}
    for sku, level, movements in pool.map(lambda sku: stock_of(stage, sku), sorted(opening)):
        levels[sku], moved[sku] = level, movements
    expected = {sku: tuple(level) for sku, level in left.items()}
    table.row("units on hand", sum(e[0] for e in expected.values()), sum(level[0] for level in levels.values()))
    table.row("units reserved", sum(e[1] for e in expected.values()), sum(level[1] for level in levels.values()))
    table.each("SKUs: opening - shipped, and reserved", expected, levels)
    table.each("SKUs: the sum of their movements", expected, moved)


def stock_of(stage: "Stage", sku: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """A SKU's (on hand, reserved) as its level says, and as all its movements add up to."""
    path = f"/api/admin/inventory/{sku}?limit=100"
    seen = stage.merchant.get(path).must()
    movements = list(seen["movements"]["items"])
    cursor = seen["movements"]["next_cursor"]
    while cursor:
        page = stage.merchant.get(f"{path}&cursor={cursor}").must()["movements"]
        movements += page["items"]
        cursor = page["next_cursor"]
    summed = (sum(each["on_hand"] for each in movements), sum(each["reserved"] for each in movements))
    return sku, (seen["on_hand"], seen["reserved"]), summed


# Reviews


def check_ratings(table: Table, stage: "Stage", sales: list[Sale], pool: Any) -> None:
    """One review per buyer and product: the last opinion of its buyer counts."""
    last: dict[tuple[str, str], int] = {}
    for sale in sales:
        if sale.delivered and sale.opinions:
            last[sale.buyer, sale.lines[0].product_id] = sale.opinions[-1].stars
    expected: dict[str, list[int]] = {product_id: [0] * 5 for product_id in stage.handles}
    for (_, product_id), stars in last.items():
        expected[product_id][stars - 1] += 1
    found = dict(pool.map(lambda each: (each[0], histogram(stage, each[1])), stage.handles.items()))
    for stars in range(1, 6):
        table.row(
            f"reviews of {stars} stars",
            sum(each[stars - 1] for each in expected.values()),
            sum(each[stars - 1] for each in found.values()),
        )
    table.each("products whose histogram agrees", expected, found)
    written = Counter(each["stars"] for each in listed(stage.merchant, "/api/admin/reviews?state=published"))
    table.row("stars in published reviews", sum(last.values()), sum(stars * n for stars, n in written.items()))


def histogram(stage: "Stage", handle: str) -> list[int]:
    """How many reviews gave 1 to 5 stars, once the average and the count agree with it; else []."""
    rating = stage.shopper.get(f"/api/products/{handle}").must()["rating"]
    counts = [rating["histogram"][str(stars)] for stars in range(1, 6)]
    stars = sum(n * count for n, count in enumerate(counts, 1))
    hundredths = Decimal("0.01")
    average = float((Decimal(stars) / sum(counts)).quantize(hundredths, ROUND_HALF_UP)) if stars else None
    return counts if (rating["average"], rating["count"]) == (average, sum(counts)) else []


# Buyers, messages, and the rest


def check_customers(table: Table, stage: "Stage", sales: list[Sale], pool: Any) -> None:
    rows = list(listed(stage.merchant, "/api/admin/customers"))
    expected: dict[str, tuple[int, int, int]] = {}
    for sale in sales:
        orders, spent, refunded = expected.get(sale.buyer, (0, 0, 0))
        back = sale.paid if sale.cancelled else 0
        expected[sale.buyer] = (orders + 1, spent + sale.total, refunded + back)
    table.row("customers", len(expected), len(rows))
    table.each(
        "customers whose orders and money agree", expected, dict(pool.map(lambda row: bought_by(stage, row), rows))
    )


def bought_by(stage: "Stage", row: dict[str, Any]) -> tuple[str, tuple[int, int, int]]:
    [totals] = stage.merchant.get(f"/api/admin/customers/{row['id']}").must()["totals"]
    buyer = row["email"].partition("@")[0]
    return buyer, (totals["orders"], totals["spent"]["amount"], totals["refunded"]["amount"])


def check_messages(table: Table, stage: "Stage", sales: list[Sale]) -> None:
    """One message for each event that is told; a card payment is told of in the order's confirmation."""
    kept = list(listed(stage.merchant, "/api/admin/messages"))
    table.rows("e-mails", messages_due(sales), Counter(each["event"] for each in kept))
    table.row("e-mails sent, of those kept", len(kept), sum(each["state"] == "sent" for each in kept))
    table.row("e-mails in the mailbox", sum(messages_due(sales).values()), len(stage.daybook.mail()))


def messages_due(sales: list[Sale]) -> Counts:
    """How many messages tell of each kind of event."""
    cancelled = [sale for sale in sales if sale.cancelled]
    return {
        "order.placed": len(sales),
        "order.paid": sum(len(sale.payments) for sale in sales if not sale.by_card),
        "order.shipped": sum(sale.shipped for sale in sales),
        "order.delivered": sum(sale.delivered for sale in sales),
        "order.cancelled": len(cancelled),
        "order.refunded": sum(1 for sale in cancelled if sale.paid),
        "order.problem_opened": sum(1 for sale in cancelled if sale.paid and not sale.by_card),
    }


def check_refusals(table: Table, plays: list["Played"]) -> None:
    """What the data have and the rules do not allow is refused, each with its code."""
    expected: Counts = Counter()
    for each in plays:
        sale = each.sale
        expected["already_shipped"] += sale.status == "canceled" and sale.shipped
        expected["not_received"] += 0 if sale.delivered else len(sale.opinions)
    table.rows("refused", +expected, Counter(code for each in plays for code in each.refusals))


def check_soundness(table: Table, stage: "Stage") -> None:
    told = stage.daybook.told["env"]
    letters = DeadLetters(
        stage.daybook.home / "dead-letters.json", told["DAYBOOK_AWS_URL"], told["DAYBOOK_QUEUE_PREFIX"]
    )
    table.row("messages in dead-letter queues", 0, sum(map(len, letters.look().values())))
    for command, what in (("journal verify", "the journal"), ("reconcile", "the provider")):
        code, said = run_command(stage, command.split())
        table.row(f"daybook {command}: exit code", 0, code)
        print(f"    {what}: {said[-300:]}")


def run_command(stage: "Stage", words: list[str]) -> tuple[int, str]:
    """The installation's own command line; its exit code and the last line it printed."""
    env = {**os.environ, "DAYBOOK_HOME": str(stage.daybook.home)}
    command = [sys.executable, "-m", "infra.local.cli", *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=600)
    return done.returncode, (done.stdout.strip() or done.stderr.strip() or "nothing").splitlines()[-1]
