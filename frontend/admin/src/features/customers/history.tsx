/** What happened with a customer: their orders, documents, and changes of themselves. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Card, Waiting } from "@daybook/ui";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "../../app/api.ts";
import { day, moment, money } from "../../app/format.ts";
import { Refused } from "../../app/heading.tsx";
import { Failed, More } from "../../app/more.tsx";
import { PdfButton } from "../../app/pdf.tsx";
import { t } from "../../app/words.ts";
import { documentWord, pdfOf } from "../invoices/document.ts";
import { useNames } from "../orders/names.ts";
import { actorWord, paymentWord, stateWord } from "../orders/words.ts";
import { happenedQuery, happenedWord } from "./customer.ts";

const SHOWN = 10;

interface LatestProps<Row> {
  title: string;
  beside?: ReactNode;
  queryKey: readonly unknown[];
  fetch: (signal: AbortSignal) => Promise<{ items: Row[]; next_cursor: string | null }>;
  none: string;
  row: (row: Row) => ReactNode;
}

/** The latest few of a list, by itself: it waits, fails and is asked for again without the rest of the page. */
function Latest<Row extends object>({ title, beside, queryKey, fetch, none, row }: LatestProps<Row>) {
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => fetch(signal) });
  return (
    <Card title={title} beside={beside} flush>
      {error && <Refused error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={t("Loading")} rows={3} />}
      {data?.items.length === 0 && <p className="px-4 py-3 text-sm text-muted">{none}</p>}
      <ul className="divide-y divide-line">{data?.items.map(row)}</ul>
    </Card>
  );
}

const ROW = "relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-sunken/60";

export function Orders({ customerId }: { customerId: string }) {
  return (
    <Latest<Schemas["OrderRowOut"]>
      title={t("Orders")}
      beside={
        <Link to="/orders" search={{ customer: customerId }} className="inline-flex min-h-6 items-center text-sm text-accent underline underline-offset-2">
          {t("All orders of this customer")}
        </Link>
      }
      queryKey={["customer", customerId, "orders"]}
      fetch={(signal) => answered(api.GET("/api/admin/orders", { params: { query: { customer: customerId, limit: SHOWN } }, signal }))}
      none={t("No orders yet.")}
      row={(order) => {
        const [state, tone] = stateWord(order.state);
        const [payment, paymentTone] = paymentWord(order.payment_state);
        return (
          <li key={order.id} className={ROW}>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link to="/orders/$orderId" params={{ orderId: order.id }} className="font-medium text-accent after:absolute after:inset-0 hover:underline">
                {order.number}
              </Link>
              <Badge tone={tone}>{state}</Badge>
              <Badge tone={paymentTone}>{payment}</Badge>
            </span>
            <span className="flex gap-3 tabular-nums">
              <time dateTime={order.placed_at} className="text-muted">
                {day(order.placed_at)}
              </time>
              <span>{money(order.total)}</span>
            </span>
          </li>
        );
      }}
    />
  );
}

export function Documents({ customerId }: { customerId: string }) {
  return (
    <Latest<Schemas["DocumentRowOut"]>
      title={t("Invoices and credit notes")}
      queryKey={["customer", customerId, "documents"]}
      fetch={(signal) => answered(api.GET("/api/admin/invoices", { params: { query: { customer: customerId, limit: SHOWN } }, signal }))}
      none={t("No document yet.")}
      row={(document) => (
        <li key={document.number} className={ROW}>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{document.number}</span>
            <Badge tone={document.document === "invoice" ? "accent" : "calm"}>{documentWord(document.document)}</Badge>
            <PdfButton address={pdfOf(document)} name={document.number} />
          </span>
          <span className="flex gap-3 tabular-nums">
            <time dateTime={document.posted_at} className="text-muted">
              {day(document.posted_at)}
            </time>
            <span>{money(document.total)}</span>
          </span>
        </li>
      )}
    />
  );
}

export function Happened({ customerId }: { customerId: string }) {
  const names = useNames();
  const found = useInfiniteQuery(happenedQuery(customerId));
  const events = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t("History")}>
      <Failed found={found} />
      {found.isPending && <Waiting label={t("Loading")} rows={3} />}
      <ol className="grid gap-3 border-l border-line pl-4 text-sm">
        {events.map((event) => (
          <li key={event.event_id} className="relative">
            <span aria-hidden="true" className="absolute top-1.5 -left-[1.3rem] size-2 rounded-full bg-accent" />
            <p className="font-medium break-words">{happenedWord(event)}</p>
            <p className="text-muted">
              {actorWord(event.actor, names)}, <time dateTime={event.at}>{moment(event.at)}</time>
            </p>
          </li>
        ))}
      </ol>
      <More found={found} />
    </Card>
  );
}
