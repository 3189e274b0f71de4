/** What a deed will do to money and goods, as the API decided it by the rules that carry it out. */
import { Refusal, type Money, type Schemas } from "@daybook/api-client";
import { Fact, Notice, Waiting } from "@daybook/ui";
import { Fragment, type ReactNode } from "react";
import { money, percent } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { usePlaceNames } from "./names.ts";
import type { Order } from "./order.ts";
import { methodWord, paymentWord } from "./words.ts";

interface FrameProps {
  /** What was foreseen, or why the deed would be refused, or neither yet. */
  ready: boolean;
  error: unknown;
  children: ReactNode;
}

export function Foreseen({ ready, error, children }: FrameProps) {
  return (
    <section aria-label={t("What will happen")} aria-live="polite" className="rounded-control border border-line bg-sunken/60 px-3 py-2">
      <h3 className="mb-1 text-sm font-semibold">{t("What will happen")}</h3>
      {error ? (
        <Notice tone="danger">{error instanceof Refusal ? error.message : t("It could not be foreseen. Try again.")}</Notice>
      ) : ready ? (
        <dl>{children}</dl>
      ) : (
        <Waiting label={t("Loading")} rows={3} />
      )}
    </section>
  );
}

/** Money that goes back, and by which way. */
export function GoesBack({ refund: { method, card, amount } }: { refund: Schemas["GoesBackOut"] }) {
  const label = method === "stripe" ? t("Back to the card ({card})", { card: card ?? methodWord(method) }) : t("Back to the buyer, by you ({method})", { method: methodWord(method) });
  return <Fact label={label}>{money(amount)}</Fact>;
}

export function CreditNotes({ notes }: { notes: Schemas["CreditNoteToComeOut"][] }) {
  return notes.map((note, index) => (
    <Fragment key={index}>
      <Fact label={t("Credit note")}>{money(note.total)}</Fact>
      {note.taxes.map((tax) => (
        <Fact key={tax.rate} label={t("Of which tax, {rate} of {base}", { rate: percent(tax.rate), base: money(tax.base) })}>
          {money(tax.tax)}
        </Fact>
      ))}
    </Fragment>
  ));
}

export function BackInStock({ stock, order }: { stock: Schemas["BackInStockOut"][]; order: Order }) {
  const places = usePlaceNames();
  return stock.map(({ sku, location_id, quantity }, index) => (
    <Fact key={index} label={t("Back in stock at {place}", { place: places.get(location_id) ?? location_id })}>
      {quantity} × {order.lines.find((line) => line.sku === sku)?.title ?? sku}
    </Fact>
  ));
}

export function Some({ label, amount }: { label: string; amount: Money }) {
  return amount.amount > 0 ? <Fact label={label}>{money(amount)}</Fact> : null;
}

export function PaymentAfter({ code }: { code: string }) {
  return <Fact label={t("The payment is then")}>{paymentWord(code)[0]}</Fact>;
}
