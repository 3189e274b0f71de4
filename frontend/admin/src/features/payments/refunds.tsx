import { answered, type Schemas } from "@daybook/api-client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { money } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { moneyStateWord, plain } from "../orders/words.ts";
import { atColumn, buyerColumn, Filters, orderColumn, StateCell, Tabs } from "./parts.tsx";
import { moments, type MoneySearch, REFUND_STATES, refundsSearch } from "./search.ts";

type Row = Schemas["ListedRefundOut"];
const route = getRouteApi("/signed-in/payments/refunds");

const refundsQuery = (search: MoneySearch) => ({
  ...pages<Row>(["money", "refunds", search], ({ page, signal }) => {
    const state = REFUND_STATES.find((each) => each === search.state);
    const query = { ...page, ...moments(search), ...(state ? { state } : {}) };
    return answered(api.GET("/api/admin/refunds", { params: { query }, signal }));
  }),
  placeholderData: keepPreviousData,
});

const columns = (): Column<Row>[] => [
  orderColumn<Row>(),
  atColumn<Row>(t("Asked for")),
  buyerColumn<Row>(),
  { heading: t("Reason"), cell: (row) => <span className="break-words">{row.reason}</span> },
  { heading: t("State"), cell: (row) => <StateCell word={moneyStateWord(row.state)} why={row.failure && plain(row.failure)} /> },
  { heading: t("Amount"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.amount)}</span> },
];

export function Refunds() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const found = useInfiniteQuery(refundsQuery(search));
  useTitle(t("Refunds"));
  const narrow = (change: Record<string, string>) => void navigate({ to: "/payments/refunds", search: refundsSearch({ ...search, ...change }) });
  return (
    <ListPage
      title={t("Refunds")}
      above={
        <>
          <Tabs at="refunds" />
          <Filters search={search} narrow={narrow} states={REFUND_STATES} stateWord={moneyStateWord} />
        </>
      }
      columns={columns()}
      idOf={(row) => row.id}
      found={found}
      empty={Object.keys(search).length ? nothing(t("No refund matches."), <Link to="/payments/refunds" className="text-accent underline">{t("Show all refunds")}</Link>) : nothing(t("No refunds yet."), t("Money is given back from the order's own page."))}
    />
  );
}
