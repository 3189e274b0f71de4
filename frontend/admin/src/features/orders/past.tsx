/** The page of an order shows it as it is, or as it was after one of its events: then nothing can be changed. */
import { buttonClass } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, ArrowRight, History, ShieldAlert, ShieldCheck } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { moment } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import type { Then } from "./order.ts";
import { eventWord } from "./words.ts";

export const Past = createContext(false);

/** Whether this person may do this now: in the past nobody may do anything. */
export function useMayNow(): (permission: string) => boolean {
  const may = useMay();
  const past = useContext(Past);
  return (permission) => !past && may(permission);
}

/** Says that this is the past, which moment it is, and leads to the moments beside it and back to now. */
export function PastBanner({ then }: { then: Then }) {
  const { sequence, name } = then.event;
  return (
    <section aria-label={t("The past")} className="sticky top-0 z-10 mb-4 grid gap-2 rounded-card border-2 border-dashed border-notice bg-notice-soft px-4 py-3 text-sm text-notice">
      <p role="status" className="flex gap-2 font-medium">
        <History aria-hidden="true" size={18} className="mt-0.5 shrink-0" />
        {t("This is the order as it was on {at}, after: {event}. Nothing can be changed here.", { at: moment(then.at), event: eventWord(name) })}
      </p>
      <p className="flex gap-2">
        {then.intact ? <ShieldCheck aria-hidden="true" size={18} className="shrink-0" /> : <ShieldAlert aria-hidden="true" size={18} className="shrink-0" />}
        {then.intact
          ? t("The chain of all its events is whole: nothing of this was changed since.")
          : t("The chain of its events is broken: someone changed the journal. Have it verified in the audit log.")}
      </p>
      <nav aria-label={t("Moments")} className="flex flex-wrap gap-2">
        <Step to={sequence > 1 ? sequence - 1 : null}>
          <ArrowLeft aria-hidden="true" size={15} />
          {t("Earlier")}
        </Step>
        <Step to={sequence < then.last ? sequence + 1 : null}>
          {t("Later")}
          <ArrowRight aria-hidden="true" size={15} />
        </Step>
        <Link to="." search={{}} className={buttonClass("main")}>
          {t("Back to now")}
        </Link>
      </nav>
    </section>
  );
}

function Step({ to, children }: { to: number | null; children: ReactNode }) {
  if (to === null) {
    return (
      <span role="link" aria-disabled="true" className={buttonClass("plain", "opacity-55")}>
        {children}
      </span>
    );
  }
  return (
    <Link to="." search={{ moment: to }} resetScroll={false} className={buttonClass("plain")}>
      {children}
    </Link>
  );
}
