import { Spinner } from "@daybook/ui";
import { FileText } from "lucide-react";
import { fileOf } from "./api.ts";
import { useDeed } from "./deed.ts";
import { t } from "./words.ts";

const KEPT_MS = 60_000;

/** Opens a PDF of the API in a tab of its own: a link could not carry the session. */
export function PdfButton({ address, name }: { address: string; name: string }) {
  const open = useDeed(fileOf, openFile);
  return (
    <>
      <button
        type="button"
        aria-label={t("PDF of {name}", { name })}
        aria-busy={open.busy || undefined}
        onClick={() => void open.go(address)}
        className="mt-0.5 inline-flex min-h-7 items-center gap-1.5 text-sm text-accent underline underline-offset-2"
      >
        {open.busy ? <Spinner /> : <FileText aria-hidden="true" size={15} />}
        PDF
      </button>
      {open.refusal && (
        <p role="alert" className="text-sm text-danger">
          {open.refusal.message}
        </p>
      )}
    </>
  );
}

/** Show a file in a tab of its own. */
export function openFile(file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.target = "_blank";
  link.rel = "noopener";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
