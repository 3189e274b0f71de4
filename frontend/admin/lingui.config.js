import { readFileSync } from "node:fs";
import { formatter } from "@lingui/format-po";

// Words in the sources are t("Ship all of it"): the English sentence is the message's name.
const SAID = /\bt\(\s*("(?:[^"\\]|\\.)*")/g;
const sentences = {
  match: (file) => /src\/.*\.tsx?$/.test(file) && !file.includes(".test."),
  extract: (file, code, found) => {
    for (const [, quoted] of (code ?? readFileSync(file, "utf8")).matchAll(SAID)) {
      const sentence = JSON.parse(quoted);
      found({ id: sentence, message: sentence, origin: [file, 1], comment: undefined, placeholders: {} });
    }
  },
};

export default {
  locales: ["en", "nb", "id"],
  sourceLocale: "en",
  fallbackLocales: { default: "en" },
  catalogs: [{ path: "<rootDir>/../locales/{locale}/admin", include: ["<rootDir>/src"] }],
  format: formatter({ lineNumbers: false, origins: false, explicitIdAsDefault: true }),
  extractors: [sentences],
};
