import { Badge, Card, Fact } from "@daybook/ui";
import type { Money } from "@daybook/api-client";
import { moment, money } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import type { Order, Payment, Refund } from "./order.ts";
import { methodWord, moneyStateWord, plain } from "./words.ts";

export function Payments({ order }: { order: Order }) {
  const sums: [string, Money][] = [
    [t("Authorised"), order.authorised],
    [t("Paid"), order.paid],
    [t("Refund under way"), order.refunding],
    [t("Refunded"), order.refunded],
    [t("Owed"), order.owed],
  ];
  return (
    <Card title={t("Payments")} flush>
      <dl className="px-4 py-2">
        {sums
          .filter(([label, sum]) => sum.amount > 0 || label === t("Paid"))
          .map(([label, sum]) => (
            <Fact key={label} label={label}>
              {money(sum)}
            </Fact>
          ))}
      </dl>
      {order.payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} />
      ))}
      {order.refunds.map((refund) => (
        <RefundRow key={refund.id} refund={refund} />
      ))}
      {order.disputes.map((dispute) => (
        <Row key={dispute.id} what={t("Dispute: {reason}", { reason: plain(dispute.reason) })} amount={dispute.amount}>
          <Badge tone="danger">{plain(dispute.state)}</Badge>
        </Row>
      ))}
      {order.payments.length === 0 && (
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{t("No payment has been entered.")}</p>
      )}
    </Card>
  );
}

function PaymentRow({ payment }: { payment: Payment }) {
  const [word, tone] = moneyStateWord(payment.state);
  const about = [payment.card, payment.note, moment(payment.created_at)].filter(Boolean).join(" · ");
  return (
    <Row what={methodWord(payment.method)} amount={payment.amount} about={about} failure={payment.failure}>
      <Badge tone={tone}>{word}</Badge>
    </Row>
  );
}

function RefundRow({ refund }: { refund: Refund }) {
  const [word, tone] = moneyStateWord(refund.state);
  const about = [refund.reason, moment(refund.created_at)].join(" · ");
  return (
    <Row what={t("Refund")} amount={{ ...refund.amount, amount: -refund.amount.amount }} about={about} failure={refund.failure}>
      <Badge tone={tone}>{word}</Badge>
    </Row>
  );
}

interface RowProps {
  what: string;
  amount: Money;
  about?: string;
  failure?: string | null | undefined;
  children: React.ReactNode;
}

function Row({ what, amount, about, failure, children }: RowProps) {
  return (
    <div className="flex justify-between gap-4 border-t border-line px-4 py-2.5 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {what} {children}
        </p>
        {about && <p className="break-words text-muted">{about}</p>}
        {failure && <p className="break-words text-danger">{plain(failure)}</p>}
      </div>
      <p className="shrink-0 font-medium tabular-nums">{money(amount)}</p>
    </div>
  );
}
