import { answered, type Schemas } from "@daybook/api-client";
import { Badge, buttonClass } from "@daybook/ui";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, me } from "../../app/api.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { menuName, PAGES } from "./names.ts";

type Row = Schemas["ContentPageRowOut"];

const listQuery = pages<Row>(PAGES, ({ signal }) => answered(api.GET("/api/admin/pages", { signal })));

const columns = (own: string): Column<Row>[] => [
  {
    heading: t("Page"),
    cell: (row) => (
      <Link to="/pages/$slug" params={{ slug: row.slug }} data-row-link className="font-medium break-words text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {row.titles[own] ?? Object.values(row.titles)[0] ?? row.slug}
      </Link>
    ),
  },
  { heading: t("Address"), cell: (row) => <span className="break-all">{row.slug}</span> },
  { heading: t("Named in"), cell: (row) => menuName(row.menu) },
  { heading: t("State"), cell: (row) => <Badge tone={row.published ? "good" : "calm"}>{row.published ? t("Published") : t("Draft")}</Badge> },
];

export function ContentPages() {
  const may = useMay();
  const found = useInfiniteQuery(listQuery);
  const own = useQuery(me).data?.shop.language ?? "en";
  useTitle(t("Pages"));
  return (
    <ListPage
      title={t("Pages")}
      beside={
        may("settings.write") && (
          <Link to="/pages/new" className={buttonClass("main")}>
            {t("Write a page")}
          </Link>
        )
      }
      columns={columns(own)}
      idOf={(row) => row.slug}
      found={found}
      empty={nothing(t("No pages yet."), t("Tell buyers who you are, how you deliver, and what your terms are."))}
    />
  );
}
