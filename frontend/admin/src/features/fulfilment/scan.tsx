/** One place for whatever reads a code: a scanner that types, a camera, a person. What came of it is seen and read out. */
import { Button, classes } from "@daybook/ui";
import { Camera as CameraIcon, Check, X } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { t } from "../../app/words.ts";
import { Camera } from "./camera.tsx";

export interface Said {
  good: boolean;
  words: string;
  /** The same words a second time are news too. */
  turn: number;
}

export function Scan({ take, said }: { take: (code: string) => void; said: Said | null }) {
  const field = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);
  useTypedAnywhere(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = field.current?.value.trim() ?? "";
    if (field.current) field.current.value = "";
    if (code) take(code);
  };
  return (
    <section aria-label={t("Scan")} className="sticky top-[53px] z-10 -mx-4 mb-3 grid gap-2 border-b border-line bg-paper px-4 py-2 sm:mx-0 sm:px-0">
      <form onSubmit={submit} className="flex gap-2">
        <input
          ref={field}
          aria-label={t("Barcode or SKU")}
          placeholder={t("Scan or type a barcode or SKU")}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={128}
          className="min-h-12 w-full min-w-0 rounded-control border border-edge bg-surface px-3 text-base text-ink placeholder:text-muted"
        />
        <Button type="submit" className="min-h-12">
          {t("Pick")}
        </Button>
        <Button aria-label={t("Scan with the camera")} aria-pressed={camera} onClick={() => setCamera(!camera)} className="min-h-12 min-w-12">
          <CameraIcon aria-hidden="true" size={20} />
        </Button>
      </form>
      {camera && <Camera found={take} close={() => setCamera(false)} />}
      <Answer said={said} />
    </section>
  );
}

function Answer({ said }: { said: Said | null }) {
  return (
    <div role="status" aria-live="assertive" aria-atomic="true">
      {said && (
        <p
          key={said.turn}
          className={classes(
            "flex items-center gap-2 rounded-control px-3 py-2.5 text-base font-medium",
            said.good ? "bg-accent-soft text-good" : "bg-danger-soft text-danger",
          )}
        >
          {said.good ? <Check aria-hidden="true" size={20} className="shrink-0" /> : <X aria-hidden="true" size={20} className="shrink-0" />}
          <span className="min-w-0 break-words">{said.words}</span>
        </p>
      )}
    </div>
  );
}

const ELSEWHERE = "input:not([type=checkbox]), textarea, select, dialog, [contenteditable]";

/** A scanner types wherever the focus is: unless somebody writes in another field, it is to type here. */
function useTypedAnywhere(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const types = event.key.length === 1 && event.key !== " " && event.key !== "?" && !event.ctrlKey && !event.metaKey && !event.altKey;
      const busy = event.target instanceof HTMLElement && event.target.closest(ELSEWHERE) !== null;
      if (types && !busy && !document.querySelector("dialog[open]")) field.current?.focus();
    };
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, [field]);
}
