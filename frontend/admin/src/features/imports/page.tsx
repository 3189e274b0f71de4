import { answered, Refusal, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Fact, Input, Notice, type Tone, Waiting } from "@daybook/ui";
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
type Line = Schemas["JobReportOut"]["report"][number];
const route = getRouteApi("/signed-in/imports/$jobId");
// Lambda takes 6 MB, and a body that is not text is a third larger on its way. Larger files go to the file store first.
const MOST_IN_REQUEST = 4_400_000;
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

/** Send a file to an address of the file store; answers the upload's id. */
async function sendAhead(file: File): Promise<string> {
  const { upload, method, url } = await answered(api.POST("/api/admin/imports/uploads"));
  const sent = await fetch(url, { method, body: file }).catch(() => null);
  if (!sent?.ok) throw new Refusal({ status: sent?.status ?? 0, code: "not_arrived", detail: t("The file did not arrive. Send it again.") });
  return upload;
}

function Upload() {
  const field = useRef<HTMLInputElement>(null);
  const ahead = useRef<{ file: File; upload: string }>(undefined); // tried again, it is the same request
  const navigate = useNavigate();
  const client = useQueryClient();
  const upload = useDeed(
    async ({ file }: { file: File; name: string; size: number; at: number }, key) => {
      const large = file.size > MOST_IN_REQUEST;
      if (large && ahead.current?.file !== file) ahead.current = { file, upload: await sendAhead(file) };
      const sent = large ? { upload: ahead.current?.upload } : {};
      return answered(
        api.POST("/api/admin/imports", {
          params: { query: { format: "shopify-products", name: file.name.slice(0, 255), ...sent }, ...once(key) },
          headers: { "Content-Type": "text/csv" },
          body: (large ? new Blob() : file) as never, // the file itself: the document says only that there is a body
          bodySerializer: (body: unknown) => body as Blob,
        }),
      );
    },
    async (job) => {
      void client.invalidateQueries({ queryKey: ["jobs"] });
      await navigate({ to: "/imports/$jobId", params: { jobId: job.id } });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const file = field.current?.files?.[0];
    if (file) void upload.go({ file, name: file.name, size: file.size, at: file.lastModified });
  };
  return (
    <div className="mb-4">
      <Card title={t("Import products from Shopify")}>
        <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
          <div className="min-w-60 flex-1">
            <Input ref={field} label={t("Product CSV")} type="file" accept=".csv,text/csv" required hint={t("A product that is there already is changed, not doubled.")} />
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
      answered(api.GET("/api/admin/jobs/{job_id}", { params: { path: { job_id: jobId }, query: { limit: 1 } }, signal })),
    refetchInterval: ({ state }) => (["done", "failed"].includes(state.data?.state ?? "") ? false : WATCH_MS),
  });
  useTitle(job?.name || t("Import"));
  return (
    <>
      <Heading title={job?.name || t("Import")} beside={<Link to="/imports" className="text-sm text-accent underline underline-offset-2">{t("Imports")}</Link>} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {job && <Sums job={job} />}
      {job && <Report job={job} />}
    </>
  );
}

function Sums({ job }: { job: Schemas["JobReportOut"] }) {
  const sums: [string, number][] = [
    [t("Products created"), job.counts.created],
    [t("Products changed"), job.counts.changed],
    [t("Products unchanged"), job.counts.unchanged],
    [t("Products not taken"), job.counts.not_taken],
    [t("Variants"), job.counts.variants],
    [t("Pictures"), job.counts.images],
  ];
  return (
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
  );
}

/** Every line of a job's report, or those alone that were not taken, page by page. */
function Report({ job: { id, state } }: { job: Job }) {
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
      {found.error && <Refused error={found.error} again={() => void found.refetch()} />}
      <Card title={t("What to look at")} flush>
        {found.isPending && <Waiting label={t("Loading")} />}
        {found.isSuccess && rows.length === 0 && nothing(t("Everything in the file was taken."))}
        {rows.length > 0 && (
          <ListTable
            caption={t("What to look at")}
            rows={rows.map((line, index) => ({ ...line, id: String(index) }))}
            idOf={(line) => line.id}
            columns={[
              { heading: t("Row"), right: true, cell: (line) => count(line.row) },
              { heading: t("Product"), cell: (line) => <span className="break-all">{line.handle}</span> },
              { heading: t("Column"), cell: (line) => line.column || "–" },
              { heading: t("What it is"), cell: (line) => <span className="break-words">{line.sentence}</span> },
              { heading: t("Value"), cell: (line) => <span className="break-all">{line.value.slice(0, 80) || "–"}</span> },
            ]}
          />
        )}
      </Card>
      {found.hasNextPage && (
        <div className="flex justify-center">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("Show more")}
          </Button>
        </div>
      )}
    </section>
  );
}
