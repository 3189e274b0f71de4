/** Short words about what was just done, with a way to undo it. They stay while the pointer or the focus is on them. */
import { Button } from "@daybook/ui";
import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { t } from "./words.ts";

interface Toast {
  id: number;
  words: string;
  undo?: () => void;
}

const SHOWN_MS = 6000;
const WITH_UNDO_MS = 10_000;
const MOST = 3;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(now: readonly Toast[]): void {
  toasts = now;
  for (const listener of listeners) listener();
}

/** Say what was done. Give `undo` only where undoing puts everything back. */
export function toast(words: string, undo?: () => void): void {
  last += 1;
  change([...toasts, { id: last, words, ...(undo ? { undo } : {}) }].slice(-MOST));
}

const close = (id: number) => change(toasts.filter((each) => each.id !== id));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-16 z-40 grid justify-items-center gap-2 px-4 lg:bottom-5">
      {shown.map((each) => (
        <OneToast key={each.id} toast={each} />
      ))}
    </div>
  );
}

function OneToast({ toast: { id, words, undo } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => close(id), undo ? WITH_UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, undo, held]);
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex max-w-md items-center gap-2 rounded-card border border-line bg-surface py-1.5 pr-1.5 pl-4 text-sm shadow-raised"
    >
      <span className="min-w-0">{words}</span>
      {undo && (
        <Button
          tone="quiet"
          onClick={() => {
            close(id);
            undo();
          }}
        >
          {t("Undo")}
        </Button>
      )}
      <button type="button" aria-label={t("Close")} onClick={() => close(id)} className="grid size-8 place-items-center rounded-control text-muted hover:bg-sunken">
        <X aria-hidden="true" size={16} />
      </button>
    </div>
  );
}
