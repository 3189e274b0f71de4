import { t } from "../../app/words.ts";

export function documentWord(code: string): string {
  return code === "credit_note" ? t("Credit note") : t("Invoice");
}

/** Where the API has a document's PDF. */
export function pdfOf({ document, number }: { document: string; number: string }): string {
  const list = document === "credit_note" ? "credit-notes" : "invoices";
  return `/api/admin/${list}/${encodeURIComponent(number)}/pdf`;
}
