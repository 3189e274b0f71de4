/** Every SKU that is running out, least first. */
import { answered, type Schemas } from "@daybook/api-client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { Available } from "../inventory/list.tsx";

type Row = Schemas["LowOut"];

const runningOut = pages<Row>(["running-out"], ({ page, signal }) =>
  answered(api.GET("/api/admin/reports/running-out", { params: { query: page }, signal })),
);

const columns = (): Column<Row>[] => [
  {
    heading: t("SKU"),
    cell: (row) => (
      <Link to="/inventory/$sku" params={{ sku: row.sku }} data-row-link className="font-medium text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {row.sku}
      </Link>
    ),
  },
  { heading: t("Product"), cell: (row) => row.title },
  { heading: t("Available"), right: true, cell: (row) => <Available count={row.available} /> },
];

export function RunningOut() {
  const found = useInfiniteQuery(runningOut);
  useTitle(t("Running out of stock"));
  return (
    <ListPage
      title={t("Running out of stock")}
      columns={columns()}
      idOf={(row) => row.sku}
      found={found}
      empty={nothing(t("There is enough of everything."), t("What has five or fewer left is listed here, least first."))}
    />
  );
}
