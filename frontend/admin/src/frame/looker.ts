import { useQuery } from "@tanstack/react-query";
import { me, modules } from "../app/api.ts";
import type { Looker } from "../routes/places.ts";

/** Who looks, and which modules are on; nobody in particular until that is known. */
export function useLooker(): Looker {
  const { data: who } = useQuery(me);
  const { data: switched } = useQuery(modules);
  return {
    permissions: who?.permissions ?? [],
    on: new Set(switched?.items.filter((each) => each.on).map((each) => each.name)),
  };
}
