/** Choosing a password by a link that was e-mailed, and asking for such a link. */
import { answered } from "@daybook/api-client";
import { Button, Input, Notice } from "@daybook/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { answers, api } from "../app/api.ts";
import { useDeed } from "../app/deed.ts";
import { session } from "../app/session.ts";
import { useTitle } from "../app/title.ts";
import { t } from "../app/words.ts";
import { Entrance } from "./entrance.tsx";

const back = () => (
  <Link to="/sign-in" className="justify-self-start text-sm text-accent underline underline-offset-2">
    {t("To the sign-in")}
  </Link>
);

export function Forgotten() {
  const [sent, setSent] = useState(false);
  useTitle(t("A new password"));
  const ask = useDeed(
    (email: string) => answered(api.POST("/api/admin/password-links", { body: { email } })),
    () => setSent(true),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void ask.go(String(new FormData(event.currentTarget).get("email")).trim());
  };
  return (
    <Entrance title={t("A new password")}>
      {sent ? (
        <div role="status" className="grid gap-4 text-sm">
          <p>{t("If somebody works here under this address, a link is on its way there. It is good for an hour.")}</p>
          {back()}
        </div>
      ) : (
        <form onSubmit={submit} className="grid gap-4">
          <p className="text-sm text-muted">{t("We e-mail you a link to choose a new password by.")}</p>
          {ask.refusal && (
            <Notice tone="danger" alert>
              {ask.refusal.message}
            </Notice>
          )}
          <Input label={t("E-mail")} name="email" type="email" autoComplete="username" required autoFocus />
          <Button type="submit" tone="main" busy={ask.busy}>
            {t("Send the link")}
          </Button>
          {back()}
        </form>
      )}
    </Entrance>
  );
}

export function ChoosePassword() {
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  useTitle(t("Choose a password"));
  const choose = useDeed(
    (password: string) => answered(api.PUT("/api/admin/password-links", { body: { token, password } })),
    async (chosen) => {
      answers.clear();
      if (chosen.token) session.begin(chosen.token);
      await navigate({ to: chosen.token ? "/" : "/sign-in" });
    },
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void choose.go(String(new FormData(event.currentTarget).get("password")));
  };
  return (
    <Entrance title={t("Choose a password")}>
      <form onSubmit={submit} className="grid gap-4">
        {(choose.refusal || !token) && (
          <Notice tone="danger" alert>
            {choose.refusal?.message ?? t("This link is not whole. Open it from the e-mail again.")}
          </Notice>
        )}
        <Input
          label={t("New password")}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={200}
          required
          autoFocus
          hint={t("At least 12 characters. A few words are easy to remember and hard to guess.")}
        />
        <Button type="submit" tone="main" busy={choose.busy} disabled={!token}>
          {t("Keep this password")}
        </Button>
        <Link to="/forgotten" className="justify-self-start text-sm text-accent underline underline-offset-2">
          {t("Ask for a new link")}
        </Link>
      </form>
    </Entrance>
  );
}
