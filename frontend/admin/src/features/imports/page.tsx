import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Fact, Input, Notice, type Tone } from "@daybook/ui";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { count, moment } from "../../app/format.ts";
import { Heading, ListPage, nothing, Refused } from "../../app/list-page.tsx";
import { type Column, ListTable } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

type Job = Schemas["JobOut"];
const route = getRouteApi("/signed-in/imports/$jobId");
// Lambda takes 6 MB, and a body that is not text is a third larger on its way.
const MOST_BYTES = 4_400_000;
const TONES: Record<string, Tone> = { waiting: "notice", running: "accent", done: "good", failed: "danger" };

const jobsQuery = pages<Job>(["jobs"], ({ page, signal }) => answered(api.GET("/api/admin/jobs", { params: { query: page }, signal })));

function stateWord(state: string): string {
  const words: Record<string, string> = { waiting: t("Waiting"), running: t("Under way"), done: t("Done"), failed: t("Failed") };
  return words[state] ?? state;
}

const columns = (): Column<Job>[] => [
  {
    heading: t("File"),
    cell: (job) => (
      <Link to="/imports/$jobId" params={{ jobId: job.id }} data-row-link className="font-medium break-all text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {job.name || job.id}
      </Link>
    ),
  },
  { heading: t("State"), cell: (job) => <Badge tone={TONES[job.state] ?? "calm"}>{stateWord(job.state)}</Badge> },
  { heading: t("Began"), cell: (job) => moment(job.created_at) },
  { heading: t("Created"), right: true, cell: (job) => count(job.counts.created) },
  { heading: t("Changed"), right: true, cell: (job) => count(job.counts.changed) },
  { heading: t("Not taken"), right: true, cell: (job) => count(job.counts.not_taken) },
];

export function Imports() {
  const found = useInfiniteQuery(jobsQuery);
  const may = useMay();
  useTitle(t("Imports"));
  return (
    <ListPage
      title={t("Imports")}
      above={may("imports.write") && <Upload />}
      columns={columns()}
      idOf={(job) => job.id}
      found={found}
      empty={nothing(t("Nothing has been imported yet."))}
    />
  );
}

function Upload() {
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [wrong, setWrong] = useState<string>();
  const upload = useDeed(
    ({ file }: { file: File; name: string; size: number; at: number }, key) =>
      answered(
        api.POST("/api/admin/imports", {
          params: { query: { format: "shopify-products", name: file.name.slice(0, 255) }, ...once(key) },
          headers: { "Content-Type": "text/csv" },
          body: file as never, // the file itself: the document says only that there is a body
          bodySerializer: (body: unknown) => body as Blob,
        }),
      ),
    async (job) => {
      void client.invalidateQueries({ queryKey: ["jobs"] });
      await navigate({ to: "/imports/$jobId", params: { jobId: job.id } });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const file = field.current?.files?.[0];
    if (!file) return;
    const large = file.size > MOST_BYTES;
    setWrong(large ? t("This file is larger than 4 MB. Import it with the command daybook import shopify-products.") : undefined);
    if (!large) void upload.go({ file, name: file.name, size: file.size, at: file.lastModified });
  };
  return (
    <div className="mb-4">
      <Card title={t("Import products from Shopify")}>
        <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
          <div className="min-w-60 flex-1">
            <Input ref={field} label={t("Product CSV")} type="file" accept=".csv,text/csv" required error={wrong} hint={t("A product that is there already is changed, not doubled.")} />
          </div>
          <Button type="submit" tone="main" busy={upload.busy}>
            {t("Import")}
          </Button>
        </form>
        {upload.refusal && (
          <div className="mt-3">
            <Notice tone="danger" alert>
              {upload.refusal.message}
            </Notice>
          </div>
        )}
      </Card>
    </div>
  );
}

const WATCH_MS = 1_000;

export function ImportPage() {
  const { jobId } = route.useParams();
  const { data: job, error, refetch } = useQuery({
    queryKey: ["jobs", "one", jobId],
    queryFn: ({ signal }) =>
      answered(api.GET("/api/admin/jobs/{job_id}", { params: { path: { job_id: jobId }, query: { limit: 100 } }, signal })),
    refetchInterval: ({ state }) => (["done", "failed"].includes(state.data?.state ?? "") ? false : WATCH_MS),
  });
  useTitle(job?.name || t("Import"));
  return (
    <>
      <Heading title={job?.name || t("Import")} beside={<Link to="/imports" className="text-sm text-accent underline underline-offset-2">{t("Imports")}</Link>} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {job && <Report job={job} />}
    </>
  );
}

function Report({ job }: { job: Schemas["JobReportOut"] }) {
  const sums: [string, number][] = [
    [t("Products created"), job.counts.created],
    [t("Products changed"), job.counts.changed],
    [t("Products unchanged"), job.counts.unchanged],
    [t("Products not taken"), job.counts.not_taken],
    [t("Variants"), job.counts.variants],
    [t("Pictures"), job.counts.images],
  ];
  return (
    <div className="grid gap-4">
      <Card>
        <div className="flex items-center gap-3">
          <Badge tone={TONES[job.state] ?? "calm"}>{stateWord(job.state)}</Badge>
          <progress value={job.progress} max={100} aria-label={t("Progress")} className="h-2 min-w-0 flex-1 accent-(--accent)" />
          <span className="text-sm tabular-nums">{job.progress} %</span>
        </div>
        {job.trouble && (
          <div className="mt-3">
            <Notice tone="danger">{job.trouble}</Notice>
          </div>
        )}
        <dl className="mt-3 grid gap-x-8 sm:grid-cols-2">
          {sums.map(([label, sum]) => (
            <Fact key={label} label={label}>
              {count(sum)}
            </Fact>
          ))}
        </dl>
        {job.columns_not_kept.length > 0 && (
          <p className="mt-3 text-sm text-muted">{t("Columns not kept: {columns}", { columns: job.columns_not_kept.join(", ") })}</p>
        )}
      </Card>
      {job.report.length > 0 && (
        <Card title={t("What to look at")} flush>
          <ListTable
            caption={t("What to look at")}
            rows={job.report.map((line, index) => ({ ...line, id: String(index) }))}
            idOf={(line) => line.id}
            columns={[
              { heading: t("Row"), right: true, cell: (line) => count(line.row) },
              { heading: t("Product"), cell: (line) => <span className="break-all">{line.handle}</span> },
              { heading: t("Column"), cell: (line) => line.column || "–" },
              { heading: t("What it is"), cell: (line) => <span className="break-words">{line.sentence}</span> },
              { heading: t("Value"), cell: (line) => <span className="break-all">{line.value.slice(0, 80) || "–"}</span> },
            ]}
          />
          {job.next_cursor && <p className="px-4 py-2 text-sm text-muted">{t("The first 100 lines of the report are shown.")}</p>}
        </Card>
      )}
    </div>
  );
}
