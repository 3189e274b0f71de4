import { Select } from "@daybook/ui";
import { changeLanguage, isLanguage, LANGUAGES, language, t } from "./words.ts";

export function LanguageChoice() {
  return (
    <Select
      label={t("Language")}
      quietLabel
      value={language()}
      onChange={(event) => isLanguage(event.target.value) && changeLanguage(event.target.value)}
    >
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </Select>
  );
}
