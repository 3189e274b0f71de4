import { i18n } from "@lingui/core";

// Tests read English: each sentence is its own translation.
i18n.loadAndActivate({ locale: "en", messages: new Proxy({}, { get: (_, sentence) => sentence }) });
