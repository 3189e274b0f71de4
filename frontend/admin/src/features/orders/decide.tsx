import { answered } from "@daybook/api-client";
import { Select, Textarea } from "@daybook/ui";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { t } from "../../app/words.ts";
import { useLookAgain } from "./look.ts";
import type { Order } from "./order.ts";
import { HOLD_TYPES, holdWord } from "./words.ts";

interface Props {
  order: Order;
  close: () => void;
}

type HoldType = (typeof HOLD_TYPES)[number];

export function HoldDialog({ order, close }: Props) {
  const [type, setType] = useState<HoldType>("custom");
  const [reason, setReason] = useState("");
  const lookAgain = useLookAgain(order.id);
  const hold = useDeed(
    (body: { type: HoldType; reason: string }, key) =>
      answered(api.POST("/api/admin/orders/{order_id}/holds", { params: { path: { order_id: order.id }, ...once(key) }, body })),
    async () => {
      close();
      await lookAgain();
    },
  );
  return (
    <DeedDialog title={t("Hold order {number}", { number: order.number })} does={t("Put on hold")} busy={hold.busy} refusal={hold.refusal} submit={() => void hold.go({ type, reason: reason.trim() })} close={close}>
      <p className="text-sm text-muted">{t("Nothing is shipped until every hold is released.")}</p>
      <Select label={t("Kind of hold")} value={type} onChange={(event) => setType(event.target.value as HoldType)}>
        {HOLD_TYPES.map((code) => (
          <option key={code} value={code}>
            {holdWord(code)}
          </option>
        ))}
      </Select>
      <Textarea label={t("Reason")} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={500} error={hold.refusal?.about("reason")} />
    </DeedDialog>
  );
}
