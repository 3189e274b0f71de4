import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Input, Select, Waiting } from "@daybook/ui";
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
import { Pictures } from "../products/pictures.tsx";
import { Texts } from "../products/texts.tsx";
import { Members } from "./members.tsx";
import { Rule } from "./rule.tsx";
import { blank, type Collection, firstRule, sent, type Written, written } from "./written.ts";

const route = getRouteApi("/signed-in/collections/$handle");

const collectionQuery = (handle: string) =>
  queryOptions({
    queryKey: ["collection", handle],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/collections/{handle}", { params: { path: { handle } }, signal })),
    refetchOnWindowFocus: false, // what is being written must not change under the pen
  });

export function CollectionPage() {
  const { handle } = route.useParams();
  const { data, error, refetch } = useQuery(collectionQuery(handle));
  useTitle(data?.title ?? t("Collection"));
  return (
    <>
      <Back to="/collections">{t("Collections")}</Back>
      <Heading title={data?.title ?? t("Collection")} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={t("Loading")} />}
      {data && <Stored key={handle} collection={data} again={() => void refetch()} />}
    </>
  );
}

function Stored({ collection, again }: { collection: Collection; again: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useMay();
  const [removing, setRemoving] = useState(false);
  const { handle } = collection;
  const path = { handle };
  const draft = useDraft(written(collection));
  const everywhere = () => Promise.all([client.invalidateQueries({ queryKey: ["collections"] }), client.invalidateQueries({ queryKey: ["products"] })]);
  const deed = useDeed(
    (body: Schemas["ChangeCollectionIn"]) => answered(api.PATCH("/api/admin/collections/{handle}", { params: { path }, body })),
    (now) => {
      client.setQueryData(collectionQuery(handle).queryKey, now);
      toast(t("Saved."));
      void everywhere();
    },
  );
  const removal = useDeed(
    (_: object) => answered(api.DELETE("/api/admin/collections/{handle}", { params: { path } })),
    async () => {
      void everywhere();
      await navigate({ to: "/collections" });
    },
  );
  const reload = () => {
    deed.forget();
    draft.forget();
    again();
  };
  return (
    <div className="grid max-w-3xl gap-4">
      <Editor
        draft={draft}
        deed={deed}
        again={reload}
        save={({ handle: _, position, ...rest }) => void deed.go({ version: collection.version, ...rest, position: Number(position) })}
      />
      <Members collection={collection} ordered={(now) => client.setQueryData(collectionQuery(handle).queryKey, now)} />
      {may("catalogue.write") && (
        <div>
          <Button tone="danger" onClick={() => setRemoving(true)}>
            {t("Remove this collection")}
          </Button>
        </div>
      )}
      {removing && (
        <DeedDialog title={t("Remove {name}?", { name: collection.title })} does={t("Remove")} tone="danger" busy={removal.busy} refusal={removal.refusal} submit={() => void removal.go({})} close={() => setRemoving(false)}>
          <p className="text-sm">{t("Its page goes; its products stay.")}</p>
        </DeedDialog>
      )}
    </div>
  );
}

export function NewCollection() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [first] = useState(blank);
  const draft = useDraft(first);
  useTitle(t("Add a collection"));
  const deed = useDeed(
    (body: Schemas["NewCollectionIn"], key) => answered(api.POST("/api/admin/collections", { params: once(key), body })),
    async (made) => {
      void client.invalidateQueries({ queryKey: ["collections"] });
      toast(t("Saved."));
      await navigate({ to: "/collections/$handle", params: { handle: made.handle }, replace: true });
    },
  );
  return (
    <>
      <Back to="/collections">{t("Collections")}</Back>
      <Heading title={t("Add a collection")} />
      <div className="max-w-3xl">
        <Editor draft={draft} deed={deed} again={deed.forget} fresh save={({ handle, position, ...rest }) => void deed.go({ ...rest, position: Number(position), ...(handle ? { handle } : {}) })} />
      </div>
    </>
  );
}

interface EditorProps {
  draft: Draft<Written>;
  deed: Pick<Deed<never>, "busy" | "refusal">;
  save: (now: Written) => void;
  again: () => void;
  fresh?: boolean;
}

function Editor({ draft: { value, write, dirty }, deed, save, again, fresh = false }: EditorProps) {
  const may = useMay();
  const locked = !may("catalogue.write");
  const { data: who } = useQuery(me);
  const guard = useUnsavedGuard(dirty && !deed.busy);
  const [fault, setFault] = useState("");
  if (!who) return <Waiting label={t("Loading")} />;
  const { shop } = who;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const rule = value.rule && sent(value.rule, shop.currency);
    if (!/^\d{1,6}$/.test(value.position.trim())) return setFault(t("Write the place as a whole number, such as 10."));
    if (value.rule && !rule) return setFault(t("Write an amount, such as {example}.", { example: "149.00" }));
    setFault("");
    if (dirty) save({ ...value, title: value.title.trim(), rule });
  };
  const languages = [shop.language, ...shop.languages.filter((each) => each !== shop.language)];
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset disabled={locked} className="grid min-w-0 gap-4">
        <Texts value={value} write={write} languages={languages} refusal={deed.refusal} />
        <Pictures value={value.image ? [value.image] : []} write={([image]) => write({ image: image ?? null })} languages={languages} locked={locked} none={t("No picture yet. Drop one here: it stands for the collection in the shop.")} single />
        <Card title={t("Which products")}>
          <div className="grid gap-4">
            {fresh && <Input label={t("Address")} maxLength={200} value={value.handle} onChange={(event) => write({ handle: event.target.value })} hint={t("Left empty, it is made of the title. It stays.")} error={deed.refusal?.about("handle")} />}
            <Select label={t("Filled")} value={value.rule ? "rule" : "hand"} onChange={(event) => write({ rule: event.target.value === "rule" ? firstRule() : null })}>
              <option value="hand">{t("By hand")}</option>
              <option value="rule">{t("By rule")}</option>
            </Select>
            <Input label={t("Place among the collections")} inputMode="numeric" maxLength={6} value={value.position} onChange={(event) => write({ position: event.target.value })} hint={t("The smallest number comes first in the shop's menus and lists.")} error={deed.refusal?.about("position")} />
            {value.rule && <Rule rule={value.rule} write={(rule) => write({ rule })} currency={shop.currency} />}
          </div>
        </Card>
      </fieldset>
      <Outcome refusal={deed.refusal} again={again} />
      {fault && (
        <p role="alert" className="text-sm text-danger">
          {fault}
        </p>
      )}
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
