import { answered, type Schemas } from "@daybook/api-client";
import { Card, Checkbox, Input, Textarea } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, me } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { useDraft } from "../../app/draft.ts";
import { useMay } from "../../app/permissions.ts";
import { LANGUAGES, type Language, language, t } from "../../app/words.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";

type Shop = Schemas["ShopOut"];

export function Closing() {
  return (
    <Screen title={t("Closing the shop")} about={t("For stocktaking, moving or a holiday. Visitors see your notice and can order nothing; what was ordered goes on, with its pages, payments and letters.")}>
      <Fetched name="shop" fetch={() => answered(api.GET("/api/admin/shop"))}>
        {(shop, again) => <ClosingForm shop={shop} again={again} />}
      </Fetched>
    </Screen>
  );
}

function ClosingForm({ shop, again }: { shop: Shop; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const { closed, closed_notice, back_at } = shop;
  const { value, write, dirty, forget } = useDraft({ closed, closed_notice, back_at });
  const { data: look } = useQuery({ queryKey: ["look"], queryFn: () => answered(api.GET("/api/admin/look")), enabled: closed });
  const deed = useDeed(
    (_: void) => answered(api.PATCH("/api/admin/shop", { body: { version: shop.version, ...value } })),
    async (now) => {
      client.setQueryData(["settings", "shop"], now);
      setSaved(true);
      await client.invalidateQueries({ queryKey: me.queryKey });
    },
  );
  return (
    <SavedForm dirty={dirty} deed={deed} saved={saved} forget={forget} again={again} locked={!may("settings.write")}>
      <Card title={t("Open or closed")}>
        <div className="grid gap-4">
          <Checkbox label={t("Closed to visitors")} checked={value.closed} onChange={(event) => write({ closed: event.target.checked })} />
          <p className="text-sm text-muted">{t("Orders are refused within seconds. Pages that were looked at lately may be shown for some minutes more.")}</p>
          {closed && look && (
            <a className="justify-self-start text-sm font-medium text-accent underline-offset-4 hover:underline" href={`/${language()}?preview=${encodeURIComponent(look.preview)}`} target="_blank" rel="noreferrer">
              {t("Look at the closed shop")}
            </a>
          )}
        </div>
      </Card>
      <Card title={t("What visitors read")}>
        <div className="grid gap-4">
          {(shop.languages as Language[]).map((each) => (
            <Textarea
              key={each}
              label={LANGUAGES[each]}
              maxLength={600}
              lang={each}
              value={value.closed_notice[each] ?? ""}
              onChange={(event) => write({ closed_notice: { ...value.closed_notice, [each]: event.target.value } })}
              error={deed.refusal?.about(`closed_notice.${each}`)}
            />
          ))}
          <p className="text-sm text-muted">{t("Left empty, they read that you are working on the shop.")}</p>
          <div className="max-w-60">
            <Input
              type="datetime-local"
              label={t("Back at")}
              hint={t("By your own clock; it is only told. You open the shop here.")}
              value={onOwnClock(value.back_at)}
              onChange={(event) => write({ back_at: event.target.value ? new Date(event.target.value).toISOString() : "" })}
              error={deed.refusal?.about("back_at")}
            />
          </div>
        </div>
      </Card>
    </SavedForm>
  );
}

/** A moment as a field of date and time takes it: on the clock of who looks. */
function onOwnClock(moment: string): string {
  if (!moment) return "";
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
