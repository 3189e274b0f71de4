import { answered, Refusal } from "@daybook/api-client";
import { Button, Input, Notice } from "@daybook/ui";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { answers, api } from "../app/api.ts";
import { useDeed } from "../app/deed.ts";
import { NotDone, passkeysWork, signWithPasskey } from "@daybook/api-client/passkeys";
import { useTitle } from "../app/title.ts";
import { placeToReturn, session } from "../app/session.ts";
import { t } from "../app/words.ts";
import { Entrance } from "./entrance.tsx";

const route = getRouteApi("/sign-in");
const CODE_REFUSALS = ["code_needed", "wrong_code", "used_code"];

interface Given {
  email: string;
  password: string;
  code: string;
}

export function SignIn() {
  const router = useRouter();
  const { back } = route.useSearch();
  const [asksCode, setAsksCode] = useState(false);
  useTitle(t("Sign in"));
  const enter = ({ token }: { token: string }) => {
    answers.clear();
    session.begin(token);
    router.history.push(`/admin${placeToReturn(back)}`);
  };
  const signIn = useDeed(async (given: Given) => {
    try {
      return await answered(api.POST("/api/admin/sessions", { body: given }));
    } catch (error) {
      if (error instanceof Refusal && CODE_REFUSALS.includes(error.code)) setAsksCode(true);
      throw error;
    }
  }, enter);
  const withPasskey = useDeed(async () => {
    const options = await answered(api.POST("/api/admin/sessions/passkey"));
    const passkey = await signWithPasskey(options).catch((error: unknown) => {
      throw error instanceof NotDone ? new Refusal({ status: 0, code: "passkey_not_used", detail: t("No passkey was used. Try again, or sign in with your password.") }) : error;
    });
    return answered(api.POST("/api/admin/sessions", { body: { passkey, code: "" } }));
  }, enter);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const said = (name: string) => String(given.get(name) ?? "");
    withPasskey.forget();
    void signIn.go({ email: said("email").trim(), password: said("password"), code: said("code").trim() });
  };
  const refusal = signIn.refusal ?? withPasskey.refusal;
  const asking = refusal?.code === "code_needed";

  return (
    <Entrance title={t("Sign in to Daybook")}>
      {back && !refusal && <p className="text-sm text-muted">{t("Sign in, and you go on where you were.")}</p>}
      <form onSubmit={submit} className="grid gap-4">
        {refusal && !asking && (
          <Notice tone="danger" alert>
            {refusal.message}
          </Notice>
        )}
        <Input label={t("E-mail")} name="email" type="email" autoComplete="username" required autoFocus />
        <Input label={t("Password")} name="password" type="password" autoComplete="current-password" required />
        {asksCode && (
          <Input
            label={t("Code")}
            name="code"
            autoComplete="one-time-code"
            autoFocus
            required
            hint={t("Six digits from your authenticator app, or a recovery code.")}
          />
        )}
        <Button type="submit" tone="main" busy={signIn.busy}>
          {t("Sign in")}
        </Button>
        {passkeysWork() && (
          <Button
            busy={withPasskey.busy}
            onClick={() => {
              signIn.forget();
              void withPasskey.go(undefined);
            }}
          >
            <KeyRound aria-hidden="true" size={16} />
            {t("Sign in with a passkey")}
          </Button>
        )}
        <Link to="/forgotten" className="justify-self-start text-sm text-accent underline underline-offset-2">
          {t("Forgotten your password?")}
        </Link>
      </form>
    </Entrance>
  );
}
