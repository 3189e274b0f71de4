/** The order that is being made up: a cart of the shop, remembered in this browser so that it can be left and found again. */
import { answered, type Schemas } from "@daybook/api-client";
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { type Deed, once, useDeed } from "../../app/deed.ts";

export type Cart = Schemas["CartOut"];
export type Change = Omit<Schemas["ChangeCart"], "version">;
/** What opens a cart. */
export type Kept = Pick<Cart, "id" | "token">;

const KEPT = "daybook.new-order";

export function kept(): Kept | null {
  try {
    const { id, token } = JSON.parse(localStorage.getItem(KEPT) ?? "") as Kept;
    return typeof id === "string" && typeof token === "string" ? { id, token } : null;
  } catch {
    return null;
  }
}

export function keep(cart: Kept | null): void {
  if (cart) localStorage.setItem(KEPT, JSON.stringify({ id: cart.id, token: cart.token }));
  else localStorage.removeItem(KEPT);
}

/** The header that opens a cart. */
export const opening = ({ token }: Kept) => ({ "Daybook-Token": token });
const at = ({ id }: Kept) => ({ path: { cart_id: id } });

export const cartQuery = (cart: Kept) =>
  queryOptions({
    queryKey: ["new-order", cart.id],
    queryFn: ({ signal }) => answered(api.GET("/api/carts/{cart_id}", { params: at(cart), headers: opening(cart), signal })),
    staleTime: 0,
  });

/** How this cart can be delivered: it depends on the goods and on where they go. */
export const deliveryQuery = (cart: Cart) =>
  queryOptions({
    queryKey: ["new-order", cart.id, "delivery", cart.version],
    queryFn: ({ signal }) => answered(api.GET("/api/carts/{cart_id}/delivery-options", { params: at(cart), headers: opening(cart), signal })),
  });

export const start = (body: Schemas["StartCart"], key: string) => answered(api.POST("/api/carts", { params: once(key), body }));
export const change = (cart: Kept, body: Change) => answered(api.PATCH("/api/carts/{cart_id}", { params: at(cart), headers: opening(cart), body }));
export const add = (cart: Kept, sku: string, key: string) =>
  answered(api.POST("/api/carts/{cart_id}/lines", { params: { ...at(cart), ...once(key) }, headers: opening(cart), body: { sku, quantity: 1 } }));

const line = (cart: Kept, id: string) => ({ params: { path: { cart_id: cart.id, line_id: id } }, headers: opening(cart) });
export const setQuantity = (cart: Kept, id: string, quantity: number) =>
  quantity > 0
    ? answered(api.PATCH("/api/carts/{cart_id}/lines/{line_id}", { ...line(cart, id), body: { quantity } }))
    : answered(api.DELETE("/api/carts/{cart_id}/lines/{line_id}", line(cart, id)));

/** A change of the cart. Its answer speaks of what was changed alone, so the whole is read again. */
export function useChange<Given>(cart: Cart, act: (given: Given, key: string) => Promise<Cart>, after?: () => void): Deed<Given> {
  const client = useQueryClient();
  const { queryKey } = cartQuery(cart);
  return useDeed(act, async (now) => {
    client.setQueryData(queryKey, now);
    after?.();
    await client.invalidateQueries({ queryKey });
  });
}

export const needsDelivery = (cart: Cart): boolean => cart.lines.some((each) => each.variant_kind === "goods");
