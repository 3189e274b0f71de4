/** What is sold out and waited for: who asked is written to, once, when it is there again. */
import { answered, type Schemas } from "@daybook/api-client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { count } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

type Row = Schemas["AwaitedOut"];

const waitedFor = pages<Row>(["stock", "waited-for"], ({ page, signal }) => answered(api.GET("/api/admin/stock-alerts", { params: { query: page }, signal })));

const columns = (): Column<Row>[] => [
  {
    heading: t("SKU"),
    cell: (row) => (
      <Link to="/inventory/$sku" params={{ sku: row.sku }} data-row-link className="font-medium text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {row.sku}
      </Link>
    ),
  },
  { heading: t("Product"), cell: (row) => [row.title, row.variant_title].filter(Boolean).join(" · ") },
  { heading: t("Waiting"), right: true, cell: (row) => count(row.waiting) },
];

export function WaitedFor() {
  const found = useInfiniteQuery(waitedFor);
  useTitle(t("Waited for"));
  return (
    <ListPage
      title={t("Waited for")}
      above={<p className="mb-4 max-w-prose text-sm text-muted">{t("Sold out, and wanted. Whoever asked gets one e-mail when it can be bought again.")}</p>}
      columns={columns()}
      idOf={(row) => row.sku}
      found={found}
      empty={nothing(t("Nobody waits for anything."), <span>{t("Shoppers can ask on the page of what is sold out.")}</span>)}
    />
  );
}
