/** The way between documents and what is owed of them. */
import { Link } from "@tanstack/react-router";
import { tab } from "../../app/tabs.ts";
import { t } from "../../app/words.ts";

export type Part = "all" | "invoice" | "credit_note" | "owed";

export function Tabs({ at }: { at: Part }) {
  return (
    <nav aria-label={t("Lists of documents")} className="mb-4 flex flex-wrap gap-1">
      <Link to="/invoices" search={{}} activeProps={{}} {...tab(at === "all")}>
        {t("All documents")}
      </Link>
      <Link to="/invoices" search={{ state: "invoice" }} activeProps={{}} {...tab(at === "invoice")}>
        {t("Invoices")}
      </Link>
      <Link to="/invoices" search={{ state: "credit_note" }} activeProps={{}} {...tab(at === "credit_note")}>
        {t("Credit notes")}
      </Link>
      <Link to="/invoices/owed" activeProps={{}} {...tab(at === "owed")}>
        {t("Owed")}
      </Link>
    </nav>
  );
}
