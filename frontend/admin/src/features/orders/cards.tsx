import { Waiting } from "@daybook/ui";
import { Suspense, useContext } from "react";
import type { OrderCard } from "../../app/feature.ts";
import { t } from "../../app/words.ts";
import { useLooker } from "../../frame/looker.ts";
import { orderCardsFor } from "../../routes/places.ts";
import type { Order } from "./order.ts";
import { Past } from "./past.tsx";

/** The cards of other features, of the modules that are on. */
export function Cards({ order, where }: { order: Order; where: OrderCard["where"] }) {
  const past = useContext(Past);
  const cards = orderCardsFor(useLooker()).filter((each) => each.where === where);
  return cards.map(({ card: Card }, index) => (
    <Suspense key={index} fallback={<Waiting label={t("Loading")} rows={2} />}>
      <Card order={order} past={past} />
    </Suspense>
  ));
}
