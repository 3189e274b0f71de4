/** How the order is delivered: what the shop offers for these goods and this address, with what each promises. */
import { Card, classes, Notice, Waiting } from "@daybook/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLast } from "../../app/deed.ts";
import { day, money } from "../../app/format.ts";
import { Refused } from "../../app/heading.tsx";
import { t } from "../../app/words.ts";
import { type Cart, change, deliveryQuery, needsDelivery, useChange } from "./draft.ts";

export function Delivery({ cart }: { cart: Cart }) {
  const goods = needsDelivery(cart);
  const { data, error, refetch } = useQuery({ ...deliveryQuery(cart), enabled: goods, placeholderData: keepPreviousData });
  const choose = useLast(useChange(cart, (id: string) => change(cart, { delivery_option: id })));
  const chosen = choose.asked ?? cart.delivery_option;
  return (
    <Card title={t("Delivery")}>
      {!goods && <p className="text-sm text-muted">{cart.lines.length > 0 ? t("Nothing of it has to be delivered.") : t("Put the goods in first: how they are delivered depends on them.")}</p>}
      {goods && error && <Refused error={error} again={() => void refetch()} />}
      {goods && !data && !error && <Waiting label={t("Loading")} rows={2} />}
      {goods && data?.items.length === 0 && <Notice>{t("None of the shop's delivery options goes there with these goods. Change the address, or the options in the settings.")}</Notice>}
      {goods && data && data.items.length > 0 && (
        <fieldset aria-busy={choose.busy} className="-mx-2 grid gap-1">
          <legend className="sr-only">{t("Delivery")}</legend>
          {data.items.map((each) => (
            <Option key={each.id} name="delivery" checked={chosen === each.id} choose={() => void choose.go(each.id)} beside={money(each.price)}>
              <span className="font-medium">{each.title}</span>
              {each.delivery_kind !== "digital" && (
                <span className="block text-muted">
                  {day(each.promise.earliest, "short")} – {day(each.promise.latest)}
                </span>
              )}
              {each.pickup && <span className="block text-muted">{each.pickup.name}</span>}
            </Option>
          ))}
        </fieldset>
      )}
      {choose.refusal && (
        <Notice tone="danger" alert>
          {choose.refusal.message}
        </Notice>
      )}
    </Card>
  );
}

interface OptionProps {
  name: string;
  checked: boolean;
  choose: () => void;
  beside?: string;
  children: ReactNode;
}

/** One of a few ways. */
export function Option({ name, checked, choose, beside, children }: OptionProps) {
  return (
    <label className={classes("flex min-h-11 items-start gap-3 rounded-control px-2 py-2 text-sm hover:bg-sunken", checked && "bg-sunken")}>
      <input type="radio" name={name} checked={checked} onChange={choose} className="mt-0.5 size-4 accent-(--accent)" />
      <span className="min-w-0 flex-1 break-words">{children}</span>
      {beside && <span className="shrink-0 tabular-nums">{beside}</span>}
    </label>
  );
}
