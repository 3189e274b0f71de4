import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, buttonClass, Input, Picture, type Tone } from "@daybook/ui";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { api } from "../../app/api.ts";
import { Choice, Search } from "../../app/filters.tsx";
import { count, day } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { collectionsQuery } from "./collections.ts";
import { asked, type ProductsSearch, productsSearch, STOCK } from "./search.ts";
import { STATUSES, statusWord } from "./statuses.ts";

type Row = Schemas["ProductRowOut"];
type More = "vendor" | "type" | "tag";
const route = getRouteApi("/signed-in/products");

const productsQuery = (search: ProductsSearch) => ({
  ...pages<Row>(["products", search], ({ page, signal }) =>
    answered(api.GET("/api/admin/products", { params: { query: { ...page, ...asked(search) } }, signal })),
  ),
  placeholderData: keepPreviousData,
});

const TONES: Record<string, Tone> = { active: "good", draft: "notice" };

const columns = (): Column<Row>[] => [
  {
    heading: t("Product"),
    cell: (row) => (
      <span className="flex items-center gap-3">
        <Picture address={row.image?.url} />
        <Link to="/products/$productId" params={{ productId: row.id }} data-row-link className="font-medium break-words text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
          {row.title}
        </Link>
      </span>
    ),
  },
  { heading: t("Status"), cell: (row) => <Badge tone={TONES[row.status] ?? "calm"}>{statusWord(row.status)}</Badge> },
  { heading: t("Type"), cell: (row) => row.product_type || "–" },
  { heading: t("Vendor"), cell: (row) => row.vendor || "–" },
  { heading: t("Variants"), right: true, cell: (row) => count(row.variants) },
  { heading: t("Changed"), cell: (row) => <span className="whitespace-nowrap">{day(row.updated_at)}</span> },
];

export function Products() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const found = useInfiniteQuery(productsQuery(search));
  const { data: collections } = useQuery(collectionsQuery);
  useTitle(t("Products"));
  const narrow = (change: Record<string, string>) => void navigate({ to: "/products", search: productsSearch({ ...search, ...change }) });
  const titles = Object.fromEntries(collections?.map(({ handle, title }) => [handle, title]) ?? []);
  const stockWord = (code: string): [string, unknown] => [code === "in" ? t("Can be bought now") : t("Sold out"), null];
  const narrowed = Object.keys(search).length > 0;
  return (
    <ListPage
      title={t("Products")}
      beside={
        <span className="flex flex-wrap gap-2">
          {may("catalogue.write") && (
            <>
              <Link to="/products/bulk" search={search} className={buttonClass()}>
                {t("Edit many")}
              </Link>
              <Link to="/products/new" className={buttonClass("main")}>
                {t("Add a product")}
              </Link>
            </>
          )}
        </span>
      }
      above={
        <>
          <Search label={t("Search products")} placeholder={t("Title, vendor, SKU or address")} q={search.q} search={(q) => narrow({ q })}>
            <div className="min-w-32 flex-1 sm:flex-none">
              <Choice label={t("Status")} all={t("Any status")} value={search.state} codes={STATUSES} word={(code) => [statusWord(code), null]} choose={(state) => narrow({ state })} />
            </div>
            <div className="min-w-32 flex-1 sm:flex-none">
              <Choice label={t("Stock")} all={t("Any stock")} value={search.stock} codes={STOCK} word={stockWord} choose={(stock) => narrow({ stock })} />
            </div>
            {Object.keys(titles).length > 0 && (
              <div className="min-w-32 flex-1 sm:max-w-44">
                <Choice label={t("Collection")} all={t("Any collection")} value={search.collection} codes={Object.keys(titles)} word={(code) => [titles[code] ?? code, null]} choose={(collection) => narrow({ collection })} />
              </div>
            )}
          </Search>
          <MoreFilters key={`${search.vendor} ${search.type} ${search.tag}`} search={search} narrow={narrow} />
        </>
      }
      columns={columns()}
      idOf={(row) => row.id}
      found={found}
      empty={
        narrowed
          ? nothing(t("No product matches."), <Link to="/products" className="text-accent underline">{t("Show all products")}</Link>)
          : nothing(t("No products yet."), t("Add the first one, or import a file of products."))
      }
    />
  );
}

/** What is asked for less often: shown as chips once it narrows the list. */
function MoreFilters({ search, narrow }: { search: ProductsSearch; narrow: (change: Partial<Record<More, string>>) => void }) {
  const [written, setWritten] = useState<Record<More, string>>({ vendor: search.vendor ?? "", type: search.type ?? "", tag: search.tag ?? "" });
  const words: Record<More, string> = { vendor: t("Vendor"), type: t("Type"), tag: t("Tag") };
  const names = Object.keys(words) as More[];
  const chosen = names.filter((name) => search[name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    narrow(written);
  };
  return (
    <div className="-mt-2 mb-4 flex flex-wrap items-center gap-2 text-sm">
      <details>
        <summary className="cursor-pointer rounded-control py-1 text-accent">{t("More filters")}</summary>
        <form onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-2">
          {names.map((name) => (
            <div key={name} className="w-40">
              <Input label={words[name]} value={written[name]} maxLength={100} onChange={(event) => setWritten({ ...written, [name]: event.target.value })} />
            </div>
          ))}
          <Button type="submit">{t("Narrow")}</Button>
        </form>
      </details>
      {chosen.map((name) => (
        <button key={name} type="button" onClick={() => narrow({ [name]: "" })} aria-label={t("Without {filter}", { filter: `${words[name]}: ${search[name]}` })} className="inline-flex min-h-7 items-center gap-1 rounded-full bg-accent-soft px-2.5 text-accent">
          {words[name]}: {search[name]} <X aria-hidden="true" size={14} />
        </button>
      ))}
    </div>
  );
}
