/** One's own sign-in: password, authenticator app, passkeys, and where one is signed in. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Input, Notice, Waiting } from "@daybook/ui";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, me } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { day, moment } from "../../app/format.ts";
import { Heading, Refused } from "../../app/heading.tsx";
import { passkeysWork } from "@daybook/api-client/passkeys";
import { session } from "../../app/session.ts";
import { useTitle } from "../../app/title.ts";
import { toast } from "../../app/toasts.tsx";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";
import { AppDialog, CodesDialog } from "./authenticator.tsx";
import { NewPasskeyDialog } from "./new-passkey.tsx";
import { PasswordDialog } from "./password-dialog.tsx";

const passkeys = queryOptions({
  queryKey: ["my-passkeys"],
  queryFn: ({ signal }) => answered(api.GET("/api/admin/me/passkeys", { signal })),
});

const sessions = queryOptions({
  queryKey: ["my-sessions"],
  queryFn: ({ signal }) => answered(api.GET("/api/admin/sessions", { signal })),
});

export function Account() {
  useTitle(t("Your sign-in and security"));
  const { data: who, error, refetch } = useQuery(me);
  return (
    <>
      <Heading title={t("Your sign-in and security")} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {!who && !error && <Waiting label={t("Loading")} />}
      {who && (
        <div className="grid max-w-3xl gap-4">
          <AppCard who={who} />
          <PasskeysCard />
          <PasswordCard />
          <SessionsCard />
        </div>
      )}
    </>
  );
}

function AppCard({ who }: { who: Schemas["StaffMeOut"] }) {
  const client = useQueryClient();
  const [shown, setShown] = useState<"set up" | "renew" | "remove" | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: me.queryKey });
  const close = () => setShown(null);
  const remove = useDeed(
    (password: string) => answered(api.DELETE("/api/admin/me/totp", { body: { password } })),
    async () => {
      close();
      toast(t("The authenticator app is removed."));
      await changed();
    },
  );
  return (
    <Card title={t("Authenticator app")} beside={<Badge tone={who.totp ? "good" : "calm"}>{who.totp ? t("In use") : t("Not in use")}</Badge>}>
      <p className="mb-3 text-sm text-muted">{t("An app on your phone shows a code that you type besides your password.")}</p>
      {who.totp && (
        <p className="mb-3 text-sm">
          {who.recovery_codes ? t("Recovery codes left: {n}", { n: who.recovery_codes }) : t("No recovery code is left. Make new ones.")}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone={who.totp ? "plain" : "main"} onClick={() => setShown("set up")}>
          {who.totp ? t("Use another app") : t("Set up an app")}
        </Button>
        {who.totp && <Button onClick={() => setShown("renew")}>{t("New recovery codes")}</Button>}
        {who.totp && (
          <Button tone="danger" onClick={() => setShown("remove")}>
            {t("Remove the app")}
          </Button>
        )}
      </div>
      {shown === "set up" && <AppDialog close={close} done={() => void changed()} />}
      {shown === "renew" && <CodesDialog close={close} done={() => void changed()} />}
      {shown === "remove" && (
        <PasswordDialog title={t("Remove the app")} does={t("Remove")} tone="danger" deed={remove} close={close}>
          {t("Your recovery codes go with it. Your password alone lets you in then.")}
        </PasswordDialog>
      )}
    </Card>
  );
}

function PasskeysCard() {
  const client = useQueryClient();
  const found = useQuery(passkeys);
  const [making, setMaking] = useState(false);
  const changed = () =>
    Promise.all([client.invalidateQueries({ queryKey: passkeys.queryKey }), client.invalidateQueries({ queryKey: me.queryKey })]);
  const remove = useDeed(
    (id: string) => answered(api.DELETE("/api/admin/me/passkeys/{passkey_id}", { params: { path: { passkey_id: id } } })),
    async () => {
      toast(t("The passkey is removed."));
      await changed();
    },
  );
  return (
    <Card title={t("Passkeys")}>
      <p className="mb-3 text-sm text-muted">
        {t("You sign in with your finger, your face or a security key. A passkey is enough by itself, and nobody can make you tell it.")}
      </p>
      {found.error && <Refused error={found.error} again={() => void found.refetch()} />}
      {remove.refusal && (
        <Notice tone="danger" alert>
          {remove.refusal.message}
        </Notice>
      )}
      {(found.data?.items.length ?? 0) > 0 && (
        <ul className="mb-3 divide-y divide-line">
          {found.data?.items.map((each) => (
            <li key={each.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span className="min-w-0 text-sm">
                <span className="block font-medium break-words">{each.title || t("Passkey")}</span>
                <span className="text-muted">
                  {each.used_at ? t("Made {day}, last used {used}", { day: day(each.created_at), used: moment(each.used_at) }) : t("Made {day}, not used yet", { day: day(each.created_at) })}
                </span>
              </span>
              <Button tone="danger" busy={remove.busy} onClick={() => void remove.go(each.id)} aria-label={t("Remove {name}", { name: each.title || t("Passkey") })}>
                {t("Remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <Button onClick={() => setMaking(true)}>{t("Add a passkey")}</Button>
      ) : (
        <p className="text-sm text-muted">{t("This browser cannot make passkeys here. They need a secure connection.")}</p>
      )}
      {making && <NewPasskeyDialog close={() => setMaking(false)} done={() => void changed()} />}
    </Card>
  );
}

function PasswordCard() {
  const client = useQueryClient();
  const change = useDeed(
    (given: { password: string; new_password: string }) => answered(api.POST("/api/admin/me/password", { body: given })),
    async ({ token }) => {
      session.begin(token);
      toast(t("Your password is changed, and all other sessions have ended."));
      await client.invalidateQueries({ queryKey: sessions.queryKey });
    },
  );
  const [written, setWritten] = useState(false);
  const guard = useUnsavedGuard(written && !change.busy);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    void change
      .go({ password: String(given.get("password")), new_password: String(given.get("new")) })
      .then((done) => {
        if (!done) return;
        form.reset();
        setWritten(false);
      });
  };
  return (
    <Card title={t("Password")}>
      <form onSubmit={submit} onInput={() => setWritten(true)} className="grid max-w-sm gap-3">
        {change.refusal && (
          <Notice tone="danger" alert>
            {change.refusal.message}
          </Notice>
        )}
        <Input label={t("Present password")} name="password" type="password" autoComplete="current-password" required />
        <Input label={t("New password")} name="new" type="password" autoComplete="new-password" minLength={12} maxLength={200} required hint={t("At least 12 characters. A few words are easy to remember and hard to guess.")} />
        <Button type="submit" busy={change.busy} className="justify-self-start">
          {t("Change the password")}
        </Button>
      </form>
      {guard}
    </Card>
  );
}

const HOW = (): Record<string, string> => ({
  password: t("with a password"),
  totp: t("with a code"),
  recovery: t("with a recovery code"),
  passkey: t("with a passkey"),
  link: t("by a link"),
});

function SessionsCard() {
  const client = useQueryClient();
  const found = useQuery(sessions);
  const how = HOW();
  const end = useDeed(
    (id: string) => answered(api.DELETE("/api/admin/sessions/{session_id}", { params: { path: { session_id: id } } })),
    () => client.invalidateQueries({ queryKey: sessions.queryKey }),
  );
  const endAll = useDeed(
    () => answered(api.DELETE("/api/admin/sessions")),
    () => session.ended(),
  );
  const refusal = end.refusal ?? endAll.refusal;
  return (
    <Card title={t("Where you are signed in")}>
      {found.isPending && <Waiting label={t("Loading")} rows={2} />}
      {found.error && <Refused error={found.error} again={() => void found.refetch()} />}
      {refusal && (
        <Notice tone="danger" alert>
          {refusal.message}
        </Notice>
      )}
      <ul className="mb-3 divide-y divide-line">
        {found.data?.items.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center justify-between gap-2 py-2 text-sm">
            <span className="min-w-0 flex-1">
              <span className="block font-medium break-words">{browser(each.agent) || t("Unknown browser")}</span>
              <span className="block text-muted">
                {t("Since {at} {how}, from {ip}; last seen {seen}", { at: moment(each.begun_at), how: how[each.how] ?? "", ip: each.ip || "–", seen: moment(each.seen_at) })}
              </span>
            </span>
            {each.current ? (
              <Badge tone="good">{t("This one")}</Badge>
            ) : (
              <Button busy={end.busy} onClick={() => void end.go(each.id)}>
                {t("End")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button tone="danger" busy={endAll.busy} onClick={() => void endAll.go(undefined)}>
        {t("Sign out everywhere")}
      </Button>
    </Card>
  );
}

/** "Firefox 121, Linux" of a User-Agent: enough to know one's own again. */
export function browser(agent: string): string {
  const name = /(Edg|OPR|Firefox|Chrome|Safari|HeadlessChrome)\/(\d+)/.exec(agent);
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux|CrOS)/.exec(agent)?.[1];
  const version = /Version\/(\d+)/.exec(agent)?.[1];
  if (!name) return agent.slice(0, 60);
  const known = { Edg: "Edge", OPR: "Opera" }[name[1] ?? ""] ?? name[1];
  return [`${known} ${known === "Safari" ? (version ?? name[2]) : name[2]}`, system].filter(Boolean).join(", ");
}
