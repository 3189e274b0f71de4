/** Taking what the shop holds along: begun here, fetched when it is done. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Fact, Notice, Select } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { count, moment } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { CancelJob } from "./cancel.tsx";
import { Progress } from "./progress.tsx";
import { type Content, CONTENTS, contentWord, OVER, stateWord, TONES } from "./words.ts";

export function Export() {
  const may = useMay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const offered = (Object.keys(CONTENTS) as Content[]).filter((content) => may(CONTENTS[content]));
  const [content, setContent] = useState(offered[0]);
  const start = useDeed(
    (wanted: Content, key) => answered(api.POST("/api/admin/exports", { params: once(key), body: { content: wanted } })),
    async (job) => {
      void client.invalidateQueries({ queryKey: ["jobs"] });
      await navigate({ to: "/imports/$jobId", params: { jobId: job.id } });
    },
  );
  if (!content) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void start.go(content);
  };
  return (
    <Card title={t("Export")}>
      <form onSubmit={submit} className="grid justify-items-start gap-3">
        <div className="w-full">
          <Select label={t("What to take along")} value={content} onChange={(event) => setContent(event.target.value as Content)} hint={t("A CSV file as Shopify and most systems read it. It is kept for seven days.")}>
            {offered.map((each) => (
              <option key={each} value={each}>
                {contentWord(each)}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit" tone="main" busy={start.busy}>
          {t("Start the export")}
        </Button>
      </form>
      {start.refusal && (
        <div className="mt-3">
          <Notice tone="danger" alert>
            {start.refusal.message}
          </Notice>
        </div>
      )}
    </Card>
  );
}

const KILO = 1_000;

/** How far an export is, and its file. */
export function Exported({ job, exported }: { job: Schemas["JobOut"]; exported: NonNullable<Schemas["JobOut"]["exported"]> }) {
  const may = useMay();
  const fetched = useDeed(
    (jobId: string) => answered(api.POST("/api/admin/jobs/{job_id}/file", { params: { path: { job_id: jobId } } })),
    ({ url }) => window.location.assign(url), // the answer is a download: this page stays
  );
  const asks = CONTENTS[job.format as Content];
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={TONES[job.state] ?? "calm"}>{stateWord(job.state)}</Badge>
        <Progress of={job.progress} />
        {!OVER.includes(job.state) && may("jobs.write") && <CancelJob jobId={job.id} does={t("Stop the export")} warns={t("What was gathered until now is removed.")} />}
      </div>
      <dl className="mt-3 grid gap-x-8 sm:grid-cols-2">
        <Fact label={t("What is in it")}>{contentWord(job.format)}</Fact>
        <Fact label={t("Records")}>{count(exported.records)}</Fact>
        {exported.bytes > 0 && <Fact label={t("Size")}>{t("{count} KB", { count: count(Math.ceil(exported.bytes / KILO)) })}</Fact>}
        {exported.kept_until && <Fact label={t("Kept until")}>{moment(exported.kept_until)}</Fact>}
      </dl>
      {job.state === "expired" && <p className="mt-3 text-sm">{t("The file was kept for seven days and is gone. Export again to have a new one.")}</p>}
      {job.state === "cancelled" && <p className="mt-3 text-sm">{t("This was stopped. There is no file.")}</p>}
      {job.state === "done" && may(asks) && (
        <div className="mt-3">
          <Button tone="main" busy={fetched.busy} onClick={() => void fetched.go(job.id)}>
            {t("Download the file")}
          </Button>
        </div>
      )}
      {fetched.refusal && (
        <div className="mt-3">
          <Notice tone="danger" alert>
            {fetched.refusal.message}
          </Notice>
        </div>
      )}
    </Card>
  );
}
