import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Empty, Input, Notice, Select, Waiting } from "@daybook/ui";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { count, moment } from "../../app/format.ts";
import { Failed, More } from "../../app/more.tsx";
import { pages } from "../../app/pages.ts";
import { t } from "../../app/words.ts";
import { type Line, linesOf } from "./changed.ts";
import { Screen } from "./frame.tsx";

type Entry = Schemas["AuditedOut"];
interface Filter {
  actor?: string;
  day?: string;
  name?: string;
}

export function Audit() {
  const [filter, setFilter] = useState<Filter>({});
  const found = useInfiniteQuery(
    pages<Entry>(["audit", JSON.stringify(filter)], ({ page, signal }) =>
      answered(api.GET("/api/admin/audit", { params: { query: { ...page, ...filter } }, signal })),
    ),
  );
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Screen title={t("Audit log")} about={t("What staff and API keys changed: who, when, from where, before and after. It cannot be altered without being found out.")} beside={<Verify />}>
      <Narrow apply={setFilter} />
      <Failed found={found} />
      <Card flush>
        {found.isPending && <Waiting label={t("Loading")} />}
        {found.isSuccess && rows.length === 0 && <Empty title={t("Nothing in the log matches.")} />}
        <ol className="divide-y divide-line">
          {rows.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ol>
      </Card>
      <More found={found} />
    </Screen>
  );
}

function Narrow({ apply }: { apply: (filter: Filter) => void }) {
  const { data: people } = useQuery({
    queryKey: ["settings", "staff"],
    queryFn: async () => (await answered(api.GET("/api/admin/staff", { params: { query: { limit: 100 } } }))).items,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(event.currentTarget)].filter(([, value]) => value));
    apply(given as Filter);
  };
  return (
    <form onSubmit={submit} className="mb-4 flex flex-wrap items-end gap-3">
      <Select label={t("Who")} name="actor" defaultValue="">
        <option value="">{t("Everybody")}</option>
        {people?.map((person) => (
          <option key={person.id} value={`staff:${person.id}`}>
            {person.name}
          </option>
        ))}
      </Select>
      <Input label={t("Day")} name="day" type="date" />
      <Input label={t("What, as its name begins")} name="name" placeholder="order." />
      <Button type="submit">{t("Show")}</Button>
    </form>
  );
}

const SHOWN = 12; // lines of an entry; a whole order put in has a hundred

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="mt-1">
      {lines.map(({ field, before, after }, index) => (
        <div key={index} className="flex flex-wrap gap-x-2">
          <dt className="min-w-0 text-muted wrap-anywhere">{field}</dt>
          <dd className="min-w-0 wrap-anywhere whitespace-pre-line">
            {before} <span aria-hidden="true">→</span>
            <span className="sr-only">{t("became")}</span> {after}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const lines = linesOf(entry.changes);
  return (
    <li className="px-4 py-3 text-sm">
      <p className="flex flex-wrap justify-between gap-2">
        <span className="min-w-0 break-words">
          <span className="font-medium">{entry.who || entry.actor}</span> · <code>{entry.name}</code> · <span className="break-all text-muted">{entry.about}</span>
        </span>
        <time dateTime={entry.at} className="text-muted">
          {moment(entry.at)}
        </time>
      </p>
      {lines.length > 0 && <Lines lines={lines.slice(0, SHOWN)} />}
      {lines.length > SHOWN && (
        <details>
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent">{t("More lines: {more}", { more: count(lines.length - SHOWN) })}</summary>
          <Lines lines={lines.slice(SHOWN)} />
        </details>
      )}
      <details className="mt-1 text-muted">
        <summary className="cursor-pointer">{t("Details")}</summary>
        {entry.source && <p>{t("From {address}", { address: entry.source })}</p>}
        <pre className="overflow-x-auto text-xs" tabIndex={0} aria-label={t("Details")}>
          {JSON.stringify({ told: entry.told, changes: entry.changes }, null, 2)}
        </pre>
      </details>
    </li>
  );
}

/** Goes through the whole log page by page and says whether every chain in it is whole. */
function Verify() {
  const [told, setTold] = useState<{ chains: number; events: number; breaks: Schemas["BreakOut"][]; done: boolean } | null>(null);
  const deed = useDeed(async (_: void) => {
    let sum = { chains: 0, events: 0, breaks: [] as Schemas["BreakOut"][], done: false };
    let cursor: string | null = null;
    do {
      const part: Schemas["VerifiedOut"] = await answered(api.POST("/api/admin/audit", { body: { limit: 100, cursor } }));
      sum = { chains: sum.chains + part.chains, events: sum.events + part.events, breaks: [...sum.breaks, ...part.breaks], done: !part.next_cursor };
      setTold(sum);
      cursor = part.next_cursor;
    } while (cursor);
  });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div role="status" className="text-sm">
        {told && told.breaks.length === 0 && (
          <span className={told.done ? "text-good" : "text-muted"}>
            {told.done
              ? t("{events} events in {chains} chains: every chain is whole.", { events: count(told.events), chains: count(told.chains) })
              : t("{events} events checked so far.", { events: count(told.events) })}
          </span>
        )}
      </div>
      {told && told.breaks.length > 0 && (
        <Notice tone="danger" alert>
          {told.breaks.map((each) => (
            <p key={`${each.about}${each.sequence}`}>{each.sentence}</p>
          ))}
        </Notice>
      )}
      {deed.refusal && (
        <Notice tone="danger" alert>
          {deed.refusal.message}
        </Notice>
      )}
      <Button busy={deed.busy} onClick={() => void deed.go()}>
        {t("Verify the log")}
      </Button>
    </div>
  );
}
