/** The views of the list: ours, the shop's shared ones, and one's own. */
import { answered, type Schemas } from "@daybook/api-client";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { t } from "../../app/words.ts";
import { apiNames, type Filters, filtersOf, type OrdersSearch, ownNames, same, SORTS, type Sort } from "./search.ts";

export type View = Schemas["ViewOut"];
export type Counts = Schemas["OrderCountsOut"];

export const viewsQuery = queryOptions({
  queryKey: ["order-views"],
  queryFn: async ({ signal }) => (await answered(api.GET("/api/admin/orders/views", { signal }))).items,
});

export const countsQuery = queryOptions({
  queryKey: ["orders", "counts"],
  queryFn: ({ signal }) => answered(api.GET("/api/admin/orders/counts", { signal })),
});

/** A tab above the list, and what it leads to. */
export interface Tab {
  name: string;
  search: OrdersSearch;
  view?: View;
}

const OURS = (): [string, string, Filters][] => [
  ["to-ship", t("To ship"), { state: "placed,released,partly_fulfilled" }],
  ["unpaid", t("Unpaid"), { payment: "pending,failed" }],
  ["held", t("On hold"), { state: "on_hold" }],
  ["urgent", t("Urgent"), { urgent: "1", state: "placed,on_hold,released,partly_fulfilled" }],
];

export const searchOf = (view: View): OrdersSearch => {
  const sort = SORTS.find((each) => each === view.sort && each !== SORTS[0]);
  return { ...ownNames(view.filters), view: view.id, ...(sort ? { sort } : {}) };
};

export const tabsOf = (views: readonly View[]): Tab[] => [
  { name: t("All"), search: {} },
  ...OURS().map(([view, name, filters]) => ({ name, search: { ...filters, view } })),
  ...views.map((view) => ({ name: view.name, search: searchOf(view), view })),
];

/** Which tab an address is at: the view it names, or everything. */
export const tabAt = (tabs: readonly Tab[], search: OrdersSearch): Tab | undefined =>
  search.view
    ? tabs.find((tab) => tab.search.view === search.view)
    : tabs.find((tab) => !tab.search.view && same(filtersOf(search), {}));

/** The saved view of this id, once it is known. */
export function useView(id: string | undefined): View | undefined {
  const { data: views = [] } = useQuery(viewsQuery);
  return views.find((view) => view.id === id);
}

/** Whether the address shows something else than the view keeps. */
export const isChanged = (view: View, search: OrdersSearch): boolean =>
  !same(ownNames(view.filters), filtersOf(search)) ||
  (search.sort ?? SORTS[0]) !== (view.sort as Sort) ||
  (search.columns !== undefined && search.columns !== view.columns.join(","));

export const kept = (search: OrdersSearch, columns: readonly string[]) => ({
  filters: apiNames(filtersOf(search)),
  columns: [...columns],
  sort: search.sort ?? SORTS[0],
});

const COUNTED = { state: "state", payment: "payment_state", fulfilment: "fulfilment_state", hold: "hold", tag: "tag", country: "country", delivery: "delivery", method: "method" } as const;

/** How many orders filters lead to, where the kept counts tell: of one condition alone. */
export function countOf(filters: Filters, counts: Counts | undefined): number | undefined {
  const [[name, value] = [], another] = Object.entries(filters);
  if (!counts || !value || another || !(name as string in COUNTED)) return undefined;
  const numbers = counts[COUNTED[name as keyof typeof COUNTED]];
  return value.split(",").reduce((sum, code) => sum + (numbers[code] ?? 0), 0);
}
