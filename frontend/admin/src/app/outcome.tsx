/** Why something was not saved; where somebody else was faster, a way to see what they saved. */
import type { Refusal } from "@daybook/api-client";
import { Notice } from "@daybook/ui";
import { t } from "./words.ts";

export function Outcome({ refusal, again }: { refusal: Refusal | null; again: () => void }) {
  if (!refusal) return null;
  return (
    <Notice tone="danger" alert>
      <p>{refusal.message}</p>
      {refusal.fields.map((field) => (
        <p key={field.field}>
          {field.field}: {field.detail}
        </p>
      ))}
      {refusal.status === 412 && (
        <button type="button" onClick={again} className="mt-1 font-medium underline underline-offset-2">
          {t("Show what is stored now")}
        </button>
      )}
    </Notice>
  );
}
