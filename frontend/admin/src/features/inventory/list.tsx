import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, buttonClass } from "@daybook/ui";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, modules } from "../../app/api.ts";
import { Choice, Search } from "../../app/filters.tsx";
import { count } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { locationsQuery } from "./locations.ts";
import { type StockSearch, stockSearch } from "./search.ts";
import { TransferDialog } from "./transfer.tsx";

type Row = Schemas["StockOut"];
const route = getRouteApi("/signed-in/inventory");

const stockQuery = (search: StockSearch) => ({
  ...pages<Row>(["stock", "list", search], ({ page, signal }) => answered(api.GET("/api/admin/inventory", { params: { query: { ...page, ...search } }, signal }))),
  placeholderData: keepPreviousData,
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
  const asked = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const [moving, setMoving] = useState(false);
  const found = useInfiniteQuery(stockQuery(asked));
  const { data: locations = [] } = useQuery(locationsQuery);
  const waits = useQuery(modules).data?.items.some(({ name, on }) => name === "alerts" && on);
  useTitle(t("Inventory"));
  const narrow = (part: StockSearch) => void navigate({ to: "/inventory", search: stockSearch({ ...asked, ...part }) });
  const names = Object.fromEntries(locations.map(({ id, name }) => [id, name]));
  return (
    <>
      <ListPage
        title={t("Inventory")}
        beside={
          <span className="flex flex-wrap gap-2">
            {may("inventory.write") && locations.length > 1 && <Button onClick={() => setMoving(true)}>{t("Move stock")}</Button>}
            {waits && (
              <Link to="/inventory/waited-for" className={buttonClass()}>
                {t("Waited for")}
              </Link>
            )}
            <Link to="/inventory/counts" className={buttonClass()}>
              {t("Counts")}
            </Link>
          </span>
        }
        above={
          <Search label={t("Search SKUs")} placeholder={t("How the SKU begins")} q={asked.q} search={(q) => narrow({ q })}>
            {locations.length > 1 && (
              <div className="min-w-32 flex-1 sm:flex-none">
                <Choice label={t("Location")} all={t("All locations")} value={asked.location} codes={Object.keys(names)} word={(id) => [names[id] ?? id, null]} choose={(location) => narrow({ location })} />
              </div>
            )}
          </Search>
        }
        columns={columns()}
        idOf={(row) => row.sku}
        found={found}
        empty={Object.keys(asked).length > 0 ? nothing(t("No SKU begins so."), <Link to="/inventory" className="text-accent underline">{t("Show all stock")}</Link>) : nothing(t("No stock is kept yet."))}
      />
      {moving && <TransferDialog close={() => setMoving(false)} />}
    </>
  );
}
