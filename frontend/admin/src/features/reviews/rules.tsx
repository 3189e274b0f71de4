/** What is published by itself, and what waits for a moderator. */
import { answered, type Schemas } from "@daybook/api-client";
import { Card, Checkbox, Select, Textarea, Waiting } from "@daybook/ui";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { useDraft } from "../../app/draft.ts";
import { Heading, Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { SavedForm } from "../settings/frame.tsx";
import { Tabs } from "./tabs.tsx";

type Settings = Schemas["SettingsOut"];

const rulesQuery = queryOptions({
  queryKey: ["review-rules"],
  queryFn: ({ signal }) => answered(api.GET("/api/admin/review-settings", { signal })),
});

export function Rules() {
  const { data, error, refetch } = useQuery(rulesQuery);
  useTitle(t("Rules of the reviews"));
  return (
    <>
      <Heading title={t("Rules of the reviews")} />
      <Tabs at="rules" />
      <p className="mb-4 max-w-prose text-sm text-muted">
        {t("Only those who received a product can review it. A text with a link, an e-mail address, a phone number, shouting, or more than 2,000 characters always waits for you; what else waits, you say here.")}
      </p>
      {error && <Refused error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={t("Loading")} rows={4} />}
      {data && <RulesForm stored={data} again={() => void refetch()} />}
    </>
  );
}

function RulesForm({ stored, again }: { stored: Settings; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const { version, words, ...rules } = stored;
  const { value, write, dirty, forget } = useDraft({ ...rules, words: words.join("\n") });
  const save = useDeed(
    (_: void) => {
      const listed = value.words.split("\n").map((word) => word.trim()).filter(Boolean);
      return answered(api.PUT("/api/admin/review-settings", { body: { ...value, words: listed, version } }));
    },
    (now) => {
      client.setQueryData(rulesQuery.queryKey, now);
      setSaved(true);
    },
  );
  return (
    <SavedForm dirty={dirty} deed={save} saved={saved} forget={forget} again={again} locked={!may("reviews.write")}>
      <Card title={t("What waits for you")}>
        <div className="grid gap-4">
          <Checkbox label={t("Every review and comment")} hint={t("Nothing is published by itself.")} checked={value.hold_all} onChange={(event) => write({ hold_all: event.target.checked })} />
          <Select label={t("Reviews with few stars")} value={String(value.hold_stars)} onChange={(event) => write({ hold_stars: Number(event.target.value) })} disabled={value.hold_all}>
            <option value="0">{t("Do not wait")}</option>
            <option value="1">{t("1 star waits")}</option>
            <option value="2">{t("2 stars and fewer wait")}</option>
            <option value="3">{t("3 stars and fewer wait")}</option>
            <option value="4">{t("4 stars and fewer wait")}</option>
          </Select>
          <Checkbox
            label={t("Comments by those who have not received the product")}
            hint={t("Comments by verified buyers are published as before.")}
            checked={value.hold_strangers}
            disabled={value.hold_all}
            onChange={(event) => write({ hold_strangers: event.target.checked })}
          />
          <Checkbox
            label={t("Reviews with photos")}
            hint={t("A moderator looks at new photos before anybody else does.")}
            checked={!value.trust_photos}
            disabled={value.hold_all}
            onChange={(event) => write({ trust_photos: !event.target.checked })}
          />
          <Textarea label={t("Texts with one of these words")} rows={6} value={value.words} onChange={(event) => write({ words: event.target.value })} hint={t("A word or phrase on each line; whole words only, large and small letters alike.")} />
        </div>
      </Card>
    </SavedForm>
  );
}
