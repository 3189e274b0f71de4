import { useQuery } from "@tanstack/react-query";
import { me } from "./api.ts";

/** Whether whoever is signed in may do this. The API decides; the screens only leave out what it would refuse. */
export function useMay(): (permission: string) => boolean {
  const { data } = useQuery(me);
  const permissions = data?.permissions ?? [];
  return (permission) => permissions.includes("*") || permissions.includes(permission);
}
