import { answered } from "@daybook/api-client";
import { Button, Input, Notice } from "@daybook/ui";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { answers, api } from "../app/api.ts";
import { LanguageChoice } from "../app/language-choice.tsx";
import { useDeed } from "../app/deed.ts";
import { useTitle } from "../app/title.ts";
import { placeToReturn, session } from "../app/session.ts";
import { t } from "../app/words.ts";

const route = getRouteApi("/sign-in");

export function SignIn() {
  const router = useRouter();
  const { back } = route.useSearch();
  useTitle(t("Sign in"));
  const signIn = useDeed(
    (given: { email: string; password: string }) => answered(api.POST("/api/admin/sessions", { body: given })),
    ({ token }) => {
      answers.clear();
      session.begin(token);
      router.history.push(`/admin${placeToReturn(back)}`);
    },
  );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    void signIn.go({ email: String(given.get("email")).trim(), password: String(given.get("password")) });
  };

  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <header className="flex items-center gap-3">
        <img src="/static/admin/mark.svg" alt="" width="36" height="36" />
        <h1 className="text-xl font-semibold tracking-tight">{t("Sign in to Daybook")}</h1>
      </header>
      {back && !signIn.refusal && <p className="text-sm text-muted">{t("Sign in, and you go on where you were.")}</p>}
      <form onSubmit={submit} className="grid gap-4">
        {signIn.refusal && (
          <Notice tone="danger" alert>
            {signIn.refusal.message}
          </Notice>
        )}
        <Input label={t("E-mail")} name="email" type="email" autoComplete="username" required autoFocus />
        <Input label={t("Password")} name="password" type="password" autoComplete="current-password" required />
        <Button type="submit" tone="main" busy={signIn.busy}>
          {t("Sign in")}
        </Button>
      </form>
      <LanguageChoice />
    </main>
  );
}
