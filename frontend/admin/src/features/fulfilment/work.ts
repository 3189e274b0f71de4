/** What is to ship and to pack, as the API tells it. */
import { answered, type Schemas } from "@daybook/api-client";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { pages } from "../../app/pages.ts";
import type { WorkSearch } from "./search.ts";

export type Job = Schemas["ToShipOut"];
export type Load = Schemas["LoadOut"];
export type Packing = Schemas["PackingOut"];
export type PackLine = Schemas["PackLineOut"];

export interface Parcel {
  carrier: string;
  tracking_number: string;
  tracking_url: string;
}

const AGAIN_MS = 30_000;
const PACKING_AGAIN_MS = 8_000;

export const loadsQuery = queryOptions({
  queryKey: ["to-ship", "loads"],
  queryFn: async ({ signal }) => (await answered(api.GET("/api/admin/fulfilment/locations", { signal }))).items,
  refetchInterval: AGAIN_MS,
});

export const jobsQuery = (search: WorkSearch) =>
  pages<Job>(["to-ship", search], ({ page, signal }) =>
    answered(api.GET("/api/admin/fulfilment", { params: { query: { ...search, ...page } }, signal })),
  );

/** Asked for again while it is shown: somebody else may pack the same order. */
export const packingQuery = (orderId: string, location: string) =>
  queryOptions({
    queryKey: ["packing", orderId, location],
    queryFn: ({ signal }) =>
      answered(
        api.GET("/api/admin/orders/{order_id}/packing", { params: { path: { order_id: orderId }, query: { location } }, signal }),
      ),
    refetchInterval: PACKING_AGAIN_MS,
  });

/** The order to pack after this one: the most urgent that is ready there. */
export async function nextJob(location: string, after: string): Promise<Job | null> {
  const { items } = await answered(api.GET("/api/admin/fulfilment", { params: { query: { location, show: "ready", limit: 5 } } }));
  return items.find((job) => job.order_id !== after) ?? null;
}

export const shipped = (orderId: string, body: Schemas["ShipOrder"], key: string) =>
  answered(
    api.POST("/api/admin/orders/{order_id}/shipments", { params: { path: { order_id: orderId }, header: { "Idempotency-Key": key } }, body }),
  );

/** Look again at the lists and at this order wherever it is shown. */
export function useWorkChanged(): (orderId: string) => Promise<void> {
  const client = useQueryClient();
  return async (orderId) => {
    void client.invalidateQueries({ queryKey: ["to-ship"] });
    void client.invalidateQueries({ queryKey: ["orders"] });
    void client.invalidateQueries({ queryKey: ["order", orderId] });
    await client.invalidateQueries({ queryKey: ["packing", orderId] });
  };
}

export const titled = (line: { title: string; variant_title: string }) => [line.title, line.variant_title].filter(Boolean).join(", ");

/** The carrier used last in this browser. */
const CARRIER = "daybook.carrier";
export const lastCarrier = (): string => localStorage.getItem(CARRIER) ?? "";
export const keepCarrier = (carrier: string): void => localStorage.setItem(CARRIER, carrier);
