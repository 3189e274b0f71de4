/** The parts of the reviews, above each of them. */
import { classes } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import { t } from "../../app/words.ts";
import { type State, STATES } from "./search.ts";
import { stateWord } from "./words.ts";

const TAB = "rounded-control px-3 py-1.5 text-sm whitespace-nowrap";
const here = (is: boolean) =>
  is ? ({ "aria-current": "page", className: classes(TAB, "bg-accent-soft font-medium text-accent") } as const) : { className: classes(TAB, "text-muted hover:bg-sunken") };

export function Tabs({ at }: { at: State | "comments" | "rules" }) {
  return (
    <nav aria-label={t("Parts of the reviews")} className="mb-4 flex flex-wrap gap-1">
      {STATES.map((state) => (
        <Link key={state} to="/reviews" search={{ state }} activeProps={{}} {...here(at === state)}>
          {stateWord(state)}
        </Link>
      ))}
      <Link to="/reviews/comments" activeProps={{}} {...here(at === "comments")}>
        {t("Comments")}
      </Link>
      <Link to="/reviews/rules" activeProps={{}} {...here(at === "rules")}>
        {t("Rules")}
      </Link>
    </nav>
  );
}

export function StatePick({ state, pick }: { state: State; pick: (state: State) => void }) {
  return (
    <div role="group" aria-label={t("Which comments")} className="flex flex-wrap gap-1">
      {STATES.map((each) => (
        <button key={each} type="button" aria-pressed={each === state} onClick={() => pick(each)} className={here(each === state).className}>
          {stateWord(each)}
        </button>
      ))}
    </div>
  );
}
