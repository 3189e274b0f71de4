import { answered, type Schemas } from "@daybook/api-client";
import type { Tone } from "@daybook/ui";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { day, money } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { plain } from "../orders/words.ts";
import { atColumn, buyerColumn, Filters, orderColumn, StateCell, Tabs } from "./parts.tsx";
import { DISPUTE_STATES, disputesSearch, moments, type MoneySearch } from "./search.ts";

type Row = Schemas["ListedDisputeOut"];
const route = getRouteApi("/signed-in/payments/disputes");

const disputesQuery = (search: MoneySearch) => ({
  ...pages<Row>(["money", "disputes", search], ({ page, signal }) => {
    const query = { ...page, ...moments(search), ...(search.state ? { state: search.state } : {}) };
    return answered(api.GET("/api/admin/disputes", { params: { query }, signal }));
  }),
  placeholderData: keepPreviousData,
});

function disputeWord(code: string): [string, Tone] {
  const words: Record<string, [string, Tone]> = {
    warning_needs_response: [t("Inquiry to answer"), "danger"],
    warning_under_review: [t("Inquiry under review"), "notice"],
    warning_closed: [t("Inquiry closed"), "calm"],
    needs_response: [t("To be answered"), "danger"],
    under_review: [t("Under review"), "notice"],
    won: [t("Won"), "good"],
    lost: [t("Lost"), "calm"],
  };
  return words[code] ?? [plain(code), "calm"];
}

const columns = (): Column<Row>[] => [
  orderColumn<Row>(),
  atColumn<Row>(t("Opened")),
  buyerColumn<Row>(),
  { heading: t("Reason"), cell: (row) => plain(row.reason) },
  { heading: t("State"), cell: (row) => <StateCell word={disputeWord(row.state)} /> },
  { heading: t("Last changed"), cell: (row) => <span className="whitespace-nowrap">{day(row.updated_at)}</span> },
  { heading: t("Amount"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.amount)}</span> },
];

export function Disputes() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const found = useInfiniteQuery(disputesQuery(search));
  useTitle(t("Disputes"));
  const narrow = (change: Record<string, string>) => void navigate({ to: "/payments/disputes", search: disputesSearch({ ...search, ...change }) });
  return (
    <ListPage
      title={t("Disputes")}
      above={
        <>
          <Tabs at="disputes" />
          <Filters search={search} narrow={narrow} states={DISPUTE_STATES} stateWord={disputeWord} />
        </>
      }
      columns={columns()}
      idOf={(row) => row.id}
      found={found}
      empty={
        Object.keys(search).length
          ? nothing(t("No dispute matches."), <Link to="/payments/disputes" className="text-accent underline">{t("Show all disputes")}</Link>)
          : nothing(t("No disputes."), t("When a buyer's bank asks for money back, it is listed here and the order becomes a problem order."))
      }
    />
  );
}
