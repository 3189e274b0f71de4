/** The look: colours, typeface, corners, logo and the home page, worked on as a draft and published. */
import { answered } from "@daybook/api-client";
import { Badge, Button, buttonClass, Card, Notice, Select, Waiting } from "@daybook/ui";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, me } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { Heading, Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { language, t } from "../../app/words.ts";
import { Colours } from "./colours.tsx";
import { CORNERS, DEFAULT, type Design, type Look, type Proof, type Section, TYPEFACES } from "./design.ts";
import { cornersName, typefaceName } from "./names.ts";
import { PictureField } from "./picture-field.tsx";
import { Preview } from "./preview.tsx";
import { type Collection, Sections } from "./sections.tsx";

const KEY = ["look"];
const SETTLED = 200; // ms without a change before the server is asked what it makes of the shop

export function LookPage() {
  useTitle(t("Look"));
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: () => answered(api.GET("/api/admin/look")), staleTime: Infinity });
  const collections = useQuery({
    queryKey: ["look", "collections"],
    queryFn: () => answered(api.GET("/api/admin/collections", { params: { query: { limit: 100 } } })),
  });
  const again = () => void refetch().then(() => setRound((before) => before + 1));
  if (data) return <Desk key={round} look={data} collections={collections.data?.items ?? []} again={again} />;
  return (
    <>
      <Heading title={t("Look")} />
      {error ? <Refused error={error} again={again} /> : <Waiting label={t("Loading")} />}
    </>
  );
}

interface Draft {
  design: Design;
  sections: Section[];
}

const draftOf = (look: Look): Draft => ({
  design: look.draft_design as unknown as Design,
  sections: look.draft_sections as unknown as Section[],
});

/** The look as it was read, worked on. It begins anew only where `again` is asked for: a refusal stays to be read. */
function Desk({ look, collections, again }: { look: Look; collections: Collection[]; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const shop = useQuery(me).data?.shop;
  const kept = draftOf(look);
  const [draft, setDraft] = useState(kept);
  const changed = JSON.stringify(draft) !== JSON.stringify(kept);
  const proof = useProof(draft.design, look);
  const unreadable = proof.checks.some((check) => !check.passes);
  const taken = (found: Look) => {
    client.setQueryData(KEY, found);
    setDraft(draftOf(found));
  };
  const keep = (version: number) => answered(api.PATCH("/api/admin/look", { body: { version, ...draft } }));
  const saved = useDeed(() => keep(look.version), taken);
  const published = useDeed(async (_: null, key: string) => {
    let version = look.version;
    if (changed) {
      const found = await keep(version);
      taken(found); // it is kept, whatever becomes of publishing
      version = found.version;
    }
    return answered(api.POST("/api/admin/look/publish", { params: once(key), body: { version } }));
  }, taken);
  const startedOver = useDeed(
    (_: null, key: string) => answered(api.POST("/api/admin/look/start-over", { params: once(key), body: { version: look.version } })),
    taken,
  );
  const busy = saved.busy || published.busy || startedOver.busy;
  const off = busy || !may("settings.write");
  const refusal = saved.refusal ?? published.refusal ?? startedOver.refusal;
  const change = (changes: Partial<Design>) => setDraft((before) => ({ ...before, design: { ...before.design, ...changes } }));
  const guard = useUnsavedGuard(changed && !busy);

  return (
    <>
      {guard}
      <Heading
        title={t("Look")}
        beside={
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={changed || look.unpublished ? "notice" : "good"}>
              {changed ? t("Not saved") : look.unpublished ? t("Saved, not published") : t("Published")}
            </Badge>
            <a className={buttonClass()} href={`/${language()}?preview=${encodeURIComponent(look.preview)}`} target="_blank" rel="noreferrer">
              {t("See the saved draft")}
            </a>
            {may("settings.write") && (
              <>
                {look.unpublished && !changed && (
                  <Button busy={startedOver.busy} disabled={busy} onClick={() => void startedOver.go(null)}>
                    {t("Throw the draft away")}
                  </Button>
                )}
                <Button busy={saved.busy} disabled={busy || !changed} onClick={() => void saved.go(undefined)}>
                  {t("Save the draft")}
                </Button>
                <Button tone="main" busy={published.busy} disabled={busy || unreadable || !(changed || look.unpublished)} onClick={() => void published.go(null)}>
                  {t("Publish")}
                </Button>
              </>
            )}
          </div>
        }
      />
      {unreadable && (
        <div className="mb-4">
          <Notice tone="notice">{t("Not everybody could read these colours. Mend what is marked below; then it can be published.")}</Notice>
        </div>
      )}
      {refusal && (
        <div className="mb-4">
          <Notice tone="danger" alert>
            {refusal.message}
            {refusal.status === 412 && (
              <button type="button" onClick={again} className="mt-1 block font-medium underline underline-offset-2">
                {t("Load what is kept now")}
              </button>
            )}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(20rem,2fr)_3fr]">
        <div className="grid gap-4">
          <Card
            title={t("Colours")}
            beside={
              <Button tone="quiet" disabled={off} onClick={() => change({ paper: DEFAULT.paper, ink: DEFAULT.ink, accent: DEFAULT.accent })}>
                {t("Reset")}
              </Button>
            }
          >
            <Colours design={draft.design} proof={proof} off={off} change={change} />
          </Card>
          <Card title={t("Letters and corners")}>
            <div className="grid gap-4">
              <Select
                label={t("Typeface")}
                value={draft.design.typeface}
                disabled={off}
                onChange={(event) => change({ typeface: event.target.value as Design["typeface"] })}
              >
                {TYPEFACES.map((name) => (
                  <option key={name} value={name}>
                    {typefaceName(name)}
                  </option>
                ))}
              </Select>
              <Select
                label={t("Corners")}
                value={draft.design.corners}
                disabled={off}
                onChange={(event) => change({ corners: event.target.value as Design["corners"] })}
              >
                {CORNERS.map((name) => (
                  <option key={name} value={name}>
                    {cornersName(name)}
                  </option>
                ))}
              </Select>
            </div>
          </Card>
          <Card title={t("Logo")}>
            <div className="grid gap-5">
              <PictureField
                label={t("Logo")}
                hint={t("Shown instead of the shop's name, at most 40 pixels high.")}
                value={draft.design.logo}
                off={off}
                change={(logo) => change({ logo })}
              />
              <PictureField
                label={t("Logo on dark")}
                hint={t("Only where the first one cannot be seen on a dark ground.")}
                value={draft.design.dark_logo}
                off={off}
                change={(dark_logo) => change({ dark_logo })}
              />
            </div>
          </Card>
        </div>
        <div className="grid gap-4">
          <Card title={t("How it will look")}>
            <Preview design={draft.design} proof={proof} name={shop?.name ?? ""} />
          </Card>
          <Sections
            sections={draft.sections}
            collections={collections}
            off={off}
            change={(sections) => setDraft((before) => ({ ...before, sections }))}
          />
        </div>
      </div>
    </>
  );
}

/** What the server makes of a design, asked when it has settled; until then what it made of the one before. */
function useProof(design: Design, look: Look): Proof {
  const [settled, setSettled] = useState(design);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(design), SETTLED);
    return () => clearTimeout(timer);
  }, [design]);
  const { paper, ink, accent, typeface, corners } = settled;
  const { data } = useQuery({
    queryKey: ["look", "proof", paper, ink, accent, typeface, corners],
    queryFn: () => answered(api.POST("/api/admin/look/proof", { body: { design: { ...DEFAULT, paper, ink, accent, typeface, corners } } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return data ?? look.proof;
}
