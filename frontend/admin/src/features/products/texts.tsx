/** Title and description, in the shop's own language and in the others it speaks. */
import type { Refusal } from "@daybook/api-client";
import { Button, Card, classes, Input, Textarea } from "@daybook/ui";
import { type ReactNode, useRef, useState } from "react";
import { languageName, t } from "../../app/words.ts";
import { HtmlText } from "./html.tsx";
import type { Written } from "./written.ts";

interface Props {
  value: Pick<Written, "title" | "description" | "translations">;
  write: (part: Partial<Pick<Written, "title" | "description" | "translations">>) => void;
  /** The shop's languages, its own first. */
  languages: string[];
  refusal: Refusal | null;
  /** What the long text is called. */
  textLabel?: string;
  longest?: { title: number; text: number };
  /** More that is said in the language that is shown. */
  more?: (language: string) => ReactNode;
}


export function Texts({ value, write, languages, refusal, textLabel, longest = { title: 255, text: 100_000 }, more }: Props) {
  const [own = "en"] = languages;
  const [shown, setShown] = useState(own);
  const translation = value.translations[shown] ?? { title: "", description: "" };
  const text = shown === own ? value : translation;
  const change = (part: { title?: string; description?: string }) => {
    if (shown === own) return write(part);
    const { [shown]: _, ...others } = value.translations;
    const made = { ...translation, ...part };
    // a language in which nothing is said is no translation
    write({ translations: made.title || made.description ? { ...value.translations, [shown]: made } : others });
  };
  return (
    <Card title={t("Texts")}>
      <div className="grid gap-4">
        {languages.length > 1 && (
          <div role="group" aria-label={t("Language of the texts")} className="flex flex-wrap gap-1.5">
            {languages.map((code) => (
              <button
                key={code}
                type="button"
                lang={code}
                aria-pressed={code === shown}
                onClick={() => setShown(code)}
                className={classes("min-h-8 rounded-full border px-3 text-sm", code === shown ? "border-accent bg-accent-soft font-medium text-accent" : "border-edge/60 text-muted hover:bg-sunken")}
              >
                {languageName(code)}
              </button>
            ))}
          </div>
        )}
        <Input label={t("Title")} lang={shown} required={shown === own} maxLength={longest.title} value={text.title} placeholder={shown === own ? "" : value.title} onChange={(event) => change({ title: event.target.value })} error={shown === own ? refusal?.about("title") : undefined} />
        <Description key={shown} label={textLabel ?? t("Description")} longest={longest.text} language={shown} html={text.description} write={(description) => change({ description })} />
        {more?.(shown)}
      </div>
    </Card>
  );
}

/** Marks that are put around what is chosen. */
const marks = (): [string, string, string][] => [
  [t("Bold"), "<strong>", "</strong>"],
  [t("Italic"), "<em>", "</em>"],
  [t("Heading"), "<h3>", "</h3>"],
  [t("Paragraph"), "<p>", "</p>"],
  [t("List"), "<ul>\n<li>", "</li>\n</ul>"],
];

function Description({ label, longest, language, html, write }: { label: string; longest: number; language: string; html: string; write: (html: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [looking, setLooking] = useState(false);
  const mark = (before: string, after: string) => {
    const area = field.current;
    if (!area) return;
    area.focus();
    area.setRangeText(before + area.value.slice(area.selectionStart, area.selectionEnd) + after, area.selectionStart, area.selectionEnd, "end");
    write(area.value);
  };
  return (
    <div>
      <Textarea ref={field} lang={language} label={label} hint={t("HTML: scripts and styles are never shown to buyers.")} rows={7} maxLength={longest} value={html} onChange={(event) => write(event.target.value)} className="font-mono" />
      <div className="mt-2 flex flex-wrap gap-1">
        {marks().map(([word, before, after]) => (
          <Button key={word} tone="quiet" onClick={() => mark(before, after)}>
            {word}
          </Button>
        ))}
        <Button tone="quiet" aria-expanded={looking} onClick={() => setLooking(!looking)}>
          {looking ? t("Hide the preview") : t("Preview")}
        </Button>
      </div>
      {looking && (
        <div lang={language} className="mt-2 rounded-control border border-line bg-sunken/40 px-3 py-2">
          {html.trim() ? <HtmlText html={html} /> : <p className="text-sm text-muted">{t("Nothing is written yet.")}</p>}
        </div>
      )}
    </div>
  );
}
