import { Card, Waiting } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { moment } from "../../app/format.ts";
import { Refused } from "../../app/list-page.tsx";
import { t } from "../../app/words.ts";
import { explained } from "./explained.ts";
import { useNames, usePlaceNames } from "./names.ts";
import { timelineQuery } from "./order.ts";
import { actorWord, eventWord } from "./words.ts";

export function Timeline({ orderId }: { orderId: string }) {
  const names = useNames();
  const places = usePlaceNames();
  const { data, error, refetch } = useQuery(timelineQuery(orderId));
  return (
    <Card title={t("Timeline")}>
      {error && <Refused error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={t("Loading")} rows={3} />}
      <ol className="grid gap-3 border-l border-line pl-4 text-sm">
        {data?.toReversed().map((event) => (
          <li key={event.event_id} className="relative">
            <span aria-hidden="true" className="absolute top-1.5 -left-[1.3rem] size-2 rounded-full bg-accent" />
            <p>
              <span className="font-medium">{eventWord(event.name)}</span>
            </p>
            {explained(event, places).map((sentence) => (
              <p key={sentence} className="break-words">
                {sentence}
              </p>
            ))}
            <p className="text-muted">
              {actorWord(event.actor, names)}, <time dateTime={event.at}>{moment(event.at)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
