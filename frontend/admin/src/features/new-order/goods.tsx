/** What is ordered: found by words, by a SKU or with a scanner, and how many of each. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Empty, Input, Notice, Picture } from "@daybook/ui";
import { Minus, Plus, Trash2 } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed, useLast } from "../../app/deed.ts";
import { money } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { add, type Cart, setQuantity, useChange } from "./draft.ts";

type Line = Cart["lines"][number];
type Variant = Schemas["VariantRowOut"];

export function Goods({ cart }: { cart: Cart }) {
  return (
    <Card title={t("Goods")} flush>
      <Picker cart={cart} />
      {cart.lines.length === 0 ? (
        <Empty title={t("Nothing is ordered yet.")}>{t("Search for it above, or scan it.")}</Empty>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {cart.lines.map((line) => (
            <LineRow key={line.id} cart={cart} line={line} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const variants = async (query: { code: string } | { q: string; limit: number }) => (await answered(api.GET("/api/admin/variants", { params: { query } }))).items;

/** A scanner types a code and Enter: what is meant by one code is put in at once; of words, what they find is offered. */
function Picker({ cart }: { cart: Cart }) {
  const may = useMay();
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{ typed: string; items: Variant[] } | null>(null);
  const turn = useRef<Promise<unknown>>(Promise.resolve()); // a scanner is faster than an answer: nothing it types is passed over
  const put = useChange(cart, (sku: string, key) => add(cart, sku, key), () => {
    setFound(null);
    field.current?.focus();
  });
  const search = useDeed(async (typed: string) => {
    if (!may("catalogue.read")) return void (await put.go(typed)); // they know what they sell by its SKU alone
    const [exact, ...others] = await variants({ code: typed });
    if (exact && others.length === 0) return void (await put.go(exact.sku));
    setFound({ typed, items: exact ? [exact, ...others] : await variants({ q: typed, limit: 10 }) });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value.trim() ?? "";
    if (!field.current || !typed) return;
    field.current.value = "";
    put.forget();
    turn.current = turn.current.then(() => search.go(typed));
  };
  const refusal = put.refusal ?? search.refusal;
  return (
    <div className="grid gap-3 px-4 py-3">
      <form onSubmit={submit} className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Input ref={field} label={t("Product, SKU or barcode")} type="search" maxLength={128} autoComplete="off" />
        </div>
        <Button type="submit" busy={search.busy || put.busy}>
          {t("Find")}
        </Button>
      </form>
      {refusal && (
        <Notice tone="danger" alert>
          {refusal.message}
        </Notice>
      )}
      <p role="status" className={found ? "text-sm text-muted" : "sr-only"}>
        {found && (found.items.length === 0 ? t("Nothing matches “{typed}”.", { typed: found.typed }) : t("Choose what is meant."))}
      </p>
      {found && found.items.length > 0 && (
        <ul className="-mx-2 grid max-h-96 overflow-y-auto">
          {found.items.map((each) => (
            <li key={each.sku}>
              <Choice variant={each} currency={cart.currency} choose={() => void put.go(each.sku)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Choice({ variant, currency, choose }: { variant: Variant; currency: string; choose: () => void }) {
  const price = variant.prices.find((each) => each.currency === currency);
  return (
    <button type="button" onClick={choose} className="flex min-h-11 w-full items-center gap-3 rounded-control px-2 py-1.5 text-left text-sm hover:bg-sunken">
      <Picture address={variant.image ?? variant.product_image} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium break-words">{variant.product_title}</span>
        <span className="block break-words text-muted">{[variant.title, variant.sku].filter(Boolean).join(" · ")}</span>
      </span>
      <span className="shrink-0 tabular-nums">{price ? money(price) : t("No price in {currency}", { currency })}</span>
    </button>
  );
}

const SQUARE = "grid size-9 place-items-center rounded-control border border-edge/60 hover:bg-sunken aria-disabled:opacity-55";

function LineRow({ cart, line }: { cart: Cart; line: Line }) {
  const set = useLast(useChange(cart, (quantity: number) => setQuantity(cart, line.id, quantity)));
  const problem = cart.problems.find((each) => each.line_id === line.id);
  const [typed, setTyped] = useState<string | null>(null);
  const now = set.asked ?? line.quantity;
  const name = [line.title, line.variant_title].filter(Boolean).join(", ");
  const commit = () => {
    const quantity = Number(typed);
    if (typed !== null && Number.isInteger(quantity) && quantity > 0 && quantity !== now) void set.go(quantity);
    setTyped(null);
  };
  return (
    <li className="grid gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Picture address={line.image} />
        <div className="min-w-36 flex-1">
          <p className="font-medium break-words">{line.title}</p>
          <p className="break-words text-muted">{[line.variant_title, line.sku, money(line.unit_price)].filter(Boolean).join(" · ")}</p>
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            commit();
          }}
          className="flex items-center gap-1"
        >
          <button type="button" aria-label={t("One less of {name}", { name })} aria-disabled={now <= 1} onClick={() => now > 1 && void set.go(now - 1)} className={SQUARE}>
            <Minus aria-hidden="true" size={15} />
          </button>
          <input
            aria-label={t("Quantity of {name}", { name })}
            inputMode="numeric"
            maxLength={6}
            value={typed ?? String(now)}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={commit}
            className="min-h-9 w-14 rounded-control border border-edge bg-surface px-1 text-center tabular-nums"
          />
          <button type="button" aria-label={t("One more of {name}", { name })} onClick={() => void set.go(now + 1)} className={SQUARE}>
            <Plus aria-hidden="true" size={15} />
          </button>
        </form>
        <p className="min-w-24 flex-1 text-right font-medium tabular-nums sm:flex-none">{money(line.total)}</p>
        <button type="button" aria-label={t("Take {name} away", { name })} onClick={() => void set.go(0)} className="grid size-9 place-items-center rounded-control text-muted hover:bg-sunken hover:text-danger">
          <Trash2 aria-hidden="true" size={16} />
        </button>
      </div>
      {problem && <Notice tone={problem.code === "price_changed" ? "notice" : "danger"}>{problem.detail}</Notice>}
      {set.refusal && (
        <Notice tone="danger" alert>
          {set.refusal.message}
        </Notice>
      )}
    </li>
  );
}
