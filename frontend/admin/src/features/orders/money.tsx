import { answered } from "@daybook/api-client";
import { Input } from "@daybook/ui";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { asDecimal, money, typedAmount } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { useLookAgain } from "./look.ts";
import type { Order } from "./order.ts";

interface Props {
  order: Order;
  close: () => void;
}

/** An amount as it is typed, and what it is in minor units; null while it is not an amount. */
export function useAmount(most: number, currency: string) {
  const [text, setText] = useState(asDecimal(most, currency));
  const amount = typedAmount(text, currency);
  return { text, setText, amount, wrong: amount === null ? t("Write an amount, such as {example}.", { example: asDecimal(most, currency) }) : undefined };
}

interface AmountProps {
  label: string;
  currency: string;
  hint: string;
  amount: ReturnType<typeof useAmount>;
  refused: string | undefined;
}

export function AmountInput({ label, currency, hint, amount, refused }: AmountProps) {
  return (
    <Input
      label={`${label} (${currency})`}
      inputMode="decimal"
      value={amount.text}
      onChange={(event) => amount.setText(event.target.value)}
      hint={hint}
      error={amount.wrong ?? refused}
      required
    />
  );
}

export function CaptureDialog({ order, close }: Props) {
  const { amount: most, currency } = order.authorised;
  const amount = useAmount(most, currency);
  const lookAgain = useLookAgain(order.id);
  const capture = useDeed(
    (given: number, key) =>
      answered(
        api.POST("/api/admin/orders/{order_id}/capture", {
          params: { path: { order_id: order.id }, ...once(key) },
          body: { amount: { amount: given, currency } },
        }),
      ),
    async () => {
      close();
      await lookAgain();
    },
  );
  const submit = () => void (amount.amount !== null && capture.go(amount.amount));
  return (
    <DeedDialog title={t("Capture the payment")} does={t("Capture")} busy={capture.busy} refusal={capture.refusal} submit={submit} close={close}>
      <AmountInput label={t("Amount")} currency={currency} hint={t("{amount} is authorised. What is not captured is let go.", { amount: money(order.authorised) })} amount={amount} refused={capture.refusal?.about("amount")} />
    </DeedDialog>
  );
}

export function PayDialog({ order, close }: Props) {
  const { currency } = order.owed;
  const amount = useAmount(order.owed.amount - order.authorised.amount, currency);
  const [note, setNote] = useState("");
  const lookAgain = useLookAgain(order.id);
  const pay = useDeed(
    (body: Entered, key) =>
      answered(api.POST("/api/admin/orders/{order_id}/payments", { params: { path: { order_id: order.id }, ...once(key) }, body })),
    async () => {
      close();
      await lookAgain();
    },
  );
  const submit = () => {
    if (amount.amount === null) return;
    const method = order.payment_method === "invoice" ? "invoice" : "manual";
    void pay.go({ amount: { amount: amount.amount, currency }, method, note: note.trim() });
  };
  return (
    <DeedDialog title={t("Record a payment")} does={t("Record payment")} busy={pay.busy} refusal={pay.refusal} submit={submit} close={close}>
      <AmountInput label={t("Amount")} currency={currency} hint={t("{amount} is owed.", { amount: money(order.owed) })} amount={amount} refused={pay.refusal?.about("amount")} />
      <Input label={t("Note")} value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} hint={t("How it came: by bank, in cash, a reference.")} />
    </DeedDialog>
  );
}

interface Entered {
  amount: { amount: number; currency: string };
  method: "manual" | "invoice";
  note: string;
}
