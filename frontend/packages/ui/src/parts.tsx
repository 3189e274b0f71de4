import { type ReactNode, useState } from "react";
import { AlertTriangle, Inbox } from "lucide-react";
import { classes } from "./classes.ts";

export type Tone = "calm" | "good" | "notice" | "danger" | "accent";

const BADGES: Record<Tone, string> = {
  calm: "bg-sunken text-muted",
  good: "bg-accent-soft text-good",
  notice: "bg-notice-soft text-notice",
  danger: "bg-danger-soft text-danger",
  accent: "bg-accent-soft text-accent",
};

export function Badge({ tone = "calm", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes("inline-flex items-center rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap", BADGES[tone])}>
      {children}
    </span>
  );
}

interface CardProps {
  title?: string;
  /** Beside the title: a button, a count. */
  beside?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}

export function Card({ title, beside, flush = false, children }: CardProps) {
  return (
    <section className="min-w-0 rounded-card border border-line bg-surface">
      {title && (
        <header className="flex min-h-12 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
          <h2 className="text-sm font-semibold">{title}</h2>
          {beside}
        </header>
      )}
      <div className={flush ? undefined : "px-4 py-3"}>{children}</div>
    </section>
  );
}

const NOTICES: Record<"notice" | "danger", string> = {
  notice: "border-notice/40 bg-notice-soft text-notice",
  danger: "border-danger/40 bg-danger-soft text-danger",
};

/** A sentence that must be seen. `alert` has it read out at once: for the answer to what the person just did. */
export function Notice({ tone = "notice", alert = false, children }: { tone?: "notice" | "danger"; alert?: boolean; children: ReactNode }) {
  return (
    <div role={alert ? "alert" : undefined} className={classes("flex gap-2.5 rounded-control border px-3 py-2 text-sm", NOTICES[tone])}>
      <AlertTriangle aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1 break-words">{children}</div>
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <Inbox aria-hidden="true" size={28} className="text-muted" />
      <p className="font-medium">{title}</p>
      {children && <div className="max-w-prose text-sm text-muted">{children}</div>}
    </div>
  );
}

/** A label and its value, in a <dl>. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-1 text-sm">
      <dt className="min-w-0 text-muted">{label}</dt>
      <dd className="max-w-[68%] shrink-0 text-right break-words tabular-nums">{children}</dd>
    </div>
  );
}

/** Grey bars where rows will be. */
export function Waiting({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <div role="status" className="grid gap-3 px-4 py-4">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="h-5 animate-pulse rounded-control bg-sunken motion-reduce:animate-none" />
      ))}
    </div>
  );
}

/** A small picture of something named beside it; a plain square where there is none, or it does not come. */
export function Picture({ address }: { address: string | null | undefined }) {
  const [lost, setLost] = useState(false);
  const square = "size-11 shrink-0 rounded-control bg-sunken";
  if (!address || lost) return <span aria-hidden="true" className={square} />;
  return (
    <img
      src={address}
      alt=""
      width="44"
      height="44"
      loading="lazy"
      onError={() => setLost(true)}
      className={classes(square, "object-cover")}
    />
  );
}
