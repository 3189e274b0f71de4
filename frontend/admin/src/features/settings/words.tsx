/** The shop's own words in its other languages: sizes, colours, tags. Products share them, so each is written once. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Checkbox, Input } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { useDraft } from "../../app/draft.ts";
import { nothing } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { languageName, t } from "../../app/words.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";

type Glossary = Schemas["GlossaryOut"];
type UsedAs = Schemas["WordOut"]["used_as"];
type Texts = Record<string, string>;
const AT_ONCE = 100;

export function Words() {
  return (
    <Screen title={t("Words of the catalogue")} about={t("Sizes, colours, tags and custom fields, as visitors read them in your other languages. Each is written once, for all products.")}>
      <Fetched name="glossary" fetch={() => answered(api.GET("/api/admin/glossary"))}>
        {(glossary, again) => (glossary.languages.length > 0 ? <WordsForm glossary={glossary} again={again} /> : <OneLanguage language={glossary.language} />)}
      </Fetched>
    </Screen>
  );
}

function OneLanguage({ language }: { language: string }) {
  return (
    <Card>
      <p className="text-sm">
        {t("Your shop speaks {language} only. Once it has another language, its words are written here.", { language: languageName(language) })}{" "}
        <Link to="/settings/business" className="text-accent underline underline-offset-2">
          {t("Choose languages")}
        </Link>
      </p>
    </Card>
  );
}

function kindWord(usedAs: UsedAs): string {
  const words: Record<UsedAs, string> = { option: t("Option"), value: t("Value"), tag: t("Tag"), field: t("Custom field"), "": t("Not in use") };
  return words[usedAs];
}

const written = ({ words }: Glossary): Record<string, Texts> => Object.fromEntries(words.map(({ word, texts }) => [word, texts]));

function WordsForm({ glossary, again }: { glossary: Glossary; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const [sought, setSought] = useState("");
  const [missing, setMissing] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  const { value, write, dirty, forget } = useDraft<Record<string, Texts>>(written(glossary));
  const deed = useDeed(
    (_: void) => answered(api.PUT("/api/admin/glossary", { body: { version: glossary.version, words: value } })),
    (now) => {
      client.setQueryData(["settings", "glossary"], now);
      setSaved(true);
    },
  );
  const locked = !may("catalogue.write");
  const stored = new Map(glossary.words.map((each) => [each.word, each]));
  const all = [...stored.keys(), ...Object.keys(value).filter((word) => !stored.has(word))];
  const lacks = (word: string) => glossary.languages.some((code) => !stored.get(word)?.texts[code]);
  const shown = all.filter((word) => word.toLowerCase().includes(sought.trim().toLowerCase()) && (!missing || lacks(word)));
  return (
    <SavedForm dirty={dirty} deed={deed} saved={saved} forget={forget} again={again} locked={locked}>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <div className="min-w-48 flex-1">
          <Input label={t("Search words")} type="search" maxLength={100} value={sought} onChange={(event) => setSought(event.target.value)} />
        </div>
        <Checkbox label={t("Only those that lack a language")} checked={missing} onChange={(event) => setMissing(event.target.checked)} />
      </div>
      <Card flush>
        {all.length === 0 && nothing(t("Nothing on sale has options, tags or fields to narrow by yet."))}
        {all.length > 0 && shown.length === 0 && nothing(missing && !sought ? t("Every word is there in every language.") : t("No word matches."))}
        <ul className="divide-y divide-line">
          {shown.slice(0, most).map((word) => (
            <li key={word}>
              <fieldset className="grid min-w-0 gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[12rem_1fr]">
                <legend className="sr-only">{word}</legend>
                <p aria-hidden="true" className="flex flex-wrap items-center gap-2 text-sm font-medium break-words">
                  {word} <Badge>{kindWord(stored.get(word)?.used_as ?? "")}</Badge>
                </p>
                <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
                  {glossary.languages.map((code) => (
                    <Input key={code} lang={code} label={languageName(code)} maxLength={255} value={value[word]?.[code] ?? ""} onChange={(event) => write({ [word]: { ...value[word], [code]: event.target.value } })} />
                  ))}
                </div>
              </fieldset>
            </li>
          ))}
        </ul>
        {shown.length > most && (
          <p className="border-t border-line px-4 py-3">
            <Button onClick={() => setMost(most + AT_ONCE)}>{t("Show {number} more", { number: Math.min(AT_ONCE, shown.length - most) })}</Button>
          </p>
        )}
      </Card>
      {!locked && <AddWord has={(word) => word in value} add={(word) => write({ [word]: {} })} />}
    </SavedForm>
  );
}

/** A word that nothing on sale uses yet. */
function AddWord({ has, add }: { has: (word: string) => boolean; add: (word: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [there, setThere] = useState(false);
  const put = () => {
    const word = field.current?.value.trim() ?? "";
    if (!field.current || !word) return;
    setThere(has(word));
    if (has(word)) return;
    add(word);
    field.current.value = "";
  };
  return (
    <div className="flex flex-wrap items-start gap-2">
      <div className="min-w-48 flex-1">
        <Input
          ref={field}
          label={t("A word that nothing on sale uses yet")}
          maxLength={255}
          error={there ? t("This word is there already. Search for it above.") : undefined}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault(); // it is not the form's
            put();
          }}
        />
      </div>
      <Button className="mt-6" onClick={put}>
        {t("Add")}
      </Button>
    </div>
  );
}
