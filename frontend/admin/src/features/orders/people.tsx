import { Button, Card, Fact } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { country, day } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { languageName, t } from "../../app/words.ts";
import { DetailsDialog } from "./edit.tsx";
import { canChange } from "./edited.ts";
import { useNames } from "./names.ts";
import type { Order } from "./order.ts";
import { useMayNow } from "./past.tsx";
import { actorWord, methodWord } from "./words.ts";

type Address = Record<string, unknown> | null;

export function People({ order }: { order: Order }) {
  const may = useMay();
  const mayNow = useMayNow();
  const names = useNames();
  const [open, setOpen] = useState(false);
  const name = String((order.billing_address ?? order.shipping_address)?.name ?? "");
  const same = JSON.stringify(order.shipping_address) === JSON.stringify(order.billing_address);
  return (
    <Card title={t("Buyer")} beside={mayNow("orders.write") && canChange(order) && <Button onClick={() => setOpen(true)}>{t("Change details")}</Button>}>
      <div className="grid gap-3 text-sm">
        <div>
          {name && <p className="font-medium break-words">{name}</p>}
          <a href={`mailto:${order.email}`} className="inline-block min-h-6 break-all text-accent underline underline-offset-2">
            {order.email}
          </a>
          {may("customers.read") && order.customer_id && (
            <p>
              <Link to="/customers/$customerId" params={{ customerId: order.customer_id }} className="inline-block min-h-6 text-accent underline underline-offset-2">
                {t("The buyer's page")}
              </Link>
            </p>
          )}
          <p>
            <Link to="/orders" search={{ customer: order.customer_id }} className="inline-block min-h-6 text-accent underline underline-offset-2">
              {t("All orders of this buyer")}
            </Link>
          </p>
        </div>
        <AddressBlock title={same ? t("Delivered and billed to") : t("Delivered to")} address={order.shipping_address} />
        {!same && <AddressBlock title={t("Billed to")} address={order.billing_address} />}
        <dl>
          <Fact label={t("Pays")}>{methodWord(order.payment_method)}</Fact>
          <Fact label={t("Language")}>{languageName(order.language)}</Fact>
          {order.promise && (
            <Fact label={t("Promised")}>
              {day(order.promise.earliest)} – {day(order.promise.latest)}
            </Fact>
          )}
          {order.placed_by && <Fact label={t("Made up by")}>{actorWord(order.placed_by, names)}</Fact>}
        </dl>
        {order.note && (
          <div>
            <h3 className="text-muted">{t("The buyer wrote")}</h3>
            <p className="break-words whitespace-pre-line">{order.note}</p>
          </div>
        )}
        {order.gift_note && (
          <div>
            <h3 className="text-muted">{t("Gift note, printed on the slip")}</h3>
            <p className="break-words whitespace-pre-line">{order.gift_note}</p>
          </div>
        )}
      </div>
      {open && <DetailsDialog order={order} close={() => setOpen(false)} />}
    </Card>
  );
}

function AddressBlock({ title, address }: { title: string; address: Address }) {
  if (!address) return null;
  return (
    <div>
      <h3 className="text-muted">{title}</h3>
      <address className="not-italic">
        {addressLines(address).map((line, index) => (
          <span key={index} className="block break-words">
            {line}
          </span>
        ))}
      </address>
    </div>
  );
}

/** An address as it is written on a parcel, without its empty lines. */
export function addressLines(address: Record<string, unknown>): string[] {
  const part = (name: string) => String(address[name] ?? "").trim();
  const town = [part("postal_code"), part("city")].filter(Boolean).join(" ");
  const land = part("country") && country(part("country"));
  return [part("name"), part("company"), part("line1"), part("line2"), town, part("region"), land, part("phone")].filter(Boolean);
}
