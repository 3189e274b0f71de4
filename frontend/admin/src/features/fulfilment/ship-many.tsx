/** Ships several orders, each by itself: what is refused stays, with its reason, and can be tried again. */
import { Button, Dialog, Input, Spinner } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Result, useEach } from "../../app/each.ts";
import { count } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { type Job, keepCarrier, lastCarrier, shipped } from "./work.ts";

const idOf = (job: Job) => `${job.order_id} ${job.location_id}`;

export function ShipMany({ jobs, close }: { jobs: Job[]; close: () => void }) {
  const client = useQueryClient();
  const [first] = useState(jobs); // the list behind goes on changing
  const [carrier, setCarrier] = useState(lastCarrier);
  const [tracking, setTracking] = useState<Readonly<Record<string, string>>>({});
  const each = useEach(first, idOf, (job, keyFor) => {
    const body = {
      lines: job.lines.map(({ line_id, quantity }) => ({ line_id, quantity })),
      location_id: job.location_id,
      carrier: carrier.trim(),
      tracking_number: (tracking[idOf(job)] ?? "").trim(),
      tracking_url: "",
    };
    return shipped(job.order_id, body, keyFor(body));
  });
  const [busy, done, refused] = [each.busy, each.done.length, each.refused.length];
  const leave = () => {
    void client.invalidateQueries({ queryKey: ["to-ship"] });
    void client.invalidateQueries({ queryKey: ["orders"] });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keepCarrier(carrier.trim());
    void each.go();
  };

  return (
    <Dialog title={t("Orders to ship: {number}", { number: count(first.length) })} closeLabel={t("Close")} onClose={leave} held={busy}>
      <form onSubmit={submit} className="grid gap-4">
        <Input label={t("Carrier")} value={carrier} maxLength={80} onChange={(event) => setCarrier(event.target.value)} />
        <ul className="divide-y divide-line border-y border-line">
          {first.map((job) => (
            <Row
              key={idOf(job)}
              job={job}
              result={each.resultOf(job)}
              tracking={tracking[idOf(job)] ?? ""}
              write={(text) => setTracking((now) => ({ ...now, [idOf(job)]: text }))}
            />
          ))}
        </ul>
        <p role="status" className="text-sm">
          {each.started && t("Shipped: {done} of {all}.", { done: count(done), all: count(first.length) })}{" "}
          {!busy && refused > 0 && t("Not shipped: {refused}.", { refused: count(refused) })}
        </p>
        <div className="flex justify-end gap-2">
          <Button disabled={busy} onClick={leave}>
            {done > 0 ? t("Done") : t("Back")}
          </Button>
          {done < first.length && (
            <Button type="submit" tone="main" busy={busy}>
              {refused > 0 ? t("Try the rest again") : t("Ship")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

interface RowProps {
  job: Job;
  result: Result | undefined;
  tracking: string;
  write: (text: string) => void;
}

function Row({ job, result, tracking, write }: RowProps) {
  return (
    <li className="grid gap-2 py-3 text-sm">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 break-words">
          <span className="font-medium">{job.number}</span> {job.name}
        </p>
        <p className="shrink-0 text-muted">
          {result === "under way" && <Spinner />}
          {result === "done" && <span className="font-medium text-good">{t("Shipped")}</span>}
          {result === undefined && t("Items: {units}", { units: count(job.units) })}
        </p>
      </div>
      {typeof result === "object" && (
        <p role="alert" className="text-danger">
          {result.refused}
        </p>
      )}
      {result !== "done" && (
        <Input label={t("Tracking number of {number}", { number: job.number })} quietLabel placeholder={t("Tracking number")} value={tracking} maxLength={80} onChange={(event) => write(event.target.value)} />
      )}
    </li>
  );
}
