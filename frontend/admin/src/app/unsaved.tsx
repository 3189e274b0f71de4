/** Nobody loses what they typed: leaving a form with unsaved changes asks first. */
import { Button, Dialog } from "@daybook/ui";
import { useBlocker } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { t } from "./words.ts";

/** Give it whether there are unsaved changes, and put what it gives on the screen. Closing the tab asks too. */
export function useUnsavedGuard(dirty: boolean): ReactNode {
  const asked = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });
  if (asked.status !== "blocked") return null;
  return (
    <Dialog title={t("Leave without saving?")} closeLabel={t("Close")} onClose={asked.reset}>
      <p className="mb-4 text-sm">{t("What you changed here is not saved yet.")}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button tone="danger" onClick={asked.proceed}>
          {t("Leave")}
        </Button>
        <Button tone="main" onClick={asked.reset}>
          {t("Stay here")}
        </Button>
      </div>
    </Dialog>
  );
}
