/** A button that opens a panel below it. Escape, a click elsewhere and going somewhere close it. */
import { buttonClass, classes } from "@daybook/ui";
import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

interface Props {
  label: string;
  face: ReactNode;
  /** Where the panel stands, as classes. */
  place: string;
  children: ReactNode;
  className?: string;
}

export function Panel({ label, face, place, className, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const path = useRouterState({ select: (state) => state.location.href });
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event: PointerEvent) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  return (
    <div ref={whole} className="relative min-w-0">
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className={buttonClass("quiet", classes("relative text-ink hover:bg-sunken", className))}
      >
        {face}
      </button>
      {open && (
        <div id={id} className={classes("absolute z-30 w-72 max-w-[calc(100vw-1.5rem)] rounded-card border border-line bg-surface p-3 shadow-raised", place)}>
          {children}
        </div>
      )}
    </div>
  );
}
