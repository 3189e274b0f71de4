/** What can be done with several orders of the work list at once. */
import { Button, Notice } from "@daybook/ui";
import { useState } from "react";
import { fileOf } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { count } from "../../app/format.ts";
import { openFile } from "../../app/pdf.tsx";
import { language, t } from "../../app/words.ts";
import { ShipMany } from "./ship-many.tsx";
import type { Job } from "./work.ts";

const MOST_PRINTED = 50; // orders in one file of the API

interface Props {
  jobs: Job[];
  all: Job[];
  choose: (jobs: Job[]) => void;
}

export function Bulk({ jobs, all, choose }: Props) {
  const [shipping, setShipping] = useState<Job[] | null>(null);
  const ready = jobs.filter((job) => job.stand === "ready");
  const print = useDeed(fileOf, openFile);
  const places = new Set(jobs.map((job) => job.location_id));
  const cannotPrint =
    places.size > 1 ? t("Choose orders of one location to print.") : jobs.length > MOST_PRINTED ? t("Choose at most {most} orders to print.", { most: MOST_PRINTED }) : null;
  const said = new URLSearchParams({ orders: jobs.map((job) => job.order_id).join(","), location: jobs[0]?.location_id ?? "" });
  return (
    <section aria-label={t("With the chosen orders")} className="bottom-16 z-20 roomy:sticky mt-4 grid gap-2 rounded-card border border-line bg-surface p-3 shadow-raised lg:bottom-4">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="mr-auto text-sm font-medium">
          {t("Chosen: {number}", { number: count(jobs.length) })}
        </p>
        {jobs.length < all.length && (
          <Button tone="quiet" onClick={() => choose(all)}>
            {t("Choose all shown")}
          </Button>
        )}
        <Button tone="quiet" onClick={() => choose([])}>
          {t("Choose none")}
        </Button>
        <Button busy={print.busy} disabled={cannotPrint !== null} onClick={() => void print.go(`/api/admin/picking-list?${said}&language=${language()}`)}>
          {t("Picking list")}
        </Button>
        <Button busy={print.busy} disabled={cannotPrint !== null} onClick={() => void print.go(`/api/admin/packing-slips?${said}`)}>
          {t("Packing slips")}
        </Button>
        <Button tone="main" disabled={ready.length === 0} onClick={() => setShipping(ready)}>
          {t("Ship ({number})", { number: count(ready.length) })}
        </Button>
      </div>
      {cannotPrint && <p className="text-sm text-muted">{cannotPrint}</p>}
      {ready.length < jobs.length && <p className="text-sm text-muted">{t("On hold, so not shipped: {held}.", { held: count(jobs.length - ready.length) })}</p>}
      {print.refusal && (
        <Notice tone="danger" alert>
          {print.refusal.message}
        </Notice>
      )}
      {shipping && <ShipMany jobs={shipping} close={() => setShipping(null)} />}
    </section>
  );
}
