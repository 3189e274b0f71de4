/** The parts of the reviews, above each of them. */
import { Link } from "@tanstack/react-router";
import { tab } from "../../app/tabs.ts";
import { t } from "../../app/words.ts";
import { type State, STATES } from "./search.ts";
import { stateWord } from "./words.ts";

export function Tabs({ at }: { at: State | "comments" | "rules" }) {
  return (
    <nav aria-label={t("Parts of the reviews")} className="mb-4 flex flex-wrap gap-1">
      {STATES.map((state) => (
        <Link key={state} to="/reviews" search={{ state }} activeProps={{}} {...tab(at === state)}>
          {stateWord(state)}
        </Link>
      ))}
      <Link to="/reviews/comments" activeProps={{}} {...tab(at === "comments")}>
        {t("Comments")}
      </Link>
      <Link to="/reviews/rules" activeProps={{}} {...tab(at === "rules")}>
        {t("Rules")}
      </Link>
    </nav>
  );
}

export function StatePick({ state, pick }: { state: State; pick: (state: State) => void }) {
  return (
    <div role="group" aria-label={t("Which comments")} className="mb-4 flex flex-wrap gap-1">
      {STATES.map((each) => (
        <button key={each} type="button" aria-pressed={each === state} onClick={() => pick(each)} className={tab(each === state).className}>
          {stateWord(each)}
        </button>
      ))}
    </div>
  );
}
