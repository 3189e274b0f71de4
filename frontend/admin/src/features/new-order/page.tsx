/** Making up an order for a customer who calls, writes or stands at the counter. */
import { Button, Notice, Waiting } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { customerQuery } from "../customers/customer.ts";
import { Begin } from "./begin.tsx";
import { Buyer, Notes } from "./buyer.tsx";
import { Delivery } from "./delivery.tsx";
import { type Cart, cartQuery, keep, kept, type Kept } from "./draft.ts";
import { Goods } from "./goods.tsx";
import { Payment, Summary } from "./placing.tsx";

const route = getRouteApi("/signed-in/orders/new");

export function NewOrder() {
  const { customer } = route.useSearch();
  const may = useMay();
  const [draft, setDraft] = useState(kept);
  useTitle(t("New order"));
  const set = (cart: Kept | null) => {
    keep(cart);
    setDraft(cart);
  };
  return (
    <>
      <Back to="/orders">{t("Orders")}</Back>
      <Heading title={t("New order")} beside={draft && <StartOver forget={() => set(null)} />} />
      {!may("orders.write") ? (
        <Notice tone="danger">{t("Your role does not allow this. Ask the owner of the shop.")}</Notice>
      ) : draft ? (
        <Draft draft={draft} forget={() => set(null)} customer={customer} />
      ) : (
        <Begin customer={customer} begun={set} />
      )}
    </>
  );
}

/** Only what was not placed is dropped, and for a moment it can be taken up again. */
function StartOver({ forget }: { forget: () => void }) {
  const drop = () => {
    const dropped = kept();
    forget();
    toast(t("You start over."), () => {
      keep(dropped);
      location.reload();
    });
  };
  return <Button onClick={drop}>{t("Start over")}</Button>;
}

function Draft({ draft, forget, customer }: { draft: Kept; forget: () => void; customer: string | undefined }) {
  const { data: cart, error, refetch } = useQuery(cartQuery(draft));
  if (error && !cart)
    return "status" in error && error.status === 404 ? (
      <Notice>{t("This order was not placed, and is not kept any longer. Start over.")}</Notice>
    ) : (
      <Refused error={error} again={() => void refetch()} />
    );
  if (!cart) return <Waiting label={t("Loading")} />;
  if (cart.order_id) return <Ordered orderId={cart.order_id} />;
  return <Other cart={cart} customer={customer} forget={forget} />;
}

/** A cart is ordered once: what is left to do is on the order's page. */
function Ordered({ orderId }: { orderId: string }) {
  useEffect(() => keep(null), []);
  return <Navigate to="/orders/$orderId" params={{ orderId }} replace />;
}

/** Somebody else's order is being made up still: it is neither lost nor mixed up with this one. */
function Other({ cart, customer, forget }: { cart: Cart; customer: string | undefined; forget: () => void }) {
  const may = useMay();
  const { data } = useQuery({ ...customerQuery(customer ?? ""), enabled: customer !== undefined && may("customers.read") });
  const another = data !== undefined && data.email !== cart.email;
  if (!another) return <Whole cart={cart} />;
  return (
    <Notice>
      <p>
        {cart.email
          ? t("You have begun an order for {email} and not placed it.", { email: cart.email })
          : t("You have begun another order and not placed it.")}
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        <Link to="/orders/new" className="inline-flex min-h-9 items-center font-medium underline underline-offset-2">
          {t("Go on with it")}
        </Link>
        <Button onClick={forget}>{t("Drop it and begin one for {email}", { email: data.email })}</Button>
      </p>
    </Notice>
  );
}

function Whole({ cart }: { cart: Cart }) {
  const client = useQueryClient();
  const lookAgain = () => client.invalidateQueries({ queryKey: cartQuery(cart).queryKey });
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-4">
        <Goods cart={cart} />
        <Delivery cart={cart} />
        <Payment cart={cart} />
      </div>
      <div className="grid min-w-0 gap-4">
        <Buyer cart={cart} />
        <Notes cart={cart} />
        <Summary cart={cart} lookAgain={lookAgain} />
      </div>
    </div>
  );
}
