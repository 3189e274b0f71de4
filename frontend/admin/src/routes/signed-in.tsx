/** The frame of every screen behind the sign-in: where one can go, and who is here. */
import { answered } from "@daybook/api-client";
import { Button, buttonClass, classes, Empty } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { type ErrorComponentProps, Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Menu } from "lucide-react";
import { useEffect, useState } from "react";
import { answers, api, me, modules } from "../app/api.ts";
import { LanguageChoice } from "../app/language-choice.tsx";
import { Refused } from "../app/list-page.tsx";
import { session } from "../app/session.ts";
import { t } from "../app/words.ts";
import { placesFor } from "./places.ts";

export function SignedIn() {
  const { data: who } = useQuery(me);
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpen(false), [path]);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <a href="#content" className={buttonClass("main", "sr-only z-10 focus:not-sr-only focus:absolute focus:top-2 focus:left-2")}>
        {t("To the content")}
      </a>
      <header className="border-b border-line bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:border-r lg:border-b-0">
        <div className="flex items-center gap-2.5 px-4 py-3">
          <img src="/static/admin/mark.svg" alt="" width="26" height="26" />
          <span className="min-w-0 flex-1 truncate font-semibold">{who?.shop.name ?? "Daybook"}</span>
          <button
            type="button"
            aria-expanded={open}
            aria-controls="places"
            onClick={() => setOpen(!open)}
            className={buttonClass("plain", "lg:hidden")}
          >
            <Menu aria-hidden="true" size={18} />
            {t("Menu")}
          </button>
        </div>
        <div id="places" className={classes("lg:flex lg:min-h-0 lg:flex-1 lg:flex-col", !open && "max-lg:hidden")}>
          <Places />
          <div className="mt-auto grid gap-2 border-t border-line px-4 py-3 text-sm">
            <p className="truncate text-muted" title={who?.email ?? ""}>
              {who?.name}
            </p>
            <LanguageChoice />
            <SignOut />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl min-w-0 px-4 py-5 outline-none sm:px-6">
        <Outlet />
      </main>
    </div>
  );
}

function Places() {
  const { data: who } = useQuery(me);
  const { data: switched } = useQuery(modules);
  const on = new Set(switched?.items.filter((each) => each.on).map((each) => each.name));
  return (
    <nav aria-label={t("Main")} className="overflow-y-auto px-2 pb-3">
      <ul className="grid gap-0.5">
        {placesFor({ permissions: who?.permissions ?? [], on }).map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1.5 text-sm text-muted hover:bg-sunken hover:text-ink"
              activeProps={{ className: "bg-accent-soft font-medium !text-accent" }}
              activeOptions={{ includeSearch: false }}
            >
              <Icon aria-hidden="true" size={17} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Signing out ends all sessions of this person; this browser forgets its own even where the API does not answer. */
function SignOut() {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await answered(api.DELETE("/api/admin/sessions")).catch(() => undefined);
    session.end();
    answers.clear();
    await navigate({ to: "/sign-in" });
  };
  return (
    <Button tone="quiet" busy={busy} onClick={() => void leave()} className="justify-start px-0">
      {t("Sign out everywhere")}
    </Button>
  );
}

export function NotFound() {
  return (
    <Empty title={t("There is nothing at this address.")}>
      <Link to="/orders" className="text-accent underline underline-offset-2">
        {t("To the orders")}
      </Link>
    </Empty>
  );
}

export function Wrong({ error }: ErrorComponentProps) {
  return (
    <div className="mx-auto max-w-xl p-6">
      <Refused error={error instanceof Error ? error : new Error()} again={() => location.reload()} />
    </div>
  );
}
