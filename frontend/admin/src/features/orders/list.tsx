import { answered } from "@daybook/api-client";
import { Button, buttonClass } from "@daybook/ui";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Columns3 } from "lucide-react";
import { useEffect, useState } from "react";
import { api } from "../../app/api.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { Bulk, Export } from "./bulk.tsx";
import { ColumnsDialog } from "./columns-dialog.tsx";
import { columnsOf, type Row, useOwnColumns } from "./columns.tsx";
import { Narrow } from "./narrow.tsx";
import { asked, type Filters, filtersOf, type OrdersSearch, ordersSearch, type Sort } from "./search.ts";
import { Tabs } from "./tabs.tsx";
import { useView } from "./views.ts";

const route = getRouteApi("/signed-in/orders");

const ordersQuery = (search: OrdersSearch) => ({
  ...pages<Row>(["orders", asked(search)], ({ page, signal }) =>
    answered(api.GET("/api/admin/orders", { params: { query: { ...asked(search), ...page } }, signal })),
  ),
  placeholderData: keepPreviousData, // rows stay until those of the next filter are there
});

export function Orders() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const found = useInfiniteQuery(ordersQuery(search));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [own, keepOwn] = useOwnColumns();
  const [picking, setPicking] = useState(false);
  const view = useView(search.view);
  useTitle(t("Orders"));
  useRowKeys();
  const columns = search.columns?.split(",") ?? (view?.columns.length ? view.columns : own);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const picked = found.isPlaceholderData ? [] : rows.filter((row) => chosen.has(row.id));
  const choose = (row: Row, is: boolean) => setChosen((now) => new Set(is ? [...now, row.id] : [...now].filter((id) => id !== row.id)));
  const narrow = (change: Filters & { sort?: Sort }) => void navigate({ to: "/orders", search: ordersSearch({ ...search, ...change }) });
  const keep = (names: string[]) => (view ? void navigate({ to: "/orders", search: { ...search, columns: names.join(",") }, replace: true }) : keepOwn(names));
  const narrowed = Object.keys(filtersOf(search)).length > 0;
  const { sort: _, ...conditions } = asked(search);
  const empty = narrowed
    ? nothing(t("No order matches."), <Link to="/orders" className="text-accent underline">{t("Show all orders")}</Link>)
    : nothing(t("No orders yet."), t("They appear here as soon as somebody buys."));
  const acts = may("orders.write") || may("fulfilment.write") || may("jobs.write");
  return (
    <>
      <ListPage
        title={t("Orders")}
        beside={
          <div className="flex flex-wrap gap-2">
            {rows.length > 0 && <Export only={{ matching: conditions }}>{narrowed ? t("Export what matches") : t("Export all")}</Export>}
            {may("orders.write") && (
              <Link to="/orders/new" className={buttonClass("main")}>
                {t("New order")}
              </Link>
            )}
          </div>
        }
        above={
          <>
            <Tabs search={search} columns={columns} />
            <Narrow search={search} narrow={narrow}>
              <Button onClick={() => setPicking(true)}>
                <Columns3 aria-hidden="true" size={16} />
                {t("Columns")}
              </Button>
            </Narrow>
          </>
        }
        columns={columnsOf(columns, acts ? { chosen, choose } : null)}
        idOf={(row) => row.id}
        found={found}
        empty={empty}
      />
      {picked.length > 0 && <Bulk rows={picked} all={rows} choose={(those) => setChosen(new Set(those.map(({ id }) => id)))} />}
      {picking && <ColumnsDialog shown={columns} keep={keep} close={() => setPicking(false)} />}
    </>
  );
}

/** j goes to the first row where none is in focus; x chooses the row in focus. The table does the rest. */
function useRowKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement) || target.closest("input, textarea, select, dialog")) return;
      const row = target.closest("tr");
      if (event.key === "x" && row) row.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
      if (event.key === "j" && !row) document.querySelector<HTMLElement>("[data-row-link]")?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
