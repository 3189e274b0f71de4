/** The report of a job: what was odd about the file, page by page. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Card, Waiting } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { count } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { type Column, ListTable } from "../../app/list-table.tsx";
import { Failed, More } from "../../app/more.tsx";
import { pages } from "../../app/pages.ts";
import { t } from "../../app/words.ts";

type Line = Schemas["JobReportOut"]["report"][number];

export const lineColumns = (): Column<Line & { id: string }>[] => [
  { heading: t("Row"), right: true, cell: (line) => count(line.row) },
  { heading: t("Product"), cell: (line) => <span className="break-all">{line.handle || "–"}</span> },
  { heading: t("Column"), cell: (line) => line.column || "–" },
  { heading: t("What it is"), cell: (line) => <span className="break-words">{line.sentence}</span> },
  { heading: t("Taken"), cell: (line) => (line.taken ? t("Yes") : <Badge tone="notice">{t("No")}</Badge>) },
  { heading: t("Value"), cell: (line) => <span className="break-all">{line.value.slice(0, 80) || "–"}</span> },
];

/** Every line of a job's report, or those alone that were not taken, page by page. */
export function Report({ job: { id, state } }: { job: Schemas["JobOut"] }) {
  const [refused, setRefused] = useState(false);
  const found = useInfiniteQuery(
    pages<Line>(["jobs", "report", id, state, refused], async ({ page, signal }) => {
      const query = { ...page, ...(refused ? { taken: false } : {}) };
      const job = await answered(api.GET("/api/admin/jobs/{job_id}", { params: { path: { job_id: id }, query }, signal }));
      return { items: job.report, next_cursor: job.next_cursor };
    }),
  );
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (!refused && found.isSuccess && rows.length === 0) return null;
  return (
    <section className="mt-4 grid gap-3" aria-label={t("What to look at")}>
      <label className="flex items-center gap-2 text-sm">
        <input type="checkbox" checked={refused} onChange={(event) => setRefused(event.target.checked)} className="size-4 accent-(--accent)" />
        {t("Only what was not taken")}
      </label>
      <Failed found={found} />
      <Card title={t("What to look at")} flush>
        {found.isPending && <Waiting label={t("Loading")} />}
        {found.isSuccess && rows.length === 0 && nothing(t("Everything in the file was taken."))}
        {rows.length > 0 && (
          <ListTable
            caption={t("What to look at")}
            rows={rows.map((line, index) => ({ ...line, id: String(index) }))}
            idOf={(line) => line.id}
            columns={lineColumns()}
          />
        )}
      </Card>
      <More found={found} />
    </section>
  );
}
