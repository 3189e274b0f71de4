import { answered, type Money, type Schemas } from "@daybook/api-client";
import { Button, Card, Input, Notice, Picture, Select, Waiting } from "@daybook/ui";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { answers, api, me } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { asDecimal, moment, typedAmount } from "../../app/format.ts";
import { Heading, Refused } from "../../app/list-page.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { STATUSES, type Status, statusWord } from "./statuses.ts";

type Product = Schemas["KeptProductOut"];
type Variant = Schemas["KeptVariantOut"];
const route = getRouteApi("/signed-in/products/$productId");

const productQuery = (product_id: string) =>
  queryOptions({
    queryKey: ["product", product_id],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/products/{product_id}", { params: { path: { product_id } }, signal })),
  });

export function ProductPage() {
  const { productId } = route.useParams();
  const { data: product, error, refetch } = useQuery(productQuery(productId));
  useTitle(product?.title ?? t("Product"));
  return (
    <>
      <Heading title={product?.title ?? t("Product")} beside={<Link to="/products" className="text-sm text-accent underline underline-offset-2">{t("Products")}</Link>} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {!product && !error && <Waiting label={t("Loading")} />}
      {product && (
        <div className="grid gap-4">
          <About key={product.version} product={product} />
          <Card title={t("Variants")} flush>
            <ul className="divide-y divide-line">
              {product.variants.map((variant) => (
                <VariantRow key={`${variant.sku} ${variant.version}`} product={product} variant={variant} />
              ))}
            </ul>
          </Card>
        </div>
      )}
    </>
  );
}

function About({ product }: { product: Product }) {
  const may = useMay();
  const client = useQueryClient();
  const [title, setTitle] = useState(product.title);
  const [status, setStatus] = useState(product.status as Status);
  const change = useDeed(
    (body: { title: string; status: Status; version: number }) =>
      answered(api.PATCH("/api/admin/products/{product_id}", { params: { path: { product_id: product.id } }, body })),
    async () => {
      void client.invalidateQueries({ queryKey: ["products"] });
      await client.invalidateQueries({ queryKey: ["product", product.id] });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void change.go({ title: title.trim(), status, version: product.version });
  };
  return (
    <Card>
      <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_auto]">
        <Input label={t("Title")} value={title} onChange={(event) => setTitle(event.target.value)} required disabled={!may("catalogue.write")} error={change.refusal?.about("title")} />
        <Select label={t("Status")} value={status} onChange={(event) => setStatus(event.target.value as Status)} disabled={!may("catalogue.write")}>
          {STATUSES.map((code) => (
            <option key={code} value={code}>
              {statusWord(code)}
            </option>
          ))}
        </Select>
        {may("catalogue.write") && (
          <Button type="submit" tone="main" busy={change.busy}>
            {t("Save")}
          </Button>
        )}
      </form>
      <p className="mt-2 text-sm text-muted">
        {[product.vendor, product.product_type, t("changed {at}", { at: moment(product.updated_at) })].filter(Boolean).join(" · ")}
      </p>
      {change.refusal && (
        <div className="mt-3">
          <Notice tone="danger" alert>
            {change.refusal.message}
          </Notice>
        </div>
      )}
    </Card>
  );
}

const currencyOf = (prices: Money[]) => prices[0]?.currency ?? answers.getQueryData(me.queryKey)?.shop.currency ?? "NOK";

function VariantRow({ product, variant }: { product: Product; variant: Variant }) {
  const may = useMay();
  const client = useQueryClient();
  const currency = currencyOf(variant.prices);
  const [text, setText] = useState(variant.prices[0] ? asDecimal(variant.prices[0].amount, currency) : "");
  const amount = typedAmount(text, currency);
  const change = useDeed(
    (body: { prices: Money[]; version: number }) => {
      const path = { product_id: product.id, sku: variant.sku };
      return answered(api.PATCH("/api/admin/products/{product_id}/variants/{sku}", { params: { path }, body }));
    },
    () => client.invalidateQueries({ queryKey: ["product", product.id] }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // the other currencies keep their prices: the list is replaced whole
    if (amount !== null) void change.go({ prices: [{ amount, currency }, ...variant.prices.slice(1)], version: variant.version });
  };
  const name = variant.title || product.title;
  return (
    <li className="px-4 py-3 text-sm">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Picture address={variant.image ?? product.images[0]?.url} />
        <div className="min-w-40 flex-1">
          <p className="font-medium break-words">{name}</p>
          <Link to="/inventory/$sku" params={{ sku: variant.sku }} className="text-accent underline underline-offset-2">
            {variant.sku}
          </Link>
        </div>
        <div className="w-36">
          <Input label={t("Price ({currency})", { currency })} inputMode="decimal" required value={text} onChange={(event) => setText(event.target.value)} disabled={!may("catalogue.write")} error={amount === null ? t("Write an amount, such as {example}.", { example: "149.00" }) : undefined} aria-label={t("Price of {name} ({currency})", { name, currency })} />
        </div>
        {may("catalogue.write") && (
          <Button type="submit" busy={change.busy} aria-label={t("Save the price of {name}", { name })}>
            {t("Save")}
          </Button>
        )}
      </form>
      {change.refusal && (
        <div className="mt-2">
          <Notice tone="danger" alert>
            {change.refusal.message}
          </Notice>
        </div>
      )}
    </li>
  );
}
