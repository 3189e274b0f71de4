import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Heading, Refused } from "../app/heading.tsx";
import { useTitle } from "../app/title.ts";
import { t } from "../app/words.ts";

export function NotFound() {
  useTitle(t("There is nothing at this address."));
  return (
    <>
      <Heading title={t("There is nothing at this address.")} />
      <Link to="/" className="text-accent underline underline-offset-2">
        {t("To the start")}
      </Link>
    </>
  );
}

/** A screen that broke: the frame stays, and it can be tried again. */
export function Wrong({ error, reset }: ErrorComponentProps) {
  const shown = error instanceof Error ? error : new Error();
  return (
    <div className="mx-auto max-w-xl p-6">
      <Refused error={shown} again={shown.message.includes("dynamically imported module") ? () => location.reload() : reset} />
    </div>
  );
}
