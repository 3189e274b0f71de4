import { answered, Refusal, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Input, Notice } from "@daybook/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { count, moment } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { Export } from "./export.tsx";
import { stateWord, TONES } from "./words.ts";

type Job = Schemas["JobOut"];
// Lambda takes 6 MB, and a body that is not text is a third larger on its way. Larger files go to the file store first.
const MOST_IN_REQUEST = 4_400_000;

const jobsQuery = pages<Job>(["jobs"], ({ page, signal }) => answered(api.GET("/api/admin/jobs", { params: { query: page }, signal })));

const columns = (): Column<Job>[] => [
  {
    heading: t("File"),
    cell: (job) => (
      <Link to="/imports/$jobId" params={{ jobId: job.id }} data-row-link className="font-medium break-all text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {job.name || job.id}
      </Link>
    ),
  },
  { heading: t("Job"), cell: (job) => (job.task === "export" ? t("Export") : t("Import")) },
  { heading: t("State"), cell: (job) => <Badge tone={TONES[job.state] ?? "calm"}>{stateWord(job.state)}</Badge> },
  { heading: t("Began"), cell: (job) => moment(job.created_at) },
  { heading: t("Result"), cell: came },
];

function came({ counts, exported, state }: Job): string {
  if (exported) return t("{count} records", { count: count(exported.records) });
  if (!counts || state === "draft") return "–";
  const { created, changed, not_taken } = counts;
  return t("{created} created, {changed} changed, {not_taken} not taken", { created: count(created), changed: count(changed), not_taken: count(not_taken) });
}

export function Imports() {
  const found = useInfiniteQuery(jobsQuery);
  const may = useMay();
  useTitle(t("Import and export"));
  return (
    <ListPage
      title={t("Import and export")}
      above={
        <div className="mb-4 grid items-start gap-4 lg:grid-cols-2">
          {may("imports.write") && <Upload />}
          {may("jobs.write") && <Export />}
        </div>
      }
      columns={columns()}
      idOf={(job) => job.id}
      found={found}
      empty={nothing(t("Nothing has been imported or exported yet."))}
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
          params: { query: { format: "shopify-products", name: file.name.slice(0, 255), start: false, ...sent }, ...once(key) },
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
    <div>
      <Card title={t("Import products from Shopify")}>
        <form onSubmit={submit} className="grid justify-items-start gap-3">
          <div className="w-full">
            <Input ref={field} label={t("Product CSV")} type="file" accept=".csv,text/csv" required hint={t("You see what becomes of it before anything is taken. A product that is there already is changed, not doubled.")} />
          </div>
          <Button type="submit" tone="main" busy={upload.busy}>
            {t("Look at the file")}
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
