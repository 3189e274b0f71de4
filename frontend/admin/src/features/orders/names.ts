import { answered } from "@daybook/api-client";
import { useQuery } from "@tanstack/react-query";
import { api, me } from "../../app/api.ts";
import { useMay } from "../../app/permissions.ts";
import { locationsQuery } from "../inventory/locations.ts";

/** Names of staff by id: all that this person may see, and always their own. */
export function useNames(): ReadonlyMap<string, string> {
  const { data: who } = useQuery(me);
  const may = useMay();
  const { data } = useQuery({
    queryKey: ["staff", "names"],
    queryFn: () => answered(api.GET("/api/admin/staff", { params: { query: { limit: 100 } } })),
    enabled: may("staff.read"),
    staleTime: 5 * 60_000,
  });
  const known = data?.items.map((each): [string, string] => [each.id, each.name]) ?? [];
  return new Map(who ? [...known, [who.id, who.name]] : known);
}

/** Names of locations by id, for those who may see them. */
export function usePlaceNames(): ReadonlyMap<string, string> {
  const may = useMay();
  const { data } = useQuery({ ...locationsQuery, enabled: may("inventory.read"), staleTime: 5 * 60_000 });
  return new Map(data?.map((each): [string, string] => [each.id, each.name]) ?? []);
}
