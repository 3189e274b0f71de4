import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Input } from "@daybook/ui";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { Search } from "../../app/filters.tsx";
import { day, money } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { PdfButton } from "../../app/pdf.tsx";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { moments } from "../payments/search.ts";
import { documentWord, pdfOf } from "./document.ts";
import { type DocumentsSearch, documentsSearch } from "./search.ts";
import { Tabs } from "./tabs.tsx";

type Row = Schemas["DocumentRowOut"];
type Document = "invoice" | "credit_note";
const DOCUMENTS: Document[] = ["invoice", "credit_note"];
const route = getRouteApi("/signed-in/invoices");

const documentsQuery = (document: Document | undefined, search: DocumentsSearch) => ({
  ...pages<Row>(["documents", document, search], ({ page, signal }) => {
    const query = { ...page, ...moments(search), ...(document ? { document } : {}), ...(search.q ? { number: search.q } : {}) };
    return answered(api.GET("/api/admin/invoices", { params: { query }, signal }));
  }),
  placeholderData: keepPreviousData,
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
  const search = route.useSearch();
  const navigate = useNavigate();
  const document = DOCUMENTS.find((each) => each === search.state);
  const found = useInfiniteQuery(documentsQuery(document, search));
  useTitle(t("Invoices"));
  const narrow = (change: Record<string, string>) => void navigate({ to: "/invoices", search: documentsSearch({ ...search, ...change }) });
  const narrowed = search.q || search.from || search.to;
  return (
    <ListPage
      title={t("Invoices")}
      above={
        <>
          <Tabs at={document ?? "all"} />
          <Search label={t("Find a document by its number")} placeholder={t("The whole number, such as F000001")} q={search.q} search={(q) => narrow({ q })}>
            <Input label={t("Posted from")} quietLabel type="date" value={search.from ?? ""} max={search.to} onChange={(event) => narrow({ from: event.target.value })} />
            <Input label={t("Posted until")} quietLabel type="date" value={search.to ?? ""} min={search.from} onChange={(event) => narrow({ to: event.target.value })} />
          </Search>
        </>
      }
      columns={columns()}
      idOf={(row) => row.number}
      found={found}
      empty={
        narrowed
          ? nothing(
              t("No document matches."),
              <Link to="/invoices" search={search.state ? { state: search.state } : {}} className="text-accent underline">
                {t("Show all of them")}
              </Link>,
            )
          : nothing(t("No document yet."), t("An invoice is posted when an order is paid or shipped."))
      }
    />
  );
}
