/** Writing a page of the shop: its texts by language, its address, where it is named, and whether everyone sees it. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, buttonClass, Card, Input, Select, Textarea, Waiting } from "@daybook/ui";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api, me } from "../../app/api.ts";
import { type Deed, once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { type Draft, useDraft } from "../../app/draft.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { Outcome } from "../../app/outcome.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { toast } from "../../app/toasts.tsx";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";
import { Texts } from "../products/texts.tsx";
import { menuName, PAGES } from "./names.ts";
import { blank, type Menu, MENUS, type Page, slugOf, texts, type Written, written } from "./written.ts";

const route = getRouteApi("/signed-in/pages/$slug");

const pageQuery = (slug: string) =>
  queryOptions({
    queryKey: ["content-page", slug],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/pages/{slug}", { params: { path: { slug } }, signal })),
    refetchOnWindowFocus: false, // what is being written must not change under the pen
  });

export function ContentPage() {
  const { slug } = route.useParams();
  const own = useQuery(me).data?.shop.language;
  const { data, error, refetch } = useQuery(pageQuery(slug));
  const title = (own && data?.texts[own]?.title) || slug;
  useTitle(title);
  return (
    <>
      <Back to="/pages">{t("Pages")}</Back>
      <Heading title={title} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {(!data || !own) && !error && <Waiting label={t("Loading")} />}
      {data && own && <Stored key={slug} page={data} own={own} again={() => void refetch()} />}
    </>
  );
}

function Stored({ page, own, again }: { page: Page; own: string; again: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useMay();
  const [removing, setRemoving] = useState(false);
  const path = { slug: page.slug };
  const draft = useDraft(written(page, own));
  const listAgain = () => client.invalidateQueries({ queryKey: PAGES });
  const deed = useDeed(
    (body: Schemas["ChangeContentPage"]) => answered(api.PATCH("/api/admin/pages/{slug}", { params: { path }, body })),
    (now) => {
      client.setQueryData(pageQuery(page.slug).queryKey, now);
      toast(t("Saved."));
      void listAgain();
    },
  );
  const removal = useDeed(
    (_: object) => answered(api.DELETE("/api/admin/pages/{slug}", { params: { path } })),
    async () => {
      client.removeQueries({ queryKey: pageQuery(page.slug).queryKey });
      void listAgain();
      await navigate({ to: "/pages" });
    },
  );
  const reload = () => {
    deed.forget();
    draft.forget();
    again();
  };
  const see = `/${own}/pages/${page.slug}${page.published ? "" : `?preview=${encodeURIComponent(page.preview)}`}`;
  return (
    <div className="grid max-w-3xl gap-4">
      <p className="flex flex-wrap items-center gap-3">
        <Badge tone={page.published ? "good" : "calm"}>{page.published ? t("Published") : t("Draft")}</Badge>
        <a href={see} target="_blank" rel="noreferrer" className={buttonClass("quiet")}>
          {page.published ? t("See it in the shop") : t("See the draft")}
        </a>
      </p>
      <Editor draft={draft} deed={deed} again={reload} save={({ menu, position, published }, said) => void deed.go({ version: page.version, texts: said, menu, position, published })} />
      {may("settings.write") && (
        <div>
          <Button tone="danger" onClick={() => setRemoving(true)}>
            {t("Remove this page")}
          </Button>
        </div>
      )}
      {removing && (
        <DeedDialog title={t("Remove {name}?", { name: page.texts[own]?.title ?? page.slug })} does={t("Remove")} tone="danger" busy={removal.busy} refusal={removal.refusal} submit={() => void removal.go({})} close={() => setRemoving(false)}>
          <p className="text-sm">{t("Links to it lead nowhere then.")}</p>
        </DeedDialog>
      )}
    </div>
  );
}

export function NewContentPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [first] = useState(blank);
  const draft = useDraft(first);
  useTitle(t("Write a page"));
  const deed = useDeed(
    (body: Schemas["NewContentPage"], key) => answered(api.POST("/api/admin/pages", { params: once(key), body })),
    async (made) => {
      void client.invalidateQueries({ queryKey: PAGES });
      toast(t("Saved."));
      await navigate({ to: "/pages/$slug", params: { slug: made.slug }, replace: true });
    },
  );
  return (
    <>
      <Back to="/pages">{t("Pages")}</Back>
      <Heading title={t("Write a page")} />
      <div className="max-w-3xl">
        <Editor
          draft={draft}
          deed={deed}
          again={deed.forget}
          fresh
          save={({ slug, title, menu, position, published }, said) => void deed.go({ slug: slug.trim() || slugOf(title), texts: said, menu, position, published })}
        />
      </div>
    </>
  );
}

interface EditorProps {
  draft: Draft<Written>;
  deed: Pick<Deed<never>, "busy" | "refusal">;
  save: (now: Written, said: ReturnType<typeof texts>) => void;
  again: () => void;
  fresh?: boolean;
}

function Editor({ draft: { value, write, dirty }, deed, save, again, fresh = false }: EditorProps) {
  const may = useMay();
  const { data: who } = useQuery(me);
  const guard = useUnsavedGuard(dirty && !deed.busy);
  if (!who) return <Waiting label={t("Loading")} />;
  const own = who.shop.language;
  const locked = !may("settings.write");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dirty) save(value, texts(value, own));
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset disabled={locked} className="grid min-w-0 gap-4">
        <Texts
          value={value}
          write={write}
          languages={[own, ...who.shop.languages.filter((each) => each !== own)]}
          refusal={deed.refusal}
          textLabel={t("Text")}
          longest={{ title: 160, text: 40_000 }}
          more={(language) => <ForSearchEngines key={language} language={language} value={value} write={write} />}
        />
        <Card title={t("In the shop")}>
          <div className="grid gap-4">
            {fresh && (
              <Input
                label={t("Address")}
                maxLength={80}
                pattern="[a-z0-9]+(-[a-z0-9]+)*"
                title={t("Small letters, digits and hyphens")}
                placeholder={slugOf(value.title)}
                value={value.slug}
                onChange={(event) => write({ slug: event.target.value })}
                hint={t("Left empty, it is made of the title. It stays.")}
                error={deed.refusal?.about("slug")}
              />
            )}
            <Select label={t("Named in")} value={value.menu} onChange={(event) => write({ menu: event.target.value as Menu })}>
              {MENUS.map((menu) => (
                <option key={menu} value={menu}>
                  {menuName(menu)}
                </option>
              ))}
            </Select>
            {value.menu !== "none" && (
              <Input label={t("Position")} type="number" min={0} max={9999} required value={value.position} onChange={(event) => write({ position: Number(event.target.value) })} hint={t("The least stands first.")} />
            )}
            <Select label={t("State")} value={value.published ? "published" : "draft"} onChange={(event) => write({ published: event.target.value === "published" })}>
              <option value="draft">{t("Draft: seen by staff alone")}</option>
              <option value="published">{t("Published: seen by everyone")}</option>
            </Select>
          </div>
        </Card>
      </fieldset>
      <Outcome refusal={deed.refusal} again={again} />
      {!locked && (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" tone="main" busy={deed.busy} disabled={!dirty}>
            {t("Save")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {dirty ? t("Not saved yet.") : ""}
          </span>
        </div>
      )}
      {guard}
    </form>
  );
}

function ForSearchEngines({ language, value, write }: { language: string; value: Written; write: (part: Partial<Written>) => void }) {
  const said = value.seo[language] ?? { title: "", description: "" };
  const change = (part: Partial<typeof said>) => write({ seo: { ...value.seo, [language]: { ...said, ...part } } });
  return (
    <>
      <Input label={t("Title for search engines")} lang={language} maxLength={160} value={said.title} onChange={(event) => change({ title: event.target.value })} hint={t("Left empty, it is the title.")} />
      <Textarea label={t("Description for search engines")} lang={language} rows={2} maxLength={320} value={said.description} onChange={(event) => change({ description: event.target.value })} hint={t("Left empty, it is the beginning of the text.")} />
    </>
  );
}
