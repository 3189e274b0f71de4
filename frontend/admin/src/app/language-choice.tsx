import { Select } from "@daybook/ui";
import { answered } from "@daybook/api-client";
import { api } from "./api.ts";
import { session } from "./session.ts";
import { changeLanguage, isLanguage, LANGUAGES, language, t } from "./words.ts";

/** With the person where somebody is signed in, and in this browser in any case. */
async function choose(wanted: string): Promise<void> {
  if (!isLanguage(wanted)) return;
  if (session.token()) await answered(api.PATCH("/api/admin/me", { body: { language: wanted } })).catch(() => undefined);
  changeLanguage(wanted);
}

export function LanguageChoice() {
  return (
    <Select
      label={t("Language")}
      quietLabel
      value={language()}
      onChange={(event) => void choose(event.target.value)}
    >
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </Select>
  );
}
