import { answered } from "@daybook/api-client";
import { Button, Card, Empty, Notice } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { count, moment } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Fetched, Screen } from "./frame.tsx";

export function FailedWork() {
  const may = useMay();
  const client = useQueryClient();
  const [again, setAgain] = useState<number | null>(null);
  const deed = useDeed(
    (_: void, key) => answered(api.POST("/api/admin/dead-letters/redrive", { params: once(key), body: {} })),
    async (told) => {
      setAgain(told.redriven);
      await client.invalidateQueries({ queryKey: ["settings", "failed"] });
    },
  );
  return (
    <Screen title={t("Failed work")} about={t("Work behind orders that failed five times and was put aside. Nothing is lost: mend the cause, then try it again.")}>
      <div className="grid gap-4">
        {deed.refusal && (
          <Notice tone="danger" alert>
            {deed.refusal.message}
          </Notice>
        )}
        <p role="status" className="text-sm text-muted empty:hidden">
          {again === null ? "" : t("Tried again: {n}.", { n: count(again) })}
        </p>
        <Card flush>
          <Fetched name="failed" fetch={async () => (await answered(api.GET("/api/admin/dead-letters"))).items}>
            {(letters) => (
              <>
                {letters.length === 0 && <Empty title={t("No work has failed.")} />}
                <ul className="divide-y divide-line">
                  {letters.map((letter) => (
                    <li key={letter.id} className="px-4 py-3 text-sm">
                      <p className="font-medium break-words">{letter.handler}</p>
                      <p className="break-words text-muted">
                        <code>{letter.event}</code> · {letter.aggregate} · {letter.queue} · {moment(letter.at)}
                      </p>
                    </li>
                  ))}
                </ul>
                {letters.length > 0 && may("settings.write") && (
                  <div className="px-4 py-3">
                    <Button tone="main" busy={deed.busy} onClick={() => void deed.go()}>
                      {t("Try all of it again")}
                    </Button>
                  </div>
                )}
              </>
            )}
          </Fetched>
        </Card>
      </div>
    </Screen>
  );
}
