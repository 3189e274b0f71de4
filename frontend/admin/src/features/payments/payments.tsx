import { answered, type Schemas } from "@daybook/api-client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { Choice } from "../../app/filters.tsx";
import { money } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { methodWord, moneyStateWord, plain } from "../orders/words.ts";
import { atColumn, buyerColumn, Filters, orderColumn, StateCell, Tabs } from "./parts.tsx";
import { METHODS, moments, type MoneySearch, PAYMENT_STATES, paymentsSearch } from "./search.ts";

type Row = Schemas["ListedPaymentOut"];
const route = getRouteApi("/signed-in/payments");

const paymentsQuery = (search: MoneySearch) => ({
  ...pages<Row>(["money", "payments", search], ({ page, signal }) => {
    const state = PAYMENT_STATES.find((each) => each === search.state);
    const method = METHODS.find((each) => each === search.method);
    const query = { ...page, ...moments(search), ...(state ? { state } : {}), ...(method ? { method } : {}) };
    return answered(api.GET("/api/admin/payments", { params: { query }, signal }));
  }),
  placeholderData: keepPreviousData,
});

const columns = (): Column<Row>[] => [
  orderColumn<Row>(),
  atColumn<Row>(t("Begun")),
  buyerColumn<Row>(),
  {
    heading: t("By"),
    cell: (row) => (
      <span>
        {methodWord(row.method)}
        {row.card && <span className="block text-xs text-muted">{row.card}</span>}
      </span>
    ),
  },
  { heading: t("State"), cell: (row) => <StateCell word={moneyStateWord(row.state)} why={row.failure && plain(row.failure)} /> },
  { heading: t("Refunded"), right: true, cell: (row) => (row.refunded.amount ? <span className="whitespace-nowrap">{money(row.refunded)}</span> : "–") },
  { heading: t("Amount"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.amount)}</span> },
];

export function Payments() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const found = useInfiniteQuery(paymentsQuery(search));
  useTitle(t("Payments"));
  const narrow = (change: Record<string, string>) => void navigate({ to: "/payments", search: paymentsSearch({ ...search, ...change }) });
  return (
    <ListPage
      title={t("Payments")}
      above={
        <>
          <Tabs at="payments" />
          <Filters search={search} narrow={narrow} states={PAYMENT_STATES} stateWord={moneyStateWord}>
            <Choice label={t("Paid by")} all={t("Any way")} value={search.method} codes={METHODS} word={(code) => [methodWord(code), null]} choose={(method) => narrow({ method })} />
          </Filters>
        </>
      }
      columns={columns()}
      idOf={(row) => row.id}
      found={found}
      empty={Object.keys(search).length ? nothing(t("No payment matches."), <Link to="/payments" className="text-accent underline">{t("Show all payments")}</Link>) : nothing(t("No payments yet."), t("They appear when somebody pays, or begins to."))}
    />
  );
}
