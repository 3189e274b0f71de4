import { Card, classes, Waiting } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { moment, money } from "../../app/format.ts";
import { Refused } from "../../app/heading.tsx";
import { t } from "../../app/words.ts";
import { documentWord } from "../invoices/document.ts";
import { explained } from "./explained.ts";
import { useNames, usePlaceNames } from "./names.ts";
import { type Event, type Order, timelineQuery } from "./order.ts";
import { actorWord, eventWord } from "./words.ts";

const route = getRouteApi("/signed-in/orders/$orderId");

/** Something that happened, whoever keeps it. An event of the order itself has its sequence: a moment to look at. */
interface Happened {
  key: string;
  at: string;
  what: string;
  explained: string[];
  who: string;
  sequence?: number;
}

/** Everything that happened to an order, the latest first. */
export function Timeline({ order }: { order: Order }) {
  const { moment: shown } = route.useSearch();
  const names = useNames();
  const places = usePlaceNames();
  const { data, error, refetch } = useQuery(timelineQuery(order.id));
  const told = (event: Event): Happened => ({
    key: event.event_id,
    at: event.at,
    what: eventWord(event.name),
    explained: explained(event, places),
    who: actorWord(event.actor, names),
    sequence: event.sequence,
  });
  const all = data && [...data.map(told), ...order.documents.map(posted)].toSorted((one, other) => compared(one.at, other.at));
  return (
    <Card title={t("Timeline")}>
      {error && <Refused error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={t("Loading")} rows={3} />}
      <ol className="grid gap-3 border-l border-line pl-4 text-sm">
        {all?.toReversed().map((each) => (
          <Entry key={each.key} happened={each} shown={shown} />
        ))}
      </ol>
    </Card>
  );
}

function Entry({ happened: { at, what, explained: sentences, who, sequence }, shown }: { happened: Happened; shown: number | undefined }) {
  const current = sequence !== undefined && sequence === shown;
  const later = sequence !== undefined && shown !== undefined && sequence > shown;
  return (
    <li aria-current={current ? "step" : undefined} className={classes("relative", current && "-ml-2 rounded-control bg-notice-soft px-2 py-1")}>
      <span aria-hidden="true" className={classes("absolute top-1.5 size-2 rounded-full", current ? "-left-[0.8rem] top-2.5" : "-left-[1.3rem]", later ? "bg-line" : "bg-accent")} />
      <p className="font-medium">{what}</p>
      {sentences.map((sentence) => (
        <p key={sentence} className="break-words">
          {sentence}
        </p>
      ))}
      <p className="text-muted">
        {who}, <time dateTime={at}>{moment(at)}</time>
        {later && ` · ${t("later than what is shown")}`}
      </p>
      {sequence !== undefined && !current && (
        <Link to="." search={{ moment: sequence }} aria-label={t("Show the order after: {event}, {at}", { event: what, at: moment(at) })} className="text-accent underline underline-offset-2">
          {t("Show this moment")}
        </Link>
      )}
    </li>
  );
}

const posted = ({ number, document, total, posted_at }: Order["documents"][number]): Happened => ({
  key: number,
  at: posted_at,
  what: t("Posted: {document}", { document: `${documentWord(document)} ${number}` }),
  explained: [money(total)],
  who: "Daybook",
});

const compared = (one: string, other: string) => (one < other ? -1 : Number(one > other));
