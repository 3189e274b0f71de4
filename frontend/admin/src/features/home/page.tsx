/** The day at a glance. Every number leads to the list behind it. */
import { answered, type Schemas } from "@daybook/api-client";
import { Card, classes, Select, Waiting } from "@daybook/ui";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api, me, modules } from "../../app/api.ts";
import { count, money } from "../../app/format.ts";
import { Heading, Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { useLooker } from "../../frame/looker.ts";
import { stateWord } from "../orders/words.ts";
import { change } from "./change.ts";
import { SalesChart, SalesTable } from "./chart.tsx";
import { homeSearch, PERIODS } from "./search.ts";
import { Setup } from "./setup.tsx";

type Shown = Schemas["HomeOut"];
const route = getRouteApi("/signed-in/");

const homeQuery = (days: number, currency: string | undefined) =>
  queryOptions({
    queryKey: ["home", days, currency],
    queryFn: ({ signal }) =>
      answered(api.GET("/api/admin/reports/home", { params: { query: { days, ...(currency ? { currency } : {}) } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export function Home() {
  useTitle(t("Home"));
  const own = useQuery(me);
  const switched = useQuery(modules);
  const may = useMay();
  const { on } = useLooker();
  const failed = [own, switched].find(({ error }) => error);
  if (failed?.error) return <Refused error={failed.error} again={() => void failed.refetch()} />;
  if (!own.data || !switched.data) return <Waiting label={t("Loading")} rows={8} />;
  return on.has("reports") && may("orders.read") ? <Figures /> : <Greeting name={own.data.name} />;
}

/** For who sees no figures: where they can go is beside it. */
function Greeting({ name }: { name: string }) {
  return (
    <>
      <Heading title={t("Home")} />
      <div className="grid gap-4">
        <Setup />
        <p>{t("Hello, {name}. Choose from the menu where you want to work.", { name })}</p>
      </div>
    </>
  );
}

function Figures() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const days = search.days ?? 30;
  const found = useQuery(homeQuery(days, search.currency));
  const choose = (chosen: Record<string, unknown>) => void navigate({ to: "/", search: homeSearch({ ...search, ...chosen }), replace: true });
  const data = found.data;
  return (
    <>
      <Heading title={t("Home")} beside={data && <Period data={data} days={days} choose={choose} />} />
      <div className="grid gap-4">
        <Setup />
        {found.error && <Refused error={found.error} again={() => void found.refetch()} />}
        {found.isPending && <Waiting label={t("Loading")} rows={8} />}
        {data && (
          <div aria-busy={found.isPlaceholderData || undefined} className="grid gap-4">
            <Today data={data} />
            <Pipeline data={data} />
            <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <Sales data={data} />
              <Attention data={data} />
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function Period({ data, days, choose }: { data: Shown; days: number; choose: (chosen: Record<string, unknown>) => void }) {
  return (
    <div className="flex gap-2">
      {data.currencies.length > 1 && (
        <Select label={t("Currency")} quietLabel value={data.currency} onChange={(event) => choose({ currency: event.target.value })}>
          {data.currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </Select>
      )}
      <Select label={t("Period")} quietLabel value={days} onChange={(event) => choose({ days: event.target.value })}>
        {PERIODS.map((period) => (
          <option key={period} value={period}>
            {t("{n} days", { n: period })}
          </option>
        ))}
      </Select>
    </div>
  );
}

interface FigureProps {
  /** The figure's name, as a link to the list behind it. */
  link: ReactNode;
  value: string;
  now?: number;
  before?: number;
  note: string;
}

function Figure({ link, value, now, before, note }: FigureProps) {
  const more = now === undefined || before === undefined ? null : change(now, before);
  return (
    <div className="relative min-w-0 rounded-card border border-line bg-surface px-4 py-3 hover:border-edge">
      <dt className="text-sm text-muted">{link}</dt>
      <dd>
        <span className="block text-lg font-semibold tracking-tight break-words tabular-nums sm:text-xl">{value}</span>
        <span className="block min-h-5 text-sm text-muted">
          {more === null ? note : t("{change} against yesterday", { change: `${more > 0 ? "+" : ""}${more}%` })}
        </span>
      </dd>
    </div>
  );
}

/** A link that can be clicked anywhere on its figure. */
const WHOLE = "outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent";

/** The day of a moment on this person's clock, as the lists of money take it. */
const localDay = (at: string) => new Date(at).toLocaleDateString("sv");

function Today({ data: { today, today_from: since, yesterday } }: { data: Shown }) {
  const may = useMay();
  const orders = (label: string, search: Record<string, string> = { since }) => (
    <Link to="/orders" search={search} className={WHOLE}>
      {label}
    </Link>
  );
  const refunds = may("payments.read") ? (
    <Link to="/payments/refunds" search={{ from: localDay(since) }} className={WHOLE}>
      {t("Refunds")}
    </Link>
  ) : (
    orders(t("Refunds"), { payment: "partly_refunded" })
  );
  const averages = today.average && yesterday.average ? { now: today.average.amount, before: yesterday.average.amount } : {};
  return (
    <section aria-labelledby="today">
      <h2 id="today" className="mb-2 text-sm font-semibold">
        {t("Today")}
      </h2>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Figure link={orders(t("Sales"))} value={money(today.sales)} now={today.sales.amount} before={yesterday.sales.amount} note={t("Yesterday: none")} />
        <Figure link={orders(t("Orders"))} value={count(today.orders)} now={today.orders} before={yesterday.orders} note={t("Yesterday: none")} />
        <Figure link={orders(t("Average order"))} value={today.average ? money(today.average) : "–"} {...averages} note={t("Sales through orders")} />
        <Figure link={refunds} value={money(today.refunded)} note={t("{n} refunds", { n: count(today.refunds) })} />
      </dl>
    </section>
  );
}

const PAST = ["completed", "cancelled"];

function Pipeline({ data: { states } }: { data: Shown }) {
  // Against what is under way: the many orders of the past would leave nothing to be seen of it
  const most = Math.max(1, ...states.filter(({ state }) => !PAST.includes(state)).map((each) => each.count));
  return (
    <Card title={t("Orders by state")} flush>
      <ol className="grid grid-cols-2 sm:grid-cols-4 lg:grid-cols-8">
        {states.map(({ state, count: number }) => (
          <li key={state} className="min-w-0 border-line not-last:border-r max-lg:border-b">
            <Link to="/orders" search={{ state }} className="block px-3 py-3 hover:bg-sunken">
              <span className="block text-lg font-semibold tabular-nums">{count(number)}</span>
              <span className="block text-sm text-muted max-lg:truncate lg:min-h-10">{stateWord(state)[0]}</span>
              {!PAST.includes(state) && (
                <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="mt-1.5 h-1 w-full">
                  <rect width="100" height="4" rx="2" className="fill-sunken" />
                  <rect width={(number / most) * 100} height="4" rx="2" className="fill-accent" />
                </svg>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Sales({ data }: { data: Shown }) {
  const more = change(data.period.sales.amount, data.before.sales.amount);
  return (
    <Card title={t("Sales over time")}>
      <p className="text-xl font-semibold tabular-nums">
        {money(data.period.sales)}{" "}
        <span className="text-sm font-normal text-muted">
          <Link to="/orders" search={{ since: data.period_from }} className="underline underline-offset-2">
            {t("{n} orders", { n: count(data.period.orders) })}
          </Link>
          {more !== null && <>, {t("{change} against the period before", { change: `${more > 0 ? "+" : ""}${more}%` })}</>}
        </span>
      </p>
      <SalesChart days={data.days} before={data.days_before} currency={data.currency} />
      <SalesTable days={data.days} before={data.days_before} />
      <p className="mt-2 text-xs text-muted">{t("Days in {zone}", { zone: data.time_zone })}</p>
    </Card>
  );
}

function Attention({ data }: { data: Shown }) {
  const line = "flex items-center justify-between gap-3 px-4 py-2.5 text-sm hover:bg-sunken";
  const number = (n: number) => <span className={classes("font-semibold tabular-nums", n > 0 && "text-danger")}>{count(n)}</span>;
  return (
    <div className="grid content-start gap-4">
      <Card title={t("Needs you")} flush>
        <Link to="/problems" className={line}>
          {t("Problem orders")} {number(data.problems)}
        </Link>
        {data.reviews_waiting !== null && (
          <Link to="/reviews" search={{ state: "pending" }} className={classes(line, "border-t border-line")}>
            {t("Reviews that wait")} {number(data.reviews_waiting)}
          </Link>
        )}
      </Card>
      {data.low_stock !== null && (
        <Card
          title={t("Running out of stock")}
          beside={
            <Link to="/running-out" className="text-sm text-accent underline underline-offset-2">
              {t("All: {n}", { n: data.low_stock >= 100 ? "100+" : count(data.low_stock) })}
            </Link>
          }
          flush
        >
          {data.running_out.length === 0 && <p className="px-4 py-4 text-sm text-muted">{t("There is enough of everything.")}</p>}
          <ul>
            {data.running_out.map((each) => (
              <li key={each.sku} className="border-line not-last:border-b">
                <Link to="/inventory/$sku" params={{ sku: each.sku }} className={line}>
                  <span className="min-w-0">
                    <span className="block truncate">{each.title || each.sku}</span>
                    <span className="block truncate text-muted">{each.sku}</span>
                  </span>
                  <span className="shrink-0 tabular-nums">{t("{n} left", { n: count(Math.max(each.available, 0)) })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
