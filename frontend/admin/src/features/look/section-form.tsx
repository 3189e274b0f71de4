/** One section of the home page: its words in each language, and what is its own. It is kept with the draft. */
import { Input, Select, Textarea } from "@daybook/ui";
import { useState } from "react";
import { DeedDialog } from "../../app/deed-form.tsx";
import { LANGUAGES, type Language, t } from "../../app/words.ts";
import type { Section, Words } from "./design.ts";
import { kindName, sourceName } from "./names.ts";
import { PictureField } from "./picture-field.tsx";
import type { Collection } from "./sections.tsx";

interface Props {
  section: Section;
  collections: Collection[];
  keep: (section: Section) => void;
  close: () => void;
}

export function SectionForm({ section, collections, keep, close }: Props) {
  const [made, setMade] = useState<Section>(section);
  const change = (changes: object) => setMade((before) => ({ ...before, ...changes }) as Section);
  return (
    <DeedDialog title={kindName(section.kind)} does={t("Done")} busy={false} refusal={null} submit={() => keep(tidy(made))} close={close}>
      <Parts section={made} collections={collections} change={change} />
      <Texts section={made} change={(texts) => change({ texts })} />
    </DeedDialog>
  );
}

/** Without addresses that say nothing and words that are empty. */
export function tidy(section: Section): Section {
  const texts = Object.fromEntries(
    Object.entries(section.texts ?? {}).filter(([, words]) => words && Object.values(words).some((each) => String(each).trim())),
  );
  const made = { ...section, texts };
  if ("link" in made && !made.link?.trim()) made.link = null;
  return made as Section;
}

const SOURCES = ["newest", "rating", "collection", "picked"] as const;

interface PartsProps {
  section: Section;
  collections: Collection[];
  change: (changes: object) => void;
}

function Parts({ section, collections, change }: PartsProps) {
  const count = (most: number) =>
    "count" in section && (
      <Input
        label={t("How many")}
        type="number"
        min={1}
        max={most}
        required
        value={section.count}
        onChange={(event) => change({ count: Number(event.target.value) })}
      />
    );
  switch (section.kind) {
    case "hero":
    case "story":
      return (
        <>
          <PictureField label={t("Picture")} value={section.image} off={false} change={(image) => change({ image })} />
          {section.kind === "story" && (
            <Select label={t("The picture stands")} value={section.side} onChange={(event) => change({ side: event.target.value })}>
              <option value="start">{t("before the text")}</option>
              <option value="end">{t("after the text")}</option>
            </Select>
          )}
          <Input
            label={t("Where the button leads")}
            hint={t("An address of the shop such as /collections/wool, or one that begins with https://")}
            value={section.link ?? ""}
            pattern="(\/([^\/\s].*)?|https:\/\/.+|mailto:.+)"
            onChange={(event) => change({ link: event.target.value })}
          />
        </>
      );
    case "products":
      return (
        <>
          <Select label={t("Which products")} value={section.source} onChange={(event) => change({ source: event.target.value })}>
            {SOURCES.map((source) => (
              <option key={source} value={source}>
                {sourceName(source)}
              </option>
            ))}
          </Select>
          {section.source === "collection" && (
            <Choice value={section.collection ?? ""} collections={collections} change={(collection) => change({ collection })} />
          )}
          {section.source === "picked" && (
            <Textarea
              label={t("Their addresses, one on each line")}
              hint={t("The last part of a product's address: enamel-mug. At most twelve.")}
              rows={5}
              value={(section.handles ?? []).join("\n")}
              onChange={(event) => change({ handles: handlesIn(event.target.value) })}
            />
          )}
          {count(12)}
        </>
      );
    case "collection":
      return (
        <>
          <Choice value={section.collection} collections={collections} change={(collection) => change({ collection })} />
          {count(12)}
        </>
      );
    case "collections":
      return (
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-medium">{t("Which collections")}</legend>
          <p className="text-sm text-muted">{t("Without a choice, all of them.")}</p>
          {collections.map((each) => (
            <label key={each.handle} className="flex min-h-8 items-center gap-2 text-sm">
              <input
                type="checkbox"
                className="size-4 accent-(--accent)"
                checked={(section.handles ?? []).includes(each.handle)}
                onChange={(event) => change({ handles: toggled(section.handles ?? [], each.handle, event.target.checked) })}
              />
              {each.title}
            </label>
          ))}
        </fieldset>
      );
    case "quotes":
      return count(6);
  }
}

const handlesIn = (typed: string): string[] => typed.split(/\s+/).filter(Boolean).slice(0, 12);

const toggled = (handles: string[], handle: string, on: boolean): string[] =>
  on ? [...handles, handle] : handles.filter((each) => each !== handle);

function Choice({ value, collections, change }: { value: string; collections: Collection[]; change: (handle: string) => void }) {
  return (
    <Select label={t("Collection")} value={value} required onChange={(event) => change(event.target.value)}>
      <option value="">{t("Choose one")}</option>
      {collections.map((each) => (
        <option key={each.handle} value={each.handle}>
          {each.title}
        </option>
      ))}
    </Select>
  );
}

type Texts = NonNullable<Section["texts"]>;

function Texts({ section, change }: { section: Section; change: (texts: Texts) => void }) {
  const texts = section.texts ?? {};
  const said = (language: Language): Words => texts[language] ?? { title: "", text: "", button: "" };
  const say = (language: Language, words: Partial<Words>) => change({ ...texts, [language]: { ...said(language), ...words } });
  const long = section.kind === "hero" || section.kind === "story" || section.kind === "collection";
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{t("What is left out is said in the shop's own language, or as usual.")}</p>
      {(Object.keys(LANGUAGES) as Language[]).map((language) => (
        <fieldset key={language} lang={language} className="grid gap-2 rounded-control border border-line p-3">
          <legend className="px-1 text-sm font-medium">{LANGUAGES[language]}</legend>
          <Input label={t("Title")} maxLength={160} value={said(language).title ?? ""} onChange={(event) => say(language, { title: event.target.value })} />
          {long && (
            <>
              <Textarea label={t("Text")} maxLength={1000} value={said(language).text ?? ""} onChange={(event) => say(language, { text: event.target.value })} />
              <Input
                label={t("Words on the button")}
                maxLength={60}
                value={said(language).button ?? ""}
                onChange={(event) => say(language, { button: event.target.value })}
              />
            </>
          )}
        </fieldset>
      ))}
    </div>
  );
}
