import { Badge, Button, type ButtonTone, Notice, Waiting } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { moment, money } from "../../app/format.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { CancelDialog } from "./cancel.tsx";
import { HoldDialog } from "./decide.tsx";
import { Cards } from "./cards.tsx";
import { Holds } from "./holds.tsx";
import { Lines } from "./lines.tsx";
import { CaptureDialog, PayDialog } from "./money.tsx";
import { Notes } from "./notes.tsx";
import { type DeedName, momentQuery, type Order, orderQuery, possible } from "./order.ts";
import { Past, PastBanner, useMayNow } from "./past.tsx";
import { People } from "./people.tsx";
import { Payments } from "./payments.tsx";
import { RefundDialog } from "./refund.tsx";
import { Shipments } from "./shipments.tsx";
import { ShipDialog } from "./ship.tsx";
import { Sorting } from "./sorting.tsx";
import { Timeline } from "./timeline.tsx";
import { paymentWord, shippingWord, stateWord } from "./words.ts";

const route = getRouteApi("/signed-in/orders/$orderId");

export function OrderPage() {
  const { orderId } = route.useParams();
  const { moment: sequence } = route.useSearch();
  const now = useQuery({ ...orderQuery(orderId), enabled: sequence === undefined });
  const past = useQuery({ ...momentQuery(orderId, sequence ?? 0), enabled: sequence !== undefined });
  const { error, refetch } = sequence === undefined ? now : past;
  const order = sequence === undefined ? now.data : past.data?.shown;
  useTitle(order ? t("Order {number}", { number: order.number }) : t("Order"));
  return (
    <>
      <Back to="/orders">{t("Orders")}</Back>
      {!order && <Heading title={t("Order")} />}
      {error && <Refused error={error} again={() => void refetch()} />}
      {!order && !error && <Waiting label={t("Loading")} />}
      <Past value={sequence !== undefined}>
        {past.data && sequence !== undefined && <PastBanner then={past.data} />}
        {order && <Whole order={order} />}
      </Past>
    </>
  );
}

function Whole({ order }: { order: Order }) {
  return (
    <>
      <Head order={order} />
      <div className="grid gap-4">
        {order.problems.map((problem) => (
          <Notice key={problem.code} tone="danger">
            <p className="font-medium">{problem.detail}</p>
            <p>
              {problem.advice} {t("At stake: {amount}.", { amount: money(problem.at_stake) })}
            </p>
          </Notice>
        ))}
        <Holds order={order} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="grid min-w-0 gap-4">
            <Lines order={order} />
            <Payments order={order} />
            <Shipments order={order} />
            <Cards order={order} where="wide" />
            <Timeline order={order} />
          </div>
          <div className="grid min-w-0 gap-4">
            <People order={order} />
            <Sorting order={order} />
            <Cards order={order} where="narrow" />
            <Notes order={order} />
          </div>
        </div>
      </div>
    </>
  );
}

const LABELS = (): Record<DeedName, string> => ({
  ship: t("Ship"),
  capture: t("Capture"),
  pay: t("Record payment"),
  refund: t("Refund"),
  hold: t("Hold"),
  cancel: t("Cancel order"),
});

const DIALOGS: Record<DeedName, React.ComponentType<{ order: Order; close: () => void }>> = {
  ship: ShipDialog,
  capture: CaptureDialog,
  pay: PayDialog,
  refund: RefundDialog,
  hold: HoldDialog,
  cancel: CancelDialog,
};

const TONES: Partial<Record<DeedName, ButtonTone>> = { ship: "main", cancel: "danger" };

function Head({ order }: { order: Order }) {
  const may = useMayNow();
  const [open, setOpen] = useState<DeedName | null>(null);
  const deeds = possible(order, may);
  const Dialog = open && DIALOGS[open];
  const states = [stateWord(order.state), paymentWord(order.payment_state), shippingWord(order)].filter((each) => each !== null);
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{t("Order {number}", { number: order.number })}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
          {states.map(([text, tone], index) => (
            <Badge key={index} tone={tone}>
              {text}
            </Badge>
          ))}
          <time dateTime={order.placed_at}>{moment(order.placed_at)}</time>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {deeds.map((name) => (
          <Button key={name} tone={TONES[name] ?? "plain"} onClick={() => setOpen(name)}>
            {LABELS()[name]}
          </Button>
        ))}
      </div>
      {Dialog && <Dialog order={order} close={() => setOpen(null)} />}
    </header>
  );
}
