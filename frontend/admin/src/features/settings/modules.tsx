import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Card, Checkbox, Notice } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Fetched, Screen } from "./frame.tsx";

type Switches = Schemas["ModuleSwitchesOut"];
type Switch = Switches["items"][number];

export function Modules() {
  return (
    <Screen
      title={t("Modules")}
      about={t("What the shop can do. What a module has stored stays, and is there again when it is switched on again.")}
    >
      <Fetched name="modules" fetch={() => answered(api.GET("/api/admin/modules"))}>
        {(found) => <Switchboard found={found} />}
      </Fetched>
    </Screen>
  );
}

function Switchboard({ found }: { found: Switches }) {
  const may = useMay();
  const client = useQueryClient();
  const [off, setOff] = useState<Switch | null>(null);
  const switched = useDeed(
    (modules: Record<string, boolean>) => answered(api.PATCH("/api/admin/modules", { body: { version: found.version, modules } })),
    async (now) => {
      client.setQueryData(["settings", "modules"], now);
      setOff(null);
      await client.invalidateQueries({ queryKey: ["modules"] });
    },
  );
  const titled = (names: string[]) => names.map((name) => found.items.find((each) => each.name === name)?.title ?? name).join(", ");
  return (
    <div className="grid max-w-3xl gap-4">
      {switched.refusal && !off && (
        <Notice tone="danger" alert>
          {switched.refusal.message}
        </Notice>
      )}
      <Card flush>
        <ul className="divide-y divide-line">
          {found.items.map((each) => (
            <li key={each.name} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
              {each.always ? (
                <p className="text-sm font-medium">{each.title}</p>
              ) : (
                <Checkbox
                  label={each.title}
                  checked={each.on}
                  disabled={!may("settings.write") || switched.busy}
                  onChange={() => (each.on ? setOff(each) : void switched.go({ [each.name]: true }))}
                  hint={each.needed_by.length > 0 ? t("Needed by {modules}.", { modules: titled(each.needed_by) }) : undefined}
                />
              )}
              {each.always && <Badge>{t("Always on")}</Badge>}
            </li>
          ))}
        </ul>
      </Card>
      {off && (
        <DeedDialog
          title={t("Switch off {module}?", { module: off.title })}
          does={t("Switch off")}
          tone="danger"
          busy={switched.busy}
          refusal={switched.refusal}
          submit={() => void switched.go({ [off.name]: false })}
          close={() => {
            switched.forget();
            setOff(null);
          }}
        >
          <p className="text-sm">{t("Its pages, screens and addresses are gone until it is switched on again, and it does no more work. Nothing is deleted.")}</p>
        </DeedDialog>
      )}
    </div>
  );
}
