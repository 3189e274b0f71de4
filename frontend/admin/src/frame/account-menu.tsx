/** Who is signed in, in which shop, and how they want to see it. */
import { answered } from "@daybook/api-client";
import { Button, Select } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { CircleUser, ExternalLink } from "lucide-react";
import { useState } from "react";
import { answers, api, me } from "../app/api.ts";
import { LanguageChoice } from "../app/language-choice.tsx";
import { session } from "../app/session.ts";
import { isTheme, showTheme, theme, THEMES, type Theme } from "../app/theme.ts";
import { t } from "../app/words.ts";
import { Panel } from "./panel.tsx";

const THEME_WORDS = (): Record<Theme, string> => ({ system: t("As the device"), light: t("Light"), dark: t("Dark") });

export function AccountMenu({ place, openShortcuts }: { place: string; openShortcuts: () => void }) {
  const { data: who } = useQuery(me);
  const line = "block w-full rounded-control px-2 py-1.5 text-left text-sm hover:bg-sunken";
  return (
    <Panel label={t("Account: {name}", { name: who?.name ?? "" })} place={place} className="px-2" face={<CircleUser aria-hidden="true" size={19} />}>
      <p className="truncate px-2 text-sm font-medium">{who?.name}</p>
      <p className="mb-2 truncate px-2 text-sm text-muted">{who?.email}</p>
      <Link to="/account" className={line}>
        {t("Your sign-in and security")}
      </Link>
      <button type="button" onClick={openShortcuts} className={line}>
        {t("Keyboard shortcuts")}
      </button>
      {(who?.shops ?? []).length > 0 && (
        <div className="mt-2 border-t border-line pt-2">
          <p className="px-2 pb-1 text-xs font-medium text-muted">{t("Your other shops")}</p>
          {who?.shops?.map((shop) => (
            <a key={shop.address} href={`${shop.address}/admin`} className={`${line} flex items-center justify-between gap-2`}>
              <span className="truncate">{shop.name}</span>
              <ExternalLink aria-hidden="true" size={14} className="shrink-0" />
            </a>
          ))}
        </div>
      )}
      <div className="mt-2 grid gap-2 border-t border-line px-2 pt-3">
        <LanguageChoice />
        <ThemeChoice />
        <SignOut />
      </div>
    </Panel>
  );
}

function ThemeChoice() {
  const [chosen, setChosen] = useState(theme);
  const words = THEME_WORDS();
  const client = useQueryClient();
  const choose = (wanted: string) => {
    if (!isTheme(wanted)) return;
    setChosen(wanted);
    showTheme(wanted);
    void answered(api.PATCH("/api/admin/me", { body: { theme: wanted } }))
      .then(() => client.invalidateQueries({ queryKey: me.queryKey }))
      .catch(() => undefined); // this browser keeps it all the same
  };
  return (
    <Select label={t("Look")} quietLabel value={chosen} onChange={(event) => choose(event.target.value)}>
      {THEMES.map((each) => (
        <option key={each} value={each}>
          {words[each]}
        </option>
      ))}
    </Select>
  );
}

/** Ends this session; this browser forgets it even where the API does not answer. */
function SignOut() {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await answered(api.DELETE("/api/admin/sessions/{session_id}", { params: { path: { session_id: "current" } } })).catch(() => undefined);
    session.end();
    answers.clear();
    await navigate({ to: "/sign-in" });
  };
  return (
    <Button busy={busy} onClick={() => void leave()}>
      {t("Sign out")}
    </Button>
  );
}
