/** What waits for somebody: counted by the API, asked for now and then, and not at all while nobody looks. */
import { answered } from "@daybook/api-client";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { api } from "../app/api.ts";
import { count } from "../app/format.ts";
import { t } from "../app/words.ts";
import { Panel } from "./panel.tsx";

const EVERY_MS = 60_000;
const AT_MOST_MS = 15 * 60_000;

/** How long to wait for the next look: twice as long after each that failed. */
export const pause = (failures: number): number => Math.min(EVERY_MS * 2 ** failures, AT_MOST_MS);

export const notices = queryOptions({
  queryKey: ["notices"],
  queryFn: ({ signal }) => answered(api.GET("/api/admin/reports/notices", { signal })),
  retry: false,
  refetchInterval: (query) => pause(query.state.fetchFailureCount),
  refetchIntervalInBackground: false,
});

const LINES: Record<string, { to: string; search?: Record<string, string>; words: (n: string) => string }> = {
  problems: { to: "/problems", words: (n) => t("Problem orders: {n}", { n }) },
  reviews: { to: "/reviews", search: { state: "pending" }, words: (n) => t("Reviews that wait: {n}", { n }) },
  low_stock: { to: "/running-out", words: (n) => t("Running out of stock: {n}", { n }) },
  dead_letters: { to: "/settings/failed", words: (n) => t("Failed work: {n}", { n }) },
};

export function Notices({ place }: { place: string }) {
  const { data } = useQuery(notices);
  const waiting = data?.items.filter((each) => each.count > 0 && LINES[each.kind]) ?? [];
  const total = waiting.reduce((sum, each) => sum + each.count, 0);
  return (
    <Panel
      label={total ? t("Notices: {n}", { n: count(total) }) : t("Notices: none")}
      place={place}
      className="px-2"
      face={
        <>
          <Bell aria-hidden="true" size={18} />
          {total > 0 && (
            <span aria-hidden="true" className="absolute top-0 right-0 min-w-4 rounded-full bg-danger px-1 text-center text-[0.6875rem] leading-4 font-medium text-surface">
              {total > 99 ? "99+" : total}
            </span>
          )}
        </>
      }
    >
      {waiting.length === 0 ? (
        <p className="px-1 py-2 text-sm text-muted">{t("Nothing waits for you.")}</p>
      ) : (
        <ul className="grid gap-1">
          {waiting.map((each) => {
            const line = LINES[each.kind];
            return (
              line && (
                <li key={each.kind}>
                  <Link to={line.to} search={line.search ?? {}} className="block rounded-control px-2 py-2 text-sm hover:bg-sunken">
                    {line.words(count(each.count))}
                  </Link>
                </li>
              )
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
