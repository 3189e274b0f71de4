import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

export type ButtonTone = "main" | "plain" | "danger" | "quiet";

const SHAPE =
  "inline-flex min-h-9 items-center justify-center gap-2 rounded-control border px-3 py-1.5 text-sm font-medium " +
  "transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-55";
const TONES: Record<ButtonTone, string> = {
  main: "border-accent bg-accent text-on-accent enabled:hover:border-accent-strong enabled:hover:bg-accent-strong",
  plain: "border-edge/60 bg-surface text-ink hover:bg-sunken",
  danger: "border-danger/60 bg-surface text-danger hover:bg-danger-soft",
  quiet: "border-transparent text-accent hover:bg-accent-soft",
};

export function buttonClass(tone: ButtonTone = "plain", more?: string): string {
  return classes(SHAPE, TONES[tone], more);
}

interface Props extends ComponentProps<"button"> {
  tone?: ButtonTone;
  /** Under way: it says so, and a second click does nothing; it keeps the focus. */
  busy?: boolean;
}

export function Button({ tone = "plain", busy = false, disabled, onClick, className, type = "button", ...rest }: Props) {
  const off = busy || disabled;
  return (
    <button
      {...rest}
      type={off && type === "submit" ? "button" : type}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
      className={buttonClass(tone, className)}
    >
      {busy && <Spinner />}
      {rest.children}
    </button>
  );
}

export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-3.5 shrink-0 animate-spin rounded-full border-2 border-current border-r-transparent motion-reduce:animate-none"
    />
  );
}
