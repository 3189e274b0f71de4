import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Picture, type Tone } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { Choice, Search } from "../../app/filters.tsx";
import { count, day } from "../../app/format.ts";
import { ListPage, nothing } from "../../app/list-page.tsx";
import { listSearch } from "../../app/list-search.ts";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { STATUSES, type Status, statusWord } from "./statuses.ts";

type Row = Schemas["ProductRowOut"];
const route = getRouteApi("/signed-in/products");

const productsQuery = (q: string | undefined, status: Status | undefined) =>
  pages<Row>(["products", q, status], ({ page, signal }) => {
    const query = { ...page, ...(q ? { q } : {}), ...(status ? { status } : {}) };
    return answered(api.GET("/api/admin/products", { params: { query }, signal }));
  });

const TONES: Record<string, Tone> = { active: "good", draft: "notice" };

const columns = (): Column<Row>[] => [
  {
    heading: t("Product"),
    cell: (row) => (
      <span className="flex items-center gap-3">
        <Picture address={row.image?.url} />
        <Link to="/products/$productId" params={{ productId: row.id }} data-row-link className="font-medium text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
          {row.title}
        </Link>
      </span>
    ),
  },
  { heading: t("Status"), cell: (row) => <Badge tone={TONES[row.status] ?? "calm"}>{statusWord(row.status)}</Badge> },
  { heading: t("Vendor"), cell: (row) => row.vendor || "–" },
  { heading: t("Variants"), right: true, cell: (row) => count(row.variants) },
  { heading: t("Changed"), cell: (row) => day(row.updated_at) },
];

export function Products() {
  const { q, state } = route.useSearch();
  const status = STATUSES.find((each) => each === state);
  const navigate = useNavigate();
  const found = useInfiniteQuery(productsQuery(q, status));
  useTitle(t("Products"));
  const narrow = (change: Record<string, unknown>) => void navigate({ to: "/products", search: listSearch({ q, state, ...change }) });
  return (
    <ListPage
      title={t("Products")}
      above={
        <Search label={t("Search products")} placeholder={t("Title, vendor or handle")} q={q} search={(given) => narrow({ q: given })}>
          <div className="w-40">
            <Choice label={t("Status")} all={t("Any status")} value={status} codes={STATUSES} word={(code) => [statusWord(code), null]} choose={(chosen) => narrow({ state: chosen })} />
          </div>
        </Search>
      }
      columns={columns()}
      idOf={(row) => row.id}
      found={found}
      empty={q || status ? nothing(t("No product matches.")) : nothing(t("No products yet."), t("Import a file of products to begin."))}
    />
  );
}
