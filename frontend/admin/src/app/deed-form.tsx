/** The form of one deed in a dialog: its fields, its refusal beside the button that caused it, and a way out. */
import type { Refusal } from "@daybook/api-client";
import { Button, type ButtonTone, Dialog, Notice } from "@daybook/ui";
import { type FormEvent, type ReactNode, useState } from "react";
import { useUnsavedGuard } from "./unsaved.tsx";
import { t } from "./words.ts";

interface Props {
  title: string;
  /** The words of the button that does it. */
  does: string;
  tone?: ButtonTone;
  busy: boolean;
  /** What it will do is still being found out: it can be left, not done yet. */
  waiting?: boolean;
  refusal: Refusal | null;
  submit: () => void;
  close: () => void;
  children: ReactNode;
}

/** Escape, a click beside it and the corner are easily hit: once something is written, they ask before it is lost. */
export function DeedDialog({ title, does, tone = "main", busy, waiting = false, refusal, submit, close, children }: Props) {
  const [written, setWritten] = useState(false);
  const [asking, setAsking] = useState(false);
  const guard = useUnsavedGuard(written && !busy);
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    setAsking(false);
    if (!waiting) submit();
  };
  return (
    <Dialog title={title} closeLabel={t("Close")} onClose={() => (written && !asking ? setAsking(true) : close())} held={busy}>
      <form onSubmit={submitted} onInput={() => setWritten(true)} className="grid gap-4">
        {children}
        {refusal && (
          <Notice tone="danger" alert>
            {refusal.message}
          </Notice>
        )}
        {asking && <Notice alert>{t("What you wrote here is not saved yet. Close once more to leave it.")}</Notice>}
        <div className="flex justify-end gap-2">
          <Button disabled={busy} onClick={close}>
            {t("Back")}
          </Button>
          <Button type="submit" tone={tone} busy={busy || waiting}>
            {does}
          </Button>
        </div>
      </form>
      {guard}
    </Dialog>
  );
}
