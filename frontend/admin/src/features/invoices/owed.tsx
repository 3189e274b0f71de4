import { answered, type Schemas } from "@daybook/api-client";
import { Badge } from "@daybook/ui";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { Choice } from "../../app/filters.tsx";
import { count, day, money } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { PdfButton } from "../../app/pdf.tsx";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { pdfOf } from "./document.ts";
import { Tabs } from "./tabs.tsx";

type Row = Schemas["ReceivableOut"];
const route = getRouteApi("/signed-in/invoices/owed");

const owedQuery = (settled: boolean) => ({
  ...pages<Row>(["documents", "owed", settled], ({ page, signal }) =>
    answered(api.GET("/api/admin/receivables", { params: { query: { ...page, state: settled ? "settled" : "open" } }, signal })),
  ),
  placeholderData: keepPreviousData,
});

const columns = (): Column<Row>[] => [
  {
    heading: t("Invoice"),
    cell: (row) => (
      <span className="inline-flex items-center gap-3">
        <span className="font-medium">{row.number}</span>
        <PdfButton address={pdfOf({ document: "invoice", number: row.number })} name={row.number} />
      </span>
    ),
  },
  {
    heading: t("Order"),
    cell: (row) => (
      <Link to="/orders/$orderId" params={{ orderId: row.order_id }} data-row-link className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">
        {row.order_number}
      </Link>
    ),
  },
  {
    heading: t("Due"),
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center justify-end gap-2">
        <span className="whitespace-nowrap">{day(row.due_on)}</span>
        {row.days_overdue > 0 && <Badge tone="danger">{t("{days} days late", { days: count(row.days_overdue) })}</Badge>}
      </span>
    ),
  },
  { heading: t("Total"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.amount)}</span> },
  { heading: t("Settled"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.settled)}</span> },
  { heading: t("Owed"), right: true, cell: (row) => <span className="font-medium whitespace-nowrap">{money(row.owed)}</span> },
];

export function Owed() {
  const settled = route.useSearch().state === "settled";
  const navigate = useNavigate();
  const found = useInfiniteQuery(owedQuery(settled));
  useTitle(t("Owed"));
  return (
    <ListPage
      title={t("Owed")}
      beside={
        <Choice
          label={t("State")}
          all={t("Not settled")}
          value={settled ? "settled" : ""}
          codes={["settled"]}
          word={() => [t("Settled"), null]}
          choose={(state) => void navigate({ to: "/invoices/owed", search: state ? { state } : {} })}
        />
      }
      above={<Tabs at="owed" />}
      columns={columns()}
      idOf={(row) => row.number}
      found={found}
      empty={settled ? nothing(t("Nothing is settled yet.")) : nothing(t("Nobody owes anything."))}
    />
  );
}
