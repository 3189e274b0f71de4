/** G and a letter goes somewhere, Ctrl or Cmd and K opens the palette, ? shows all of it. Never while somebody types. */
import { Dialog } from "@daybook/ui";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { t } from "../app/words.ts";
import { placesFor } from "../routes/places.ts";
import { useLooker } from "./looker.ts";

const SECOND_KEY_MS = 1500;

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, dialog, [contenteditable]") !== null;

export function useShortcuts(openPalette: () => void, openSheet: () => void): void {
  const navigate = useNavigate();
  const looker = useLooker();
  const begun = useRef(-SECOND_KEY_MS); // long ago: the clock begins at 0 with the page
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        if (!document.querySelector("dialog[open]")) openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const afterG = performance.now() - begun.current < SECOND_KEY_MS;
      begun.current = -SECOND_KEY_MS;
      if (event.key === "?") {
        event.preventDefault();
        openSheet();
      } else if (afterG) {
        const place = placesFor(looker).find(({ letter }) => letter === key);
        if (!place) return;
        event.preventDefault();
        event.stopPropagation();
        void navigate({ to: place.to });
      } else if (key === "g") begun.current = performance.now();
    };
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  });
}

const Keys = ({ keys }: { keys: string[] }) => (
  <span className="flex shrink-0 gap-1">
    {keys.map((key) => (
      <kbd key={key} className="min-w-6 rounded border border-line bg-sunken px-1.5 text-center text-xs leading-5">
        {key}
      </kbd>
    ))}
  </span>
);

export function ShortcutSheet({ close }: { close: () => void }) {
  const places = placesFor(useLooker()).filter(({ letter }) => letter);
  const own: [string, string[]][] = [
    [t("Find or do anything"), ["Ctrl", "K"]],
    [t("Go to the search of a list"), ["/"]],
    [t("Through a list"), ["↓", "↑"]],
    [t("Choose what the focus is on in a list"), ["x"]],
    [t("Open"), ["Enter"]],
    [t("Close a dialog"), ["Esc"]],
    [t("This overview"), ["?"]],
  ];
  const lines: [string, string[]][] = places.map(({ label, letter = "" }) => [label, ["G", letter.toUpperCase()]]);
  return (
    <Dialog title={t("Keyboard shortcuts")} closeLabel={t("Close")} onClose={close}>
      <dl className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-2">
        {[...own, ...lines].map(([words, keys]) => (
          <div key={words} className="flex items-center justify-between gap-3">
            <dt className="min-w-0">{words}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
