import { classes } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import type { Group } from "../app/feature.ts";
import { t } from "../app/words.ts";
import { grouped, placesFor } from "../routes/places.ts";
import { useLooker } from "./looker.ts";

const HEADINGS = (): Record<Group, string> => ({
  home: "",
  sales: t("Sales"),
  goods: t("Goods"),
  people: t("People"),
  money: t("Money"),
  shop: t("Shop"),
});

/** The lines of the navigation, by their groups; `narrow` leaves the words to screen readers and the pointer. */
export function Navigation({ narrow = false }: { narrow?: boolean }) {
  const headings = HEADINGS();
  return (
    <nav aria-label={t("Main")} className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
      {grouped(placesFor(useLooker())).map(([group, places]) => (
        <div key={group} className="mb-2">
          {headings[group] && (
            <p className={classes("px-2.5 pt-2 pb-1 text-xs font-medium text-muted", narrow && "sr-only")}>{headings[group]}</p>
          )}
          <ul className="grid gap-0.5">
            {places.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  title={narrow ? label : undefined}
                  className={classes("flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1.5 text-sm text-muted hover:bg-sunken hover:text-ink", narrow && "justify-center")}
                  activeProps={{ className: "bg-accent-soft font-medium !text-accent" }}
                  activeOptions={{ includeSearch: false, exact: to === "/" }}
                >
                  <Icon aria-hidden="true" size={17} className="shrink-0" />
                  <span className={narrow ? "sr-only" : "truncate"}>{label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** The first four lines, under the thumb. */
export function BottomBar({ children }: { children: React.ReactNode }) {
  const places = placesFor(useLooker()).slice(0, 4);
  return (
    <nav aria-label={t("Shortcuts")} className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden">
      {places.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className="grid min-h-14 min-w-0 flex-1 place-items-center content-center gap-0.5 px-0.5 text-[0.6875rem] text-muted min-[360px]:text-xs"
          activeProps={{ className: "!text-accent font-medium" }}
          activeOptions={{ includeSearch: false, exact: to === "/" }}
        >
          <Icon aria-hidden="true" size={20} />
          <span className="line-clamp-2 max-w-full text-center leading-tight break-words hyphens-auto">{label}</span>
        </Link>
      ))}
      {children}
    </nav>
  );
}
