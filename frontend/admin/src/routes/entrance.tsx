import type { ReactNode } from "react";
import { LanguageChoice } from "../app/language-choice.tsx";

/** What stands before the sign-in: the mark, a heading, a form, and the language. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <header className="flex items-center gap-3">
        <img src="/static/admin/mark.svg" alt="" width="36" height="36" />
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      </header>
      {children}
      <LanguageChoice />
    </main>
  );
}
