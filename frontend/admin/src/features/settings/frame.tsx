/** What the screens of the settings share: the way back, what is fetched, and the bar that saves. */
import { Button, Waiting } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import type { Deed } from "../../app/deed.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { Outcome } from "../../app/outcome.tsx";
import { useTitle } from "../../app/title.ts";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";

interface ScreenProps {
  title: string;
  about?: string;
  beside?: ReactNode;
  children: ReactNode;
}

export function Screen({ title, about, beside, children }: ScreenProps) {
  useTitle(title);
  return (
    <>
      <Back to="/settings">{t("Settings")}</Back>
      <Heading title={title} beside={beside} />
      {about && <p className="-mt-2 mb-4 max-w-prose text-sm text-muted">{about}</p>}
      {children}
    </>
  );
}

interface FetchedProps<Found> {
  name: string;
  fetch: () => Promise<Found>;
  children: (found: Found, again: () => void) => ReactNode;
  /** What stands around it, where that too depends on what is found. */
  around?: (found: Found | undefined, inside: ReactNode) => ReactNode;
}

/** A part of the settings: it waits, fails and is asked for again by itself. */
export function Fetched<Found>({ name, fetch, children, around = (_, inside) => inside }: FetchedProps<Found>) {
  // What is being written must not change under the pen
  const { data, error, refetch } = useQuery({ queryKey: ["settings", name], queryFn: fetch, refetchOnWindowFocus: false });
  const again = () => void refetch();
  return around(
    data,
    <>
      {error && <Refused error={error} again={again} />}
      {data === undefined && !error && <Waiting label={t("Loading")} rows={5} />}
      {data !== undefined && children(data, again)}
    </>,
  );
}

interface FormProps {
  dirty: boolean;
  deed: Deed<void>;
  saved: boolean;
  /** Gives up what was written here. */
  forget: () => void;
  /** Asks for what is stored now. */
  again: () => void;
  locked?: boolean;
  children: ReactNode;
}

/** A form that is saved as a whole, guards what is not saved, and says what became of it. */
export function SavedForm({ dirty, deed, saved, forget, again, locked = false, children }: FormProps) {
  const guard = useUnsavedGuard(dirty && !deed.busy);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dirty) void deed.go();
  };
  const reload = () => {
    deed.forget();
    forget();
    again();
  };
  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-4">
      <fieldset disabled={locked} className="contents">
        {children}
      </fieldset>
      {locked && <p className="text-sm text-muted">{t("Your role can read this, not change it.")}</p>}
      <Outcome refusal={deed.refusal} again={reload} />
      {!locked && (
        <div className={`flex flex-wrap items-center gap-3 py-3 ${dirty ? "bottom-14 z-10 roomy:sticky border-t border-line bg-paper lg:bottom-0" : ""}`}>
          <Button type="submit" tone="main" busy={deed.busy} disabled={!dirty}>
            {t("Save")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {dirty ? t("Not saved yet.") : saved ? t("Saved.") : ""}
          </span>
        </div>
      )}
      {guard}
    </form>
  );
}
