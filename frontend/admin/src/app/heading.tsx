/** What every screen has, apart from its lists: the start of the app needs no tables. */
import { type Refusal } from "@daybook/api-client";
import { Empty, Notice } from "@daybook/ui";
import { Link, type LinkProps } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "./words.ts";

/** The way back to what a page belongs to; it stands above the heading. */
export function Back({ children, ...where }: Pick<LinkProps, "to" | "search"> & { children: ReactNode }) {
  return (
    <Link {...where} className="mb-2 inline-flex min-h-6 items-center gap-1.5 text-sm text-muted hover:text-ink">
      <ArrowLeft aria-hidden="true" size={15} />
      {children}
    </Link>
  );
}

export function Heading({ title, beside }: { title: string; beside?: ReactNode }) {
  return (
    <header className="mb-4 flex min-h-9 flex-wrap items-center justify-between gap-3">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {beside}
    </header>
  );
}

/** Why something cannot be shown, and a way to ask again. */
export function Refused({ error, again }: { error: Error; again?: () => void }) {
  const known = "status" in error ? (error as Refusal) : null;
  return (
    <Notice tone="danger" alert>
      <p>{known?.message ?? t("This could not be shown.")}</p>
      {known?.requestId && known.status >= 500 && <p className="text-xs">{t("Request {id}", { id: known.requestId })}</p>}
      {again && (
        <button type="button" onClick={again} className="mt-1 font-medium underline underline-offset-2">
          {t("Try again")}
        </button>
      )}
    </Notice>
  );
}

export const nothing = (title: string, more?: ReactNode) => <Empty title={title}>{more}</Empty>;
