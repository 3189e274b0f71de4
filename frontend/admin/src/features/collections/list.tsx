import { answered, type Schemas } from "@daybook/api-client";
import { Badge, buttonClass, Picture } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../app/api.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

type Row = Schemas["KeptCollectionOut"];

const listQuery = pages<Row>(["collections", "list"], ({ page, signal }) => answered(api.GET("/api/admin/collections", { params: { query: page }, signal })));

const columns = (): Column<Row>[] => [
  {
    heading: t("Collection"),
    cell: (row) => (
      <span className="flex items-center gap-3">
        <Picture address={row.image?.url} />
        <Link to="/collections/$handle" params={{ handle: row.handle }} data-row-link className="font-medium break-words text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
          {row.title}
        </Link>
      </span>
    ),
  },
  { heading: t("Address"), cell: (row) => <span className="break-all">{row.handle}</span> },
  { heading: t("Filled"), cell: (row) => <Badge tone={row.rule ? "accent" : "calm"}>{row.rule ? t("By rule") : t("By hand")}</Badge> },
];

export function Collections() {
  const may = useMay();
  const found = useInfiniteQuery(listQuery);
  useTitle(t("Collections"));
  return (
    <ListPage
      title={t("Collections")}
      beside={
        may("catalogue.write") && (
          <Link to="/collections/new" className={buttonClass("main")}>
            {t("Add a collection")}
          </Link>
        )
      }
      columns={columns()}
      idOf={(row) => row.handle}
      found={found}
      empty={nothing(t("No collections yet."), t("A collection is a named set of products with a page of its own in the shop."))}
    />
  );
}
