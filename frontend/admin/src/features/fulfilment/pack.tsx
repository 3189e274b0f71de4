/** One order, picked and packed at one location: made for a phone in a warehouse. */
import { answered } from "@daybook/api-client";
import { buttonClass, Notice, Waiting } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import { api } from "../../app/api.ts";
import { once } from "../../app/deed.ts";
import { count } from "../../app/format.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";
import { PackBar } from "./bar.tsx";
import { reading } from "./codes.ts";
import { Gone } from "./gone.tsx";
import { PackHead } from "./head.tsx";
import { PackLines } from "./lines.tsx";
import { Picks } from "./picks.ts";
import { Scan, type Said } from "./scan.tsx";
import { sound } from "./sound.ts";
import { loadsQuery, type Packing, type PackLine, packingQuery, titled } from "./work.ts";

const route = getRouteApi("/signed-in/fulfilment/$orderId");

export function Pack() {
  const { orderId } = route.useParams();
  const { location } = route.useSearch();
  const loads = useQuery({ ...loadsQuery, enabled: !location });
  const place = location ?? loads.data?.[0]?.location_id;
  useTitle(t("Pack an order"));
  return (
    <>
      <Back to="/fulfilment" search={place ? { location: place } : {}}>{t("Fulfilment")}</Back>
      {place ? (
        <PackAt key={`${orderId} ${place}`} orderId={orderId} location={place} />
      ) : (
        <Untold error={loads.error} again={() => void loads.refetch()} waits={loads.isPending} />
      )}
    </>
  );
}

function PackAt({ orderId, location }: { orderId: string; location: string }) {
  const found = useQuery(packingQuery(orderId, location));
  const [shipped, setShipped] = useState<string | null>(null);
  const again = () => void found.refetch();
  if (!found.data) return <Untold error={found.error} again={again} waits={found.isPending} />;
  if (shipped !== null || found.data.lines.length === 0) return <Gone packing={found.data} own={shipped} goOn={() => setShipped(null)} />;
  return (
    <>
      {found.error && (
        <div className="mb-3">
          <Refused error={found.error} again={again} />
        </div>
      )}
      <Bench packing={found.data} shipped={setShipped} />
    </>
  );
}

/** The page while there is no order to show, or none that can be. */
function Untold({ error, again, waits }: { error: Error | null; again: () => void; waits: boolean }) {
  return (
    <>
      <Heading title={t("Pack an order")} />
      {error && <Refused error={error} again={again} />}
      {waits && <Waiting label={t("Loading")} />}
    </>
  );
}

function Bench({ packing, shipped }: { packing: Packing; shipped: (shipmentId: string) => void }) {
  const may = useMay();
  const open = packing.stand === "ready" && may("fulfilment.write");
  const [said, setSaid] = useState<Said | null>(null);
  const say = (good: boolean, words: string) => {
    setSaid((before) => ({ good, words, turn: (before?.turn ?? 0) + 1 }));
    sound(good);
  };
  const picks = usePicks(packing, (words) => say(false, words));
  const { picked, waiting, silent } = useSyncExternalStore(picks.subscribe, picks.standing);
  const guard = useUnsavedGuard(silent);
  const lines = packing.lines.map((line) => ({ ...line, picked: Math.min(picked.get(line.line_id) ?? line.picked, line.to_ship) }));

  const change = (line: PackLine, quantity: number) => {
    picks.add(line.line_id, quantity);
    const now = picks.standing().picked.get(line.line_id) ?? 0;
    say(true, t("{title}: {picked} of {all}", { title: titled(line), picked: count(now), all: count(line.to_ship) }));
  };
  const take = (code: string) => {
    const now = picks.standing().picked;
    const read = reading(code, packing.lines.map((line) => ({ ...line, picked: now.get(line.line_id) ?? line.picked })));
    if (read.kind === "found") change(read.line, 1);
    else if (read.kind === "full") say(false, t("Too many: all {all} of {title} are packed.", { all: count(read.line.to_ship), title: titled(read.line) }));
    else say(false, t("Wrong item: {code} is not to be packed here.", { code }));
  };

  return (
    <>
      <PackHead packing={packing} />
      {open && <Scan take={take} said={said} />}
      {silent && (
        <div className="mb-3">
          <Notice>{t("The shop does not answer. What you picked is kept here and saved as soon as it does.")}</Notice>
        </div>
      )}
      <PackLines lines={lines} change={open ? change : null} />
      {packing.elsewhere.length > 0 && (
        <p className="mt-3 text-sm text-muted">
          {packing.elsewhere.map((place) => t("Items that {location} sends: {units}.", { location: place.name, units: count(place.units) })).join(" ")}
        </p>
      )}
      {open && <PackBar packing={packing} lines={lines} waiting={waiting} packAll={(line) => change(line, line.to_ship - line.picked)} shipped={shipped} />}
      {packing.stand === "held" && (
        <p className="mt-4">
          <Link to="/orders/$orderId" params={{ orderId: packing.order_id }} className={buttonClass("plain", "min-h-11 w-full sm:w-auto")}>
            {t("Go to the order's page")}
          </Link>
        </p>
      )}
      {guard}
    </>
  );
}

/** The picks of this order, saved as they are made; one that is refused is told of, and the order is looked at again. */
function usePicks(packing: Packing, refused: (words: string) => void): Picks {
  const client = useQueryClient();
  const { order_id, location_id } = packing;
  const { queryKey } = packingQuery(order_id, location_id);
  const [picks] = useState(
    () =>
      new Picks({
        send: async (line_id, quantity, key) => {
          await client.cancelQueries({ queryKey });
          const path = { order_id };
          const now = await answered(
            api.POST("/api/admin/orders/{order_id}/packing", { params: { path, ...once(key) }, body: { location_id, line_id, quantity } }),
          );
          client.setQueryData(queryKey, now);
          return now.lines;
        },
        refused: (_, refusal) => {
          refused(refusal.message);
          void client.invalidateQueries({ queryKey });
        },
      }),
  );
  useEffect(() => picks.heard(packing.lines), [picks, packing.lines]);
  return picks;
}
