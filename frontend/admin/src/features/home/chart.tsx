/** Sales by day against the days before: a picture, read by arrow keys too, and the same as a table. */
import type { Schemas } from "@daybook/api-client";
import { classes } from "@daybook/ui";
import { scaleLinear, scalePoint } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { count, day, money, shortMoney } from "../../app/format.ts";
import { t } from "../../app/words.ts";

type Day = Schemas["DayOut"];
interface Props {
  days: Day[];
  before: Day[];
  currency: string;
}

const HEIGHT = 220;
const NOTHING_SOLD = 10_000; // minor units at the top of a chart without sales
const EDGE = { top: 12, right: 8, bottom: 24, left: 56 };

export function SalesChart({ days, before, currency }: Props) {
  const [at, setAt] = useState<number | null>(null);
  const [width, setWidth] = useState(720);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!frame.current) return undefined;
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(Math.max(240, Math.round(entry.contentRect.width))));
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);
  const amounts = days.map(({ sales }) => sales.amount);
  const amountsBefore = before.map(({ sales }) => sales.amount);
  const x = scalePoint<number>().domain(days.map((_, index) => index)).range([EDGE.left, width - EDGE.right]);
  const y = scaleLinear().domain([0, Math.max(...amounts, ...amountsBefore) || NOTHING_SOLD]).nice(4).range([HEIGHT - EDGE.bottom, EDGE.top]);
  const across = (index: number) => x(index) ?? EDGE.left;
  const path = line<number>().x((_, index) => across(index)).y((amount) => y(amount)).curve(curveMonotoneX);
  const below = area<number>().x((_, index) => across(index)).y0(y(0)).y1((amount) => y(amount)).curve(curveMonotoneX);
  const told = at === null ? null : days[at];
  const toldBefore = at === null ? null : before[at];
  const every = Math.max(1, Math.ceil((days.length * 84) / width));

  const move = (event: KeyboardEvent) => {
    const last = days.length - 1;
    const steps: Record<string, number> = { ArrowRight: (at ?? -1) + 1, ArrowLeft: (at ?? last + 1) - 1, Home: 0, End: last };
    const wanted = steps[event.key];
    if (event.key === "Escape") setAt(null);
    if (wanted === undefined) return;
    event.preventDefault();
    setAt(Math.min(Math.max(wanted, 0), last));
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const inside = ((event.clientX - box.left) / box.width) * width;
    const step = x.step() || 1;
    setAt(Math.min(Math.max(Math.round((inside - EDGE.left) / step), 0), days.length - 1));
  };

  return (
    <div ref={frame}>
      <p aria-live="polite" className="mb-1 min-h-10 text-sm text-muted">
        {told ? (
          <>
            <span className="font-medium text-ink">
              {day(told.day)}: {money(told.sales)}
            </span>{" "}
            {t("{n} orders", { n: count(told.orders) })}
            {toldBefore && <span className="block">{t("Before, {day}: {amount}", { day: day(toldBefore.day), amount: money(toldBefore.sales) })}</span>}
          </>
        ) : (
          <Legend />
        )}
      </p>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="application"
        aria-roledescription={t("chart")}
        aria-label={t("Sales by day. Arrow keys go from day to day; the table below says the same.")}
        tabIndex={0}
        onKeyDown={move}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        className="block h-auto w-full touch-pan-y select-none"
      >
        {y.ticks(4).map((tick) => (
          <g key={tick} className="text-muted">
            <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x={EDGE.left - 8} y={y(tick)} dy="0.32em" textAnchor="end" className="fill-current text-[0.75rem]">
              {shortMoney({ amount: tick, currency })}
            </text>
          </g>
        ))}
        {days.map(
          (each, index) =>
            index % every === 0 && (
              <text key={each.day} x={across(index)} y={HEIGHT - 6} textAnchor={index === 0 ? "start" : "middle"} className="fill-current text-[0.75rem] text-muted">
                {day(each.day, "short")}
              </text>
            ),
        )}
        <path d={path(amountsBefore) ?? ""} fill="none" strokeWidth={1.5} strokeDasharray="4 4" className="stroke-edge" />
        <path d={below(amounts) ?? ""} className="fill-accent-soft" />
        <path d={path(amounts) ?? ""} fill="none" strokeWidth={2} className="stroke-accent" />
        {at !== null && told && (
          <g>
            <line x1={across(at)} x2={across(at)} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} className="stroke-edge" />
            <circle cx={across(at)} cy={y(told.sales.amount)} r={4} className="fill-accent" />
          </g>
        )}
      </svg>
    </div>
  );
}

function Legend() {
  return (
    <span className="flex flex-wrap gap-x-4">
      <Mark className="border-accent" words={t("This period")} />
      <Mark className="border-dashed border-edge" words={t("The period before")} />
    </span>
  );
}

const Mark = ({ className, words }: { className: string; words: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <span aria-hidden="true" className={classes("w-5 border-t-2", className)} />
    {words}
  </span>
);

export function SalesTable({ days, before }: Omit<Props, "currency">) {
  return (
    <details className="mt-2 text-sm">
      <summary className="cursor-pointer text-muted">{t("The same as a table")}</summary>
      <div tabIndex={0} role="region" aria-label={t("Sales by day")} className="mt-2 max-h-72 overflow-auto">
        <table className="w-full tabular-nums">
          <thead className="text-left text-muted">
            <tr>
              <th scope="col" className="py-1 pr-3 font-medium">{t("Day")}</th>
              <th scope="col" className="py-1 pr-3 text-right font-medium">{t("Sales")}</th>
              <th scope="col" className="py-1 pr-3 text-right font-medium">{t("Orders")}</th>
              <th scope="col" className="py-1 text-right font-medium">{t("Sales before")}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((each, index) => (
              <tr key={each.day} className="border-t border-line">
                <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">{day(each.day)}</th>
                <td className="py-1 pr-3 text-right whitespace-nowrap">{money(each.sales)}</td>
                <td className="py-1 pr-3 text-right">{count(each.orders)}</td>
                <td className="py-1 text-right whitespace-nowrap">{before[index] ? money(before[index].sales) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
