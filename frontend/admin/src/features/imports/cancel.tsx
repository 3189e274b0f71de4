/** Stop a job, when asked twice. */
import { answered } from "@daybook/api-client";
import { Button } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { once, useDeed } from "../../app/deed.ts";
import { t } from "../../app/words.ts";

export function CancelJob({ jobId, does, warns = t("Nothing of it was taken.") }: { jobId: string; does: string; warns?: string }) {
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const cancel = useDeed(
    (_: string, key) => answered(api.POST("/api/admin/jobs/{job_id}/cancel", { params: { path: { job_id: jobId }, ...once(key) } })),
    () => client.invalidateQueries({ queryKey: ["jobs"] }),
  );
  const close = () => {
    cancel.forget();
    setAsked(false);
  };
  return (
    <>
      <Button onClick={() => setAsked(true)}>{does}</Button>
      {asked && (
        <DeedDialog title={does} does={does} tone="danger" busy={cancel.busy} refusal={cancel.refusal} submit={() => void cancel.go(jobId).then((gone) => gone && close())} close={close}>
          <p className="text-sm">{warns}</p>
        </DeedDialog>
      )}
    </>
  );
}
