import { Card, Fact, Picture } from "@daybook/ui";
import { money, percent } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import type { Line, Order } from "./order.ts";

export function Lines({ order }: { order: Order }) {
  return (
    <Card title={t("Lines")} flush>
      <ul className="divide-y divide-line">
        {order.lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </ul>
      <div className="border-t border-line bg-sunken/50 px-4 py-3">
        <dl>
          <Fact label={t("Subtotal")}>{money(order.totals.subtotal)}</Fact>
          {order.totals.discount.amount > 0 && <Fact label={t("Discount")}>−{money(order.totals.discount)}</Fact>}
          <Fact label={order.delivery ? t("Delivery: {title}", { title: order.delivery.title }) : t("Delivery")}>
            {money(order.totals.shipping)}
          </Fact>
          {order.taxes.map((tax) => (
            <Fact
              key={tax.rate}
              label={
                order.prices_include_tax
                  ? t("Of which tax, {rate} of {base}", { rate: percent(tax.rate), base: money(tax.base) })
                  : t("Tax, {rate} of {base}", { rate: percent(tax.rate), base: money(tax.base) })
              }
            >
              {money(tax.tax)}
            </Fact>
          ))}
        </dl>
        <dl className="mt-1 border-t border-line pt-1 font-semibold">
          <Fact label={t("Total")}>{money(order.totals.total)}</Fact>
        </dl>
      </div>
    </Card>
  );
}

function LineRow({ line }: { line: Line }) {
  return (
    <li className="flex gap-3 px-4 py-3 text-sm">
      <Picture address={line.image} />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{line.title}</p>
        <p className="text-muted">{[line.variant_title, line.sku].filter(Boolean).join(" · ")}</p>
        <p className="text-muted">{progress(line)}</p>
      </div>
      <div className="shrink-0 text-right tabular-nums">
        <p className="font-medium">{money(line.total)}</p>
        <p className="text-muted">
          {line.quantity} × {money(line.unit_price)}
        </p>
      </div>
    </li>
  );
}

function progress(line: Line): string {
  const parts = [
    t("{shipped} of {quantity} shipped", { shipped: line.shipped, quantity: line.quantity }),
    line.returned > 0 && t("{n} returned", { n: line.returned }),
    line.cancelled > 0 && t("{n} cancelled", { n: line.cancelled }),
  ];
  return parts.filter(Boolean).join(", ");
}
