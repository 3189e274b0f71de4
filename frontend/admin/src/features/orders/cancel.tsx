import { answered } from "@daybook/api-client";
import { Input } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { t } from "../../app/words.ts";
import { BackInStock, CreditNotes, Foreseen, GoesBack, PaymentAfter, Some } from "./foreseen.tsx";
import { useLookAgain } from "./look.ts";
import type { Order } from "./order.ts";

export function CancelDialog({ order, close }: { order: Order; close: () => void }) {
  const [reason, setReason] = useState("");
  const path = { order_id: order.id };
  const foreseen = useQuery({
    queryKey: ["order", order.id, "cancel", order.version],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/orders/{order_id}/cancel/preview", { params: { path }, signal })),
    retry: false,
  });
  const told = foreseen.error ? undefined : foreseen.data;
  const lookAgain = useLookAgain(order.id);
  const cancel = useDeed(
    (body: { reason: string; version: number }, key) => answered(api.POST("/api/admin/orders/{order_id}/cancel", { params: { path, ...once(key) }, body })),
    async () => {
      close();
      await lookAgain();
    },
  );
  const submit = () => {
    if (told) void cancel.go({ reason: reason.trim(), version: told.version });
    else void foreseen.refetch();
  };
  return (
    <DeedDialog title={t("Cancel order {number}", { number: order.number })} does={t("Cancel order")} tone="danger" busy={cancel.busy} waiting={foreseen.isFetching} refusal={cancel.refusal} submit={submit} close={close}>
      <p className="text-sm text-muted">{t("The goods go back to stock and what was paid goes back to the buyer. This cannot be undone.")}</p>
      <Input label={t("Reason")} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} error={cancel.refusal?.about("reason")} />
      <Foreseen ready={told !== undefined} error={foreseen.error}>
        {told && (
          <>
            {told.refunds.map((each) => (
              <GoesBack key={each.payment_id} refund={each} />
            ))}
            <Some label={t("Let go on the card, never charged")} amount={told.let_go} />
            <Some label={t("No longer owed")} amount={told.never_paid} />
            <Some label={t("Stays with the buyer's bank, in dispute")} amount={told.disputed} />
            <BackInStock stock={told.stock} order={order} />
            <CreditNotes notes={told.credit_notes} />
            <PaymentAfter code={told.payment_state} />
          </>
        )}
      </Foreseen>
    </DeedDialog>
  );
}
