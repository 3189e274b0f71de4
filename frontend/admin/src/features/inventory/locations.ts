import { answered } from "@daybook/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../app/api.ts";

/** The places that hold stock, in the order in which lines are sourced. */
export const locationsQuery = queryOptions({
  queryKey: ["locations"],
  queryFn: async () => (await answered(api.GET("/api/admin/locations"))).items,
});
