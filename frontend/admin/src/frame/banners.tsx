/** What everybody must know whatever they are doing: no connection, a newer version, a second factor that is missing. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { me } from "../app/api.ts";
import { t } from "../app/words.ts";

const LOOK_EVERY_MS = 10 * 60_000;
const SCRIPT = /\/static\/admin\/assets\/index-[\w-]+\.js/;

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** Whether the page that is served now starts another script than the one that runs here. */
export const isNewer = (page: string, running: string): boolean => {
  const served = SCRIPT.exec(page)?.[0];
  return served !== undefined && SCRIPT.test(running) && !running.endsWith(served);
};

function useNewerVersion(): boolean {
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    const running = document.querySelector<HTMLScriptElement>("script[type=module][src]")?.src ?? "";
    const look = async () => {
      if (document.hidden) return;
      const page = await fetch("/admin", { cache: "no-cache" }).then((answer) => answer.text(), () => "");
      if (isNewer(page, running)) setNewer(true);
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return newer;
}

const Banner = ({ children }: { children: ReactNode }) => (
  <p role="status" className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b border-notice/40 bg-notice-soft px-4 py-2 text-sm text-notice">
    {children}
  </p>
);

export function Banners() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const newer = useNewerVersion();
  const { data: who } = useQuery(me);
  const link = "font-medium underline underline-offset-2";
  return (
    <>
      {!online && <Banner>{t("You are offline. What you see may be old, and nothing can be changed.")}</Banner>}
      {newer && (
        <Banner>
          {t("There is a newer version of the admin.")}
          <button type="button" className={link} onClick={() => location.reload()}>
            {t("Load it")}
          </button>
        </Banner>
      )}
      {who?.shop.closed && (
        <Banner>
          {t("The shop is closed: visitors can order nothing.")}
          <Link to="/settings/closing" className={link}>
            {t("Open it")}
          </Link>
        </Banner>
      )}
      {who?.second_factor_missing && (
        <Banner>
          {t("Your role asks for more than a password. Set up an app or a passkey to go on.")}
          <Link to="/account" className={link}>
            {t("Set it up")}
          </Link>
        </Banner>
      )}
    </>
  );
}
