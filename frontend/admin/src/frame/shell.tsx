/** The frame of every screen behind the sign-in: where one can go, what can be done from anywhere, and who is here. */
import { buttonClass, classes, Dialog } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Menu, PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { me } from "../app/api.ts";
import { isTheme, showTheme, theme } from "../app/theme.ts";
import { Toasts } from "../app/toasts.tsx";
import { changeLanguage, isLanguage, language, t } from "../app/words.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Banners } from "./banners.tsx";
import { BottomBar, Navigation } from "./navigation.tsx";
import { Notices } from "./notices.tsx";
import { ShortcutSheet, useShortcuts } from "./shortcuts.tsx";

const Palette = lazy(() => import("./palette.tsx").then(({ Palette }) => ({ default: Palette })));
const NARROW_AS = "daybook.narrow";

export function Shell() {
  const { data: who } = useQuery(me);
  const [narrow, setNarrow] = useState(() => localStorage.getItem(NARROW_AS) === "1");
  const [shown, setShown] = useState<"palette" | "shortcuts" | "menu" | null>(null);
  const close = () => setShown(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(close, [path]);
  useShortcuts(() => setShown("palette"), () => setShown("shortcuts"));
  useEffect(() => {
    if (isLanguage(who?.language) && who.language !== language()) changeLanguage(who.language);
    if (isTheme(who?.theme) && who.theme !== theme()) showTheme(who.theme);
  }, [who?.language, who?.theme]);

  const fold = () => {
    localStorage.setItem(NARROW_AS, narrow ? "0" : "1");
    setNarrow(!narrow);
  };
  const palette = (
    <button type="button" onClick={() => setShown("palette")} className={buttonClass("plain", "min-w-0 flex-1 justify-start text-muted lg:max-w-sm")}>
      <Search aria-hidden="true" size={16} className="shrink-0" />
      <span className="truncate">{t("Find or do anything")}</span>
      <kbd className="ml-auto hidden text-xs lg:inline">Ctrl K</kbd>
    </button>
  );

  return (
    <div className={classes("min-h-dvh lg:grid", narrow ? "lg:grid-cols-[3.75rem_minmax(0,1fr)]" : "lg:grid-cols-[14rem_minmax(0,1fr)]")}>
      <a href="#content" className={buttonClass("main", "sr-only z-30 focus:not-sr-only focus:absolute focus:top-2 focus:left-2")}>
        {t("To the content")}
      </a>
      <section aria-label={t("Menu")} className="hidden border-r border-line bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col">
        <div className={classes("flex items-center gap-2.5 py-4", narrow ? "justify-center" : "px-4")}>
          <img src="/static/admin/mark.svg" alt="" width="26" height="26" />
          {!narrow && <span className="min-w-0 flex-1 truncate font-semibold">{who?.shop.name ?? "Daybook"}</span>}
        </div>
        <Navigation narrow={narrow} />
        <div className="border-t border-line p-2">
          <button type="button" onClick={fold} aria-label={narrow ? t("Widen the menu") : t("Fold the menu")} className={buttonClass("quiet", classes("w-full text-muted", !narrow && "justify-start"))}>
            {narrow ? <PanelLeftOpen aria-hidden="true" size={17} /> : <PanelLeftClose aria-hidden="true" size={17} />}
            {!narrow && t("Fold the menu")}
          </button>
        </div>
      </section>
      <div className="min-w-0">
        <Banners />
        <header className="sticky top-0 z-20 flex items-center gap-1 border-b border-line bg-surface px-3 py-2 sm:px-6">
          <img src="/static/admin/mark.svg" alt="" width="26" height="26" className="mr-1 lg:hidden" />
          {palette}
          <span className="ml-auto flex">
            <Notices place="right-0 top-full mt-1" />
            <AccountMenu place="right-0 top-full mt-1" openShortcuts={() => setShown("shortcuts")} />
          </span>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl min-w-0 px-4 pt-5 pb-24 outline-none sm:px-6 lg:pb-8">
          <Outlet />
        </main>
      </div>
      <BottomBar>
        <button type="button" onClick={() => setShown("menu")} className="grid min-h-14 min-w-0 flex-1 place-items-center content-center gap-0.5 px-1 text-xs text-muted">
          <Menu aria-hidden="true" size={20} />
          {t("Menu")}
        </button>
      </BottomBar>
      <Toasts />
      {shown === "menu" && (
        <Dialog title={who?.shop.name ?? "Daybook"} closeLabel={t("Close")} onClose={close}>
          <Navigation />
        </Dialog>
      )}
      {shown === "shortcuts" && <ShortcutSheet close={close} />}
      <Suspense>{shown === "palette" && <Palette close={close} />}</Suspense>
    </div>
  );
}
