import { answered, type Schemas } from "@daybook/api-client";
import { Badge } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { Search } from "../../app/filters.tsx";
import { day } from "../../app/format.ts";
import { ListPage, nothing } from "../../app/list-page.tsx";
import { listSearch } from "../../app/list-search.ts";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

type Row = Schemas["CustomerRowOut"];
const route = getRouteApi("/signed-in/customers");

const customersQuery = (q: string | undefined) =>
  pages<Row>(["customers", q], ({ page, signal }) => {
    const query = { ...page, ...(q ? { q } : {}) };
    return answered(api.GET("/api/admin/customers", { params: { query }, signal }));
  });

const columns = (): Column<Row>[] => [
  {
    heading: t("Customer"),
    cell: (row) => (
      <Link to="/orders" search={{ customer: row.id }} data-row-link className="font-medium text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {row.name || row.email}
      </Link>
    ),
  },
  { heading: t("E-mail"), cell: (row) => <span className="break-all">{row.email}</span> },
  { heading: t("Phone"), cell: (row) => row.phone || "–" },
  { heading: t("Group"), cell: (row) => row.group ?? "–" },
  { heading: t("Account"), cell: (row) => <Badge tone={row.has_account ? "accent" : "calm"}>{row.has_account ? t("Account") : t("Guest")}</Badge> },
  { heading: t("Since"), cell: (row) => day(row.created_at) },
];

export function Customers() {
  const { q } = route.useSearch();
  const navigate = useNavigate();
  const found = useInfiniteQuery(customersQuery(q));
  useTitle(t("Customers"));
  const search = (given: string) => void navigate({ to: "/customers", search: listSearch({ q: given }) });
  return (
    <ListPage
      title={t("Customers")}
      above={<Search label={t("Search customers")} placeholder={t("Name or e-mail")} q={q} search={search} />}
      columns={columns()}
      idOf={(row) => row.id}
      found={found}
      empty={q ? nothing(t("No customer matches.")) : nothing(t("No customers yet."), t("Whoever buys becomes one."))}
    />
  );
}
