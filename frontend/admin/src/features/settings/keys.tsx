import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Checkbox, Empty, Input } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { day } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Fetched, Screen } from "./frame.tsx";
import { permissionWords } from "./roles.ts";

type ApiKey = Schemas["ApiKeyOut"];
const KEYS = { params: { query: { limit: 100 } } };

export function Keys() {
  const may = useMay();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const create = may("staff.write") && (
    <Button tone="main" onClick={() => setCreating(true)}>
      {t("Create a key")}
    </Button>
  );
  return (
    <Screen title={t("API keys")} about={t("With a key another system works with this shop, as far as the key's permissions go.")} beside={create}>
      <Card flush>
        <Fetched name="keys" fetch={async () => (await answered(api.GET("/api/admin/api-keys", KEYS))).items}>
          {(keys) => (
            <>
              {keys.length === 0 && <Empty title={t("No API keys yet.")} />}
              <ul className="divide-y divide-line">
                {keys.map((key) => (
                  <li key={key.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-sm">
                    <span className="min-w-0">
                      <span className="font-medium break-words">{key.title}</span>
                      <span className="block break-words text-muted">
                        {day(key.created_at)} · {key.permissions.map(permissionWords).join(", ")}
                      </span>
                    </span>
                    {key.revoked && <Badge tone="danger">{t("Revoked")}</Badge>}
                    {!key.revoked && may("staff.write") && (
                      <Button tone="danger" aria-label={t("Revoke {title}", { title: key.title })} onClick={() => setRevoking(key)}>
                        {t("Revoke")}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Fetched>
      </Card>
      {creating && <Create close={() => setCreating(false)} />}
      {revoking && <Revoke apiKey={revoking} close={() => setRevoking(null)} />}
    </Screen>
  );
}

function useKeysAgain() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["settings", "keys"] });
}

function Create({ close }: { close: () => void }) {
  const [given, setGiven] = useState({ title: "", permissions: [] as string[] });
  const [secret, setSecret] = useState("");
  const again = useKeysAgain();
  const deed = useDeed(
    (body: typeof given) => answered(api.POST("/api/admin/api-keys", { body })),
    (made) => {
      setSecret(made.secret);
      return again();
    },
  );
  if (secret) {
    return (
      <DeedDialog title={t("The key is made")} does={t("I have kept it")} busy={false} refusal={null} submit={close} close={close}>
        <Input label={t("Secret")} readOnly value={secret} onFocus={(event) => event.target.select()} hint={t("It is shown this once only. Keep it where other passwords are kept.")} className="font-mono" />
      </DeedDialog>
    );
  }
  const toggle = (permission: string, on: boolean) =>
    setGiven({ ...given, permissions: on ? [...given.permissions, permission] : given.permissions.filter((each) => each !== permission) });
  return (
    <DeedDialog title={t("Create a key")} does={t("Create")} busy={deed.busy} refusal={deed.refusal} submit={() => void deed.go(given)} close={close}>
      <Input label={t("What it is for")} required maxLength={100} value={given.title} onChange={(event) => setGiven({ ...given, title: event.target.value })} error={deed.refusal?.about("title")} />
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{t("What it may do")}</legend>
        <Fetched name="roles" fetch={() => answered(api.GET("/api/admin/roles"))}>
          {(found) => (
            <div className="grid gap-2 sm:grid-cols-2">
              {found.permissions.filter((each) => each !== "*").map((each) => (
                <Checkbox key={each} label={permissionWords(each)} checked={given.permissions.includes(each)} onChange={(event) => toggle(each, event.target.checked)} />
              ))}
            </div>
          )}
        </Fetched>
      </fieldset>
    </DeedDialog>
  );
}

function Revoke({ apiKey, close }: { apiKey: ApiKey; close: () => void }) {
  const again = useKeysAgain();
  const deed = useDeed(
    (_: void) => answered(api.DELETE("/api/admin/api-keys/{key_id}", { params: { path: { key_id: apiKey.id } } })),
    async () => {
      close();
      await again();
    },
  );
  return (
    <DeedDialog title={t("Revoke {title}", { title: apiKey.title })} does={t("Revoke")} tone="danger" busy={deed.busy} refusal={deed.refusal} submit={() => void deed.go()} close={close}>
      <p className="text-sm">{t("What uses this key is refused from now on. A revoked key cannot come back.")}</p>
    </DeedDialog>
  );
}
