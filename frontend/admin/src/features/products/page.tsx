import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Input, Select, Textarea, Waiting } from "@daybook/ui";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api, me } from "../../app/api.ts";
import { type Deed, once, useDeed } from "../../app/deed.ts";
import { useDraft } from "../../app/draft.ts";
import { moment } from "../../app/format.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { Outcome } from "../../app/outcome.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { toast } from "../../app/toasts.tsx";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";
import { Belongs } from "./belongs.tsx";
import { collectionsQuery } from "./collections.ts";
import { CustomFields } from "./custom.tsx";
import { Pictures } from "./pictures.tsx";
import { STATUSES, statusWord } from "./statuses.ts";
import { Texts } from "./texts.tsx";
import { Variants } from "./variants.tsx";
import { blank, changedBody, newBody, type Product, written, type Written, wrongIn } from "./written.ts";

const route = getRouteApi("/signed-in/products/$productId");

const productQuery = (product_id: string) =>
  queryOptions({
    queryKey: ["product", product_id],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/products/{product_id}", { params: { path: { product_id } }, signal })),
    refetchOnWindowFocus: false, // what is being written must not change under the pen
  });

export function ProductPage() {
  const { productId } = route.useParams();
  const { data: product, error, refetch } = useQuery(productQuery(productId));
  useTitle(product?.title ?? t("Product"));
  return (
    <>
      <Back to="/products">{t("Products")}</Back>
      <Heading title={product?.title ?? t("Product")} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {!product && !error && <Waiting label={t("Loading")} />}
      {product && <Stored key={product.id} product={product} again={() => void refetch()} />}
    </>
  );
}

function Stored({ product, again }: { product: Product; again: () => void }) {
  const client = useQueryClient();
  const before = written(product);
  const draft = useDraft(before);
  const deed = useDeed(
    (body: Schemas["ChangeProductIn"]) => answered(api.PATCH("/api/admin/products/{product_id}", { params: { path: { product_id: product.id } }, body })),
    (now) => {
      client.setQueryData(productQuery(product.id).queryKey, now);
      void client.invalidateQueries({ queryKey: ["products"] });
      toast(t("Saved."));
    },
  );
  const reload = () => {
    deed.forget();
    draft.forget();
    again();
  };
  const about = t("changed {at}", { at: moment(product.updated_at) });
  return <Editor draft={draft} deed={deed} save={() => void deed.go(changedBody(before, draft.value, product.version))} again={reload} about={about} />;
}

export function NewProduct() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [first] = useState(blank);
  const draft = useDraft(first);
  useTitle(t("Add a product"));
  const deed = useDeed(
    (body: Schemas["NewProductIn"], key) => answered(api.POST("/api/admin/products", { params: once(key), body })),
    async (made) => {
      client.setQueryData(productQuery(made.id).queryKey, made);
      void client.invalidateQueries({ queryKey: ["products"] });
      toast(t("Saved."));
      await navigate({ to: "/products/$productId", params: { productId: made.id }, replace: true });
    },
  );
  return (
    <>
      <Back to="/products">{t("Products")}</Back>
      <Heading title={t("Add a product")} />
      <Editor draft={draft} deed={deed} save={() => void deed.go(newBody(draft.value))} again={deed.forget} />
    </>
  );
}

interface EditorProps {
  draft: ReturnType<typeof useDraft<Written>>;
  deed: Pick<Deed<never>, "busy" | "refusal">;
  save: () => void;
  again: () => void;
  about?: string;
}

function Editor({ draft: { value, write, dirty }, deed, save, again, about }: EditorProps) {
  const may = useMay();
  const locked = !may("catalogue.write");
  const { data: who } = useQuery(me);
  const { data: collections } = useQuery(collectionsQuery);
  const guard = useUnsavedGuard(dirty && !deed.busy);
  const [fault, setFault] = useState("");
  if (!who) return <Waiting label={t("Loading")} />;
  const { shop } = who;
  const currencies = [shop.currency, ...shop.currencies.filter((each) => each !== shop.currency)];
  const languages = [shop.language, ...shop.languages.filter((each) => each !== shop.language)];
  const fields = shop.custom_fields;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = value.variants.find((each) => [each.prices, each.compare_at, each.cost].some((amounts) => wrongIn(amounts).length > 0));
    if (wrong) return setFault(t("An amount of {name} is not one. Write it such as 149.00.", { name: Object.values(wrong.options).join(" / ") || value.title }));
    setFault("");
    if (dirty) save();
  };
  const line = (name: "vendor" | "product_type" | "tags" | "handle", label: string, hint?: string) => (
    <Input label={label} maxLength={name === "tags" ? 5000 : 255} value={value[name]} onChange={(event) => write({ [name]: event.target.value })} error={deed.refusal?.about(name)} hint={hint} />
  );
  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <fieldset disabled={locked} className="grid min-w-0 gap-4">
          <Texts value={value} write={write} languages={languages} refusal={deed.refusal} />
          <Pictures value={value.images} write={(images) => write({ images })} languages={languages} locked={locked} none={t("No pictures yet. Drop some here: the first stands for the product in lists.")} />
          <Variants value={value} write={(variants) => write({ variants })} currencies={currencies} defined={fields.variant ?? []} refusal={deed.refusal} locked={locked} />
          {(fields.product?.length ?? 0) > 0 && (
            <Card title={t("Custom fields")}>
              <CustomFields defined={fields.product ?? []} value={value.custom_fields} write={(custom_fields) => write({ custom_fields })} refusal={deed.refusal} />
            </Card>
          )}
        </fieldset>
        <fieldset disabled={locked} className="grid min-w-0 gap-4">
          <Card title={t("In the shop")}>
            <div className="grid gap-4">
              <Select label={t("Status")} value={value.status} onChange={(event) => write({ status: event.target.value })}>
                {STATUSES.map((code) => (
                  <option key={code} value={code}>
                    {statusWord(code)}
                  </option>
                ))}
              </Select>
              {line("handle", t("Address"), t("Small letters, digits and hyphens. The old address goes on leading here."))}
              {about && <p className="text-sm break-words text-muted">{about}</p>}
            </div>
          </Card>
          <Card title={t("Where it belongs")}>
            <div className="grid gap-4">
              {line("product_type", t("Type"))}
              {line("vendor", t("Vendor"))}
              {line("tags", t("Tags"), t("With commas between."))}
              <Belongs all={collections ?? []} value={value.collections} write={(handles) => write({ collections: handles })} locked={locked} />
            </div>
          </Card>
          <Card title={t("In search engines")}>
            <div className="grid gap-4">
              <Input label={t("Title in search engines")} maxLength={255} placeholder={value.title} value={value.seo.title} onChange={(event) => write({ seo: { ...value.seo, title: event.target.value } })} />
              <Textarea label={t("Description in search engines")} maxLength={1000} value={value.seo.description} onChange={(event) => write({ seo: { ...value.seo, description: event.target.value } })} />
            </div>
          </Card>
        </fieldset>
      </div>
      <Outcome refusal={deed.refusal} again={again} />
      {fault && (
        <p role="alert" className="text-sm text-danger">
          {fault}
        </p>
      )}
      {locked ? (
        <p className="text-sm text-muted">{t("Your role can read this, not change it.")}</p>
      ) : (
        <div className="bottom-14 z-10 roomy:sticky -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-3 lg:bottom-0">
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
