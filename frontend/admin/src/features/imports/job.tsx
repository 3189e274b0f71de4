/** One job: an import with what it would become, how far it is and what was odd; an export with its file. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Card, Fact, Notice } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { count } from "../../app/format.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { CancelJob } from "./cancel.tsx";
import { Exported } from "./export.tsx";
import { Preview } from "./preview.tsx";
import { Progress } from "./progress.tsx";
import { Report } from "./report.tsx";
import { OVER, stateWord, TONES } from "./words.ts";

const route = getRouteApi("/signed-in/imports/$jobId");
// A cancelled job is looked at now and then: the piece that was under way is still counted.
const watching = (state = "") => (state === "cancelled" ? 5_000 : state === "draft" || OVER.includes(state) ? false : 1_000);

export function JobPage() {
  const { jobId } = route.useParams();
  const { data: job, error, refetch } = useQuery({
    queryKey: ["jobs", "one", jobId],
    queryFn: ({ signal }) =>
      answered(api.GET("/api/admin/jobs/{job_id}", { params: { path: { job_id: jobId }, query: { limit: 1 } }, signal })),
    refetchInterval: ({ state }) => watching(state.data?.state),
  });
  const may = useMay();
  useTitle(job?.name || t("Job"));
  return (
    <>
      <Back to="/imports">{t("Import and export")}</Back>
      <Heading title={job?.name || t("Job")} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {job?.state === "draft" && (may("imports.write") ? <Preview jobId={jobId} /> : <Notice>{t("This file has not been imported yet.")}</Notice>)}
      {job?.exported && <Exported job={job} exported={job.exported} />}
      {job?.counts && job.state !== "draft" && (
        <>
          <Sums job={job} counts={job.counts} />
          <Report job={job} />
        </>
      )}
    </>
  );
}

function Sums({ job, counts }: { job: Schemas["JobReportOut"]; counts: NonNullable<Schemas["JobReportOut"]["counts"]> }) {
  const may = useMay();
  const sums: [string, number][] = [
    [t("Products created"), counts.created],
    [t("Products changed"), counts.changed],
    [t("Products unchanged"), counts.unchanged],
    [t("Products not taken"), counts.not_taken],
    [t("Variants"), counts.variants],
    [t("Pictures"), counts.images],
  ];
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={TONES[job.state] ?? "calm"}>{stateWord(job.state)}</Badge>
        <Progress of={job.progress} />
        {!OVER.includes(job.state) && may("jobs.write") && (
          <CancelJob jobId={job.id} does={t("Stop the import")} warns={t("What was taken until now stays; the rest of the file is left.")} />
        )}
      </div>
      {job.state === "cancelled" && <p className="mt-3 text-sm">{t("This was stopped. What was taken before stays, and is counted here.")}</p>}
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
