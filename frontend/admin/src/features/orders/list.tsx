import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Input } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef } from "react";
import { api } from "../../app/api.ts";
import { count, moment, money } from "../../app/format.ts";
import { Choice, useSlash } from "../../app/filters.tsx";
import { ListPage, nothing } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { asked, FULFILMENT_STATES, type OrdersSearch, ordersSearch, PAYMENT_STATES, STATES } from "./search.ts";
import { fulfilmentWord, holdWord, paymentWord, stateWord } from "./words.ts";

type Row = Schemas["OrderRowOut"];
const route = getRouteApi("/signed-in/orders");

const ordersQuery = (search: OrdersSearch) =>
  pages<Row>(["orders", search], ({ page, signal }) =>
    answered(api.GET("/api/admin/orders", { params: { query: { ...asked(search), ...page } }, signal })),
  );

const columns = (): Column<Row>[] => [
  {
    heading: t("Order"),
    cell: (row) => (
      <Link
        to="/orders/$orderId"
        params={{ orderId: row.id }}
        data-row-link
        className="font-medium whitespace-nowrap text-accent outline-offset-4 after:absolute after:inset-0 hover:underline"
      >
        {row.number}
      </Link>
    ),
  },
  { heading: t("Placed at"), cell: (row) => <span className="whitespace-nowrap">{moment(row.placed_at)}</span> },
  { heading: t("Buyer"), cell: (row) => <span className="break-words">{row.name || row.email}</span> },
  { heading: t("State"), cell: (row) => <State row={row} /> },
  { heading: t("Payment"), cell: (row) => <Word word={paymentWord(row.payment_state)} /> },
  { heading: t("Shipping"), cell: (row) => <Word word={fulfilmentWord(row.fulfilment_state)} /> },
  { heading: t("Items"), right: true, cell: (row) => count(row.items) },
  { heading: t("Total"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.total)}</span> },
];

function Word({ word: [text, tone] }: { word: ReturnType<typeof stateWord> }) {
  return <Badge tone={tone}>{text}</Badge>;
}

function State({ row }: { row: Row }) {
  const held = row.holds.map(holdWord).join(", ");
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-1">
      <Word word={stateWord(row.state)} />
      {held && <span className="text-xs text-muted">{held}</span>}
    </span>
  );
}

export function Orders() {
  const search = route.useSearch();
  const found = useInfiniteQuery(ordersQuery(search));
  useTitle(t("Orders"));
  const narrowed = Object.keys(search).length > 0;
  const empty = narrowed
    ? nothing(t("No order matches."), <Link to="/orders" className="text-accent underline">{t("Show all orders")}</Link>)
    : nothing(t("No orders yet."), t("They appear here as soon as somebody buys."));
  return (
    <ListPage
      title={t("Orders")}
      above={<Filters key={search.q ?? ""} search={search} />}
      columns={columns()}
      idOf={(row) => row.id}
      found={found}
      empty={empty}
    />
  );
}

function Filters({ search }: { search: OrdersSearch }) {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  const narrow = (change: Record<string, string>) =>
    void navigate({ to: "/orders", search: ordersSearch({ ...search, ...change }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    narrow({ q: field.current?.value ?? "" });
  };

  return (
    <form role="search" onSubmit={submit} className="mb-4 grid grid-cols-2 gap-2 md:grid-cols-[minmax(0,1fr)_repeat(3,10rem)_auto]">
      <div className="col-span-2 md:col-span-1">
        <Input
          ref={field}
          label={t("Search orders")}
          quietLabel
          type="search"
          name="q"
          defaultValue={search.q}
          placeholder={t("Number, e-mail or name; press / to search")}
        />
      </div>
      <Choice label={t("State")} all={t("Any state")} value={search.state} codes={STATES} word={stateWord} choose={(state) => narrow({ state })} />
      <Choice label={t("Payment")} all={t("Any payment")} value={search.payment} codes={PAYMENT_STATES} word={paymentWord} choose={(payment) => narrow({ payment })} />
      <Choice label={t("Shipping")} all={t("Any shipping")} value={search.fulfilment} codes={FULFILMENT_STATES} word={fulfilmentWord} choose={(fulfilment) => narrow({ fulfilment })} />
      <Button type="submit">{t("Search")}</Button>
      {search.since && (
        <p className="col-span-full text-sm text-muted">
          {t("Placed since {at}.", { at: moment(search.since) })}{" "}
          <Link to="/orders" search={ordersSearch({ ...search, since: "" })} className="text-accent underline underline-offset-2">
            {t("Whenever placed")}
          </Link>
        </p>
      )}
    </form>
  );
}
