/** What can be done with several orders at once. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Checkbox, Input, Notice } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { api, fileOf } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { useEach } from "../../app/each.ts";
import { count } from "../../app/format.ts";
import { openFile } from "../../app/pdf.tsx";
import { useMay } from "../../app/permissions.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { useLooker } from "../../frame/looker.ts";
import { keepCarrier, lastCarrier, loadsQuery, shipped } from "../fulfilment/work.ts";
import type { Row } from "./columns.tsx";
import { EachDialog } from "./each-dialog.tsx";

const MOST_PRINTED = 50; // orders in one file of the API

interface Props {
  rows: Row[];
  all: Row[];
  choose: (rows: Row[]) => void;
}

type Deed = "ship" | "cancel" | "tags";

export function Bulk({ rows, all, choose }: Props) {
  const may = useMay();
  const [deed, setDeed] = useState<Deed | null>(null);
  const close = () => setDeed(null);
  return (
    <section aria-label={t("With the chosen orders")} className="bottom-16 z-20 roomy:sticky mt-4 grid gap-2 rounded-card border border-line bg-surface p-3 shadow-raised lg:bottom-4">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="mr-auto text-sm font-medium">
          {t("Chosen: {number}", { number: count(rows.length) })}
        </p>
        {rows.length < all.length && (
          <Button tone="quiet" onClick={() => choose(all)}>
            {t("Choose all shown")}
          </Button>
        )}
        <Button tone="quiet" onClick={() => choose([])}>
          {t("Choose none")}
        </Button>
        {may("orders.write") && <Button onClick={() => setDeed("tags")}>{t("Tags")}</Button>}
        <Export only={{ orders: rows.map((row) => row.id) }}>{t("Export these")}</Export>
        {may("orders.write") && (
          <Button tone="danger" onClick={() => setDeed("cancel")}>
            {t("Cancel the orders")}
          </Button>
        )}
        {may("fulfilment.write") && (
          <Button tone="main" onClick={() => setDeed("ship")}>
            {t("Ship")}
          </Button>
        )}
      </div>
      {may("fulfilment.read") && <Slips rows={rows} />}
      {deed === "ship" && <ShipDialog rows={rows} close={close} />}
      {deed === "cancel" && <CancelDialog rows={rows} close={close} />}
      {deed === "tags" && <TagsDialog rows={rows} close={close} />}
    </section>
  );
}

function Refused({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <div className="basis-full">
      <Notice tone="danger" alert>
        {message}
      </Notice>
    </div>
  );
}

/** Packing slips are printed by location: each sends its own part. */
function Slips({ rows }: { rows: Row[] }) {
  const { on } = useLooker();
  const { data: loads = [] } = useQuery(loadsQuery);
  const print = useDeed(fileOf, openFile);
  if (!on.has("invoicing")) return null;
  const sent = rows.filter((row) => row.fulfilment_state !== "fulfilled" && row.state !== "cancelled");
  const places = [...new Set(sent.flatMap((row) => row.locations))];
  if (places.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {places.map((place) => {
        const ids = sent.filter((row) => row.locations.includes(place)).map((row) => row.id);
        const said = new URLSearchParams({ orders: ids.join(","), location: place });
        const name = loads.find((load) => load.location_id === place)?.name ?? place;
        return (
          <Button key={place} tone="quiet" busy={print.busy} disabled={ids.length > MOST_PRINTED} onClick={() => void print.go(`/api/admin/packing-slips?${said}`)}>
            {places.length === 1 ? t("Packing slips ({number})", { number: count(ids.length) }) : t("Packing slips, {location} ({number})", { location: name, number: count(ids.length) })}
          </Button>
        );
      })}
      {sent.length > MOST_PRINTED && <p className="text-sm text-muted">{t("Choose at most {most} orders to print.", { most: MOST_PRINTED })}</p>}
      <Refused message={print.refusal?.message} />
    </div>
  );
}

/** Begins an export of some orders, and leads to its progress. */
export function Export({ only, children }: { only: { orders: string[] } | { matching: Schemas["OrderConditions"] }; children: ReactNode }) {
  const may = useMay();
  const { on } = useLooker();
  const navigate = useNavigate();
  const start = useDeed(
    (wanted: typeof only, key) => answered(api.POST("/api/admin/exports", { params: once(key), body: { content: "orders", ...wanted } })),
    (job) => navigate({ to: "/imports/$jobId", params: { jobId: job.id } }),
  );
  if (!may("jobs.write") || !on.has("interchange")) return null;
  return (
    <>
      <Button busy={start.busy} onClick={() => void start.go(only)}>
        {children}
      </Button>
      <Refused message={start.refusal?.message} />
    </>
  );
}

interface DialogProps {
  rows: Row[];
  close: () => void;
}

function useLists(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ["to-ship"] });
    void client.invalidateQueries({ queryKey: ["orders"] });
  };
}

function ShipDialog({ rows, close }: DialogProps) {
  const [carrier, setCarrier] = useState(lastCarrier);
  const [first] = useState(rows); // the list behind goes on changing
  const look = useLists();
  const each = useEach(first, idOf, (row, keyFor) => {
    const body = { carrier: carrier.trim(), tracking_number: "", tracking_url: "" };
    return shipped(row.id, body, keyFor(body));
  });
  const submit = () => {
    keepCarrier(carrier.trim());
    void each.go();
  };
  return (
    <EachDialog title={t("Ship {number} orders", { number: count(first.length) })} does={t("Ship")} rows={first} each={each} doneWord={t("Shipped")} submit={submit} leave={() => (look(), close())}>
      <Input label={t("Carrier")} value={carrier} maxLength={80} onChange={(event) => setCarrier(event.target.value)} hint={t("Everything that is left of each order leaves; its buyer is told.")} />
    </EachDialog>
  );
}

function CancelDialog({ rows, close }: DialogProps) {
  const [reason, setReason] = useState("");
  const [first] = useState(rows);
  const look = useLists();
  const each = useEach(first, idOf, (row, keyFor) => {
    const body = { reason: reason.trim() };
    return answered(api.POST("/api/admin/orders/{order_id}/cancel", { params: { path: { order_id: row.id }, ...once(keyFor(body)) }, body }));
  });
  return (
    <EachDialog title={t("Cancel {number} orders", { number: count(first.length) })} does={t("Cancel the orders")} tone="danger" rows={first} each={each} doneWord={t("Cancelled")} submit={() => void each.go()} leave={() => (look(), close())}>
      <Input label={t("Reason")} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} hint={t("Goods go back into stock and money goes back to the buyers. This cannot be undone.")} />
    </EachDialog>
  );
}

const tagged = (id: string, add: string[], remove: string[]) =>
  answered(api.PATCH("/api/admin/orders/{order_id}", { params: { path: { order_id: id } }, body: { add_tags: add, remove_tags: remove } }));

function TagsDialog({ rows, close }: DialogProps) {
  const [written, setWritten] = useState("");
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const [first] = useState(rows);
  const look = useLists();
  const add = [...new Set(written.split(",").map((tag) => tag.trim()).filter(Boolean))];
  const remove = [...away];
  const each = useEach(first, idOf, (row) => tagged(row.id, add, remove));
  const had = [...new Set(first.flatMap((row) => row.tags))].sort();
  const leave = () => {
    look();
    close();
    const done = each.done;
    if (done.length === 0) return;
    toast(t("Tags changed: {number}", { number: count(done.length) }), () => {
      const back = done.map((row) => tagged(row.id, row.tags.filter((tag) => away.has(tag)), add.filter((tag) => !row.tags.includes(tag))));
      void Promise.allSettled(back).then((ends) => {
        look();
        const lost = ends.filter((end) => end.status === "rejected").length;
        if (lost) toast(t("Not undone: {number}", { number: count(lost) }));
      });
    });
  };
  return (
    <EachDialog title={t("Tags of {number} orders", { number: count(first.length) })} does={t("Change tags")} rows={first} each={each} doneWord={t("Changed")} submit={() => (add.length || remove.length ? void each.go() : undefined)} leave={leave}>
      <Input label={t("Add tags")} value={written} maxLength={400} onChange={(event) => setWritten(event.target.value)} required={remove.length === 0} hint={t("With commas between them.")} />
      {had.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("Take away")}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {had.map((tag) => (
              <Checkbox key={tag} label={tag} checked={away.has(tag)} onChange={(event) => setAway((now) => new Set(event.target.checked ? [...now, tag] : [...now].filter((other) => other !== tag)))} />
            ))}
          </div>
        </fieldset>
      )}
    </EachDialog>
  );
}

const idOf = (row: Row) => row.id;
