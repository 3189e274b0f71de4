import { answered, type Schemas } from "@daybook/api-client";
import { Badge } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { Search } from "../../app/filters.tsx";
import { count } from "../../app/format.ts";
import { ListPage, nothing } from "../../app/list-page.tsx";
import { listSearch } from "../../app/list-search.ts";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

type Row = Schemas["StockOut"];
const route = getRouteApi("/signed-in/inventory");

const stockQuery = (q: string | undefined) =>
  pages<Row>(["stock", "list", q], ({ page, signal }) => {
    const query = { ...page, ...(q ? { q } : {}) };
    return answered(api.GET("/api/admin/inventory", { params: { query }, signal }));
  });

const columns = (): Column<Row>[] => [
  {
    heading: t("SKU"),
    cell: (row) => (
      <Link to="/inventory/$sku" params={{ sku: row.sku }} data-row-link className="font-medium text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {row.sku}
      </Link>
    ),
  },
  { heading: t("Product"), cell: (row) => row.title },
  { heading: t("On hand"), right: true, cell: (row) => count(row.on_hand) },
  { heading: t("Reserved"), right: true, cell: (row) => count(row.reserved) },
  { heading: t("Available"), right: true, cell: (row) => <Available count={row.available} /> },
];

export function Available({ count: number }: { count: number }) {
  return number > 0 ? <span className="font-medium">{count(number)}</span> : <Badge tone="danger">{count(number)}</Badge>;
}

export function Inventory() {
  const { q } = route.useSearch();
  const navigate = useNavigate();
  const found = useInfiniteQuery(stockQuery(q));
  useTitle(t("Inventory"));
  const search = (given: string) => void navigate({ to: "/inventory", search: listSearch({ q: given }) });
  return (
    <ListPage
      title={t("Inventory")}
      above={<Search label={t("Search SKUs")} placeholder={t("How the SKU begins")} q={q} search={search} />}
      columns={columns()}
      idOf={(row) => row.sku}
      found={found}
      empty={q ? nothing(t("No SKU begins so.")) : nothing(t("No stock is kept yet."))}
    />
  );
}
