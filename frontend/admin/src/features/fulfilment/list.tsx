/** What is to ship, by location, oldest promise first; one by one or many at once. */
import { Badge } from "@daybook/ui";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Choice } from "../../app/filters.tsx";
import { count, country, day } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { useMay } from "../../app/permissions.ts";
import { tab } from "../../app/tabs.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { holdWord } from "../orders/words.ts";
import { Bulk } from "./bulk.tsx";
import { SHOWS, type WorkSearch, workSearch } from "./search.ts";
import { type Job, jobsQuery, type Load, loadsQuery, titled } from "./work.ts";

const route = getRouteApi("/signed-in/fulfilment");
const SHOWN_LINES = 2;
export const idOf = (job: Job) => `${job.order_id} ${job.location_id}`;

export function Fulfilment() {
  const search = route.useSearch();
  useTitle(t("Fulfilment"));
  return <WorkList key={`${search.location} ${search.show}`} search={search} />;
}

function WorkList({ search }: { search: WorkSearch }) {
  const may = useMay();
  const { data: loads = [] } = useQuery(loadsQuery);
  const found = useInfiniteQuery({ ...jobsQuery(search), refetchInterval: 60_000 });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const picked = rows.filter((job) => chosen.has(idOf(job)));
  const choose = (job: Job, is: boolean) =>
    setChosen((now) => new Set(is ? [...now, idOf(job)] : [...now].filter((each) => each !== idOf(job))));
  const several = loads.length > 1;
  const columns = columnsOf(several && !search.location, may("fulfilment.write") ? { chosen, choose } : null);
  return (
    <>
      <ListPage
        title={t("Fulfilment")}
        above={<Above search={search} loads={loads} />}
        columns={columns}
        idOf={idOf}
        found={found}
        empty={<NothingToShip search={search} />}
      />
      {picked.length > 0 && <Bulk jobs={picked} all={rows} choose={(jobs) => setChosen(new Set(jobs.map(idOf)))} />}
    </>
  );
}

function NothingToShip({ search }: { search: WorkSearch }) {
  if (!search.show) return nothing(t("Nothing to ship."), t("Orders appear here as soon as their goods may leave."));
  const whole = workSearch({ ...search, show: "" });
  return nothing(
    t("Nothing of this kind."),
    <Link to="/fulfilment" search={whole} className="text-accent underline">
      {t("Show all that is to ship")}
    </Link>,
  );
}

function showWord(show: string): [string, unknown] {
  const words: Record<string, string> = { ready: t("Ready"), held: t("On hold"), partly: t("Partly shipped"), overdue: t("Overdue") };
  return [words[show] ?? show, null];
}

function Above({ search, loads }: { search: WorkSearch; loads: Load[] }) {
  const navigate = useNavigate();
  const narrow = (show: string) => void navigate({ to: "/fulfilment", search: workSearch({ ...search, show }) });
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    tabs.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }); // gives a promise in some browsers
  }, [loads.length]);
  const all = loads.reduce((sum, load) => ({ ready: sum.ready + load.ready, held: sum.held + load.held }), { ready: 0, held: 0 });
  return (
    <div className="mb-4 grid gap-3 sm:flex sm:flex-wrap sm:items-center sm:justify-between">
      {loads.length > 1 ? (
        <nav ref={tabs} aria-label={t("Locations")} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1">
          <LoadTab search={search} name={t("All locations")} load={all} />
          {loads.map((load) => (
            <LoadTab key={load.location_id} search={search} location={load.location_id} name={load.name} load={load} />
          ))}
        </nav>
      ) : (
        <p className="text-sm text-muted">{t("Ready: {ready}. On hold: {held}.", { ready: count(all.ready), held: count(all.held) })}</p>
      )}
      <div className="sm:w-48">
        <Choice label={t("Show")} all={t("Everything to ship")} value={search.show} codes={SHOWS} word={showWord} choose={narrow} />
      </div>
    </div>
  );
}

interface LoadTabProps {
  search: WorkSearch;
  location?: string;
  name: string;
  load: { ready: number; held: number };
}

function LoadTab({ search, location, name, load }: LoadTabProps) {
  const to = workSearch({ show: search.show, ...(location ? { location } : {}) });
  return (
    <Link to="/fulfilment" search={to} {...tab(search.location === location)}>
      {name} <span className="tabular-nums">{count(load.ready + load.held)}</span>
      {load.held > 0 && <span className="sr-only">, {t("on hold: {held}", { held: count(load.held) })}</span>}
    </Link>
  );
}

interface Choosing {
  chosen: ReadonlySet<string>;
  choose: (job: Job, is: boolean) => void;
}

function columnsOf(withLocation: boolean, choosing: Choosing | null): Column<Job>[] {
  const columns: Column<Job>[] = [
    { heading: t("Order"), cell: (job) => <ToPack job={job} /> },
    { heading: t("Promised"), cell: (job) => <Due job={job} /> },
    { heading: t("To"), cell: (job) => <span className="break-words">{[job.name, job.city, job.country && country(job.country)].filter(Boolean).join(", ")}</span> },
    { heading: t("Items"), cell: (job) => <Items job={job} /> },
    { heading: t("State"), cell: (job) => <Stand job={job} /> },
    { heading: t("Delivery"), cell: (job) => <span className="break-words">{job.pickup ? t("Pickup: {where}", { where: job.delivery }) : job.delivery}</span> },
  ];
  if (withLocation) columns.splice(1, 0, { heading: t("Location"), cell: (job) => <LocationName id={job.location_id} /> });
  if (choosing) columns.unshift({ heading: t("Choose"), cell: (job) => <Tick job={job} choosing={choosing} /> });
  return columns;
}

function LocationName({ id }: { id: string }) {
  const { data: loads = [] } = useQuery(loadsQuery);
  return loads.find((load) => load.location_id === id)?.name ?? id;
}

function Tick({ job, choosing: { chosen, choose } }: { job: Job; choosing: Choosing }) {
  return (
    <label className="relative z-10 -m-2 inline-grid size-9 place-items-center">
      <input
        type="checkbox"
        aria-label={t("Choose order {number}", { number: job.number })}
        checked={chosen.has(idOf(job))}
        onChange={(event) => choose(job, event.target.checked)}
        className="size-4 accent-(--accent)"
      />
    </label>
  );
}

function ToPack({ job }: { job: Job }) {
  return (
    <Link
      to="/fulfilment/$orderId"
      params={{ orderId: job.order_id }}
      search={{ location: job.location_id }}
      data-row-link
      className="font-medium whitespace-nowrap text-accent outline-offset-4 after:absolute after:inset-0 hover:underline"
    >
      {job.number}
    </Link>
  );
}

function Due({ job }: { job: Job }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 whitespace-nowrap">
      {day(job.due, "short")}
      {job.overdue && <Badge tone="danger">{t("Overdue")}</Badge>}
    </span>
  );
}

function Items({ job }: { job: Job }) {
  const more = job.lines.length - SHOWN_LINES;
  return (
    <span className="inline-block">
      {job.lines.slice(0, SHOWN_LINES).map((line) => (
        <span key={line.line_id} className="block break-words">
          {count(line.quantity)} × {titled(line)}
        </span>
      ))}
      {more > 0 && <span className="block text-muted">{t("More lines: {more}", { more: count(more) })}</span>}
    </span>
  );
}

function Stand({ job }: { job: Job }) {
  const held = job.holds.map(holdWord).join(", ");
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-1 sm:justify-start">
      <Badge tone={job.stand === "ready" ? "good" : "notice"}>{job.stand === "ready" ? t("Ready") : t("On hold")}</Badge>
      {job.partly && <Badge>{t("Partly shipped")}</Badge>}
      {held && <span className="text-xs text-muted">{held}</span>}
    </span>
  );
}
