/** Deciding on many reviews at once: each has its own result, and what was left out says why. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Input, Notice } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { count } from "../../app/format.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import type { Review } from "./card.tsx";
import type { State } from "./search.ts";

const MOST = 100; // that the API takes at once

interface Props {
  state: State;
  rows: Review[];
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
  /** Those that were left out, with why. */
  decided: (refused: ReadonlyMap<string, string>) => void;
}

export function Bulk({ state, rows, chosen, choose, decided }: Props) {
  const client = useQueryClient();
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState("");
  const wanted = rows.filter(({ id }) => chosen.has(id)).slice(0, MOST);
  const decide = useDeed(
    (body: Schemas["ModerateReviews"], key) => answered(api.POST("/api/admin/reviews", { params: once(key), body })),
    async ({ items }) => {
      const refused = items.filter(({ done }) => !done);
      setRejecting(false);
      setReason("");
      setSaid(refused.length ? t("{done} of {all} were decided. Those left out say why.", { done: count(items.length - refused.length), all: count(items.length) }) : "");
      if (!refused.length) toast(t("{count} reviews decided.", { count: count(items.length) }));
      decided(new Map(refused.map(({ id, detail }) => [id, detail ?? ""])));
      await client.invalidateQueries({ queryKey: ["reviews"] });
    },
  );
  const reviews = wanted.map(({ id, version }) => ({ id, version }));
  const all = rows.every(({ id }) => chosen.has(id));
  const number = count(wanted.length);
  return (
    <div className="mb-3 grid gap-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <label className="flex min-h-6 items-center gap-2.5">
          <input type="checkbox" checked={all} onChange={() => choose(new Set(all ? [] : rows.map(({ id }) => id)))} className="size-6 accent-(--accent)" />
          {t("Choose all that are shown")}
        </label>
        {wanted.length > 0 && (
          <>
            {state !== "published" && (
              <Button tone="main" busy={decide.busy} onClick={() => void decide.go({ deed: "publish", reason: "", reviews })}>
                {t("Publish {count}", { count: number })}
              </Button>
            )}
            {state !== "rejected" && (
              <Button tone="danger" disabled={decide.busy} onClick={() => setRejecting(true)}>
                {t("Reject {count}", { count: number })}
              </Button>
            )}
          </>
        )}
      </div>
      {said && <Notice alert>{said}</Notice>}
      {decide.refusal && !rejecting && (
        <Notice tone="danger" alert>
          {decide.refusal.message}
        </Notice>
      )}
      {rejecting && (
        <DeedDialog
          title={t("Reject {count}", { count: number })}
          does={t("Reject")}
          tone="danger"
          busy={decide.busy}
          refusal={decide.refusal}
          submit={() => void decide.go({ deed: "reject", reason: reason.trim(), reviews })}
          close={() => setRejecting(false)}
        >
          <Input label={t("Reason")} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={500} hint={t("Each reviewer sees it.")} />
        </DeedDialog>
      )}
    </div>
  );
}
