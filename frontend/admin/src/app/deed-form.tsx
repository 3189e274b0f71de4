/** The form of one deed in a dialog: its fields, its refusal beside the button that caused it, and a way out. */
import type { Refusal } from "@daybook/api-client";
import { Button, type ButtonTone, Dialog, Notice } from "@daybook/ui";
import type { FormEvent, ReactNode } from "react";
import { t } from "./words.ts";

interface Props {
  title: string;
  /** The words of the button that does it. */
  does: string;
  tone?: ButtonTone;
  busy: boolean;
  refusal: Refusal | null;
  submit: () => void;
  close: () => void;
  children: ReactNode;
}

export function DeedDialog({ title, does, tone = "main", busy, refusal, submit, close, children }: Props) {
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <Dialog title={title} closeLabel={t("Close")} onClose={close} held={busy}>
      <form onSubmit={submitted} className="grid gap-4">
        {children}
        {refusal && (
          <Notice tone="danger" alert>
            {refusal.message}
          </Notice>
        )}
        <div className="flex justify-end gap-2">
          <Button disabled={busy} onClick={close}>
            {t("Back")}
          </Button>
          <Button type="submit" tone={tone} busy={busy}>
            {does}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
