import { answered, type Schemas } from "@daybook/api-client";
import { Badge } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { day, money } from "../../app/format.ts";
import { ListPage, nothing } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { PdfButton } from "../../app/pdf.tsx";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { documentWord, pdfOf } from "./document.ts";
import { Tabs } from "./tabs.tsx";

type Row = Schemas["DocumentRowOut"];
type Document = "invoice" | "credit_note";
const DOCUMENTS: Document[] = ["invoice", "credit_note"];
const route = getRouteApi("/signed-in/invoices");

const documentsQuery = (document: Document | undefined) =>
  pages<Row>(["documents", document], ({ page, signal }) => {
    const query = { ...page, ...(document ? { document } : {}) };
    return answered(api.GET("/api/admin/invoices", { params: { query }, signal }));
  });

const columns = (): Column<Row>[] => [
  { heading: t("Number"), cell: (row) => <span className="font-medium">{row.number}</span> },
  {
    heading: t("Document"),
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center justify-end gap-1">
        <Badge tone={row.document === "invoice" ? "accent" : "calm"}>{documentWord(row.document)}</Badge>
        {row.corrects && <span className="text-xs text-muted">{t("corrects {number}", { number: row.corrects })}</span>}
      </span>
    ),
  },
  { heading: t("Posted"), cell: (row) => day(row.posted_at) },
  { heading: t("Due"), cell: (row) => (row.due_on ? day(row.due_on) : "–") },
  { heading: t("Buyer"), cell: (row) => row.buyer },
  {
    heading: t("Order"),
    cell: (row) => (
      <Link to="/orders/$orderId" params={{ orderId: row.order_id }} data-row-link className="text-accent underline underline-offset-2">
        {row.order_number}
      </Link>
    ),
  },
  { heading: t("Total"), right: true, cell: (row) => <span className="whitespace-nowrap">{money(row.total)}</span> },
  { heading: t("File"), right: true, cell: (row) => <PdfButton address={pdfOf(row)} name={row.number} /> },
];

export function Invoices() {
  const { state } = route.useSearch();
  const document = DOCUMENTS.find((each) => each === state);
  const found = useInfiniteQuery(documentsQuery(document));
  useTitle(t("Invoices"));
  return (
    <ListPage
      title={t("Invoices")}
      above={<Tabs at={document ?? "all"} />}
      columns={columns()}
      idOf={(row) => row.number}
      found={found}
      empty={nothing(t("No document yet."), t("An invoice is posted when an order is paid or shipped."))}
    />
  );
}
