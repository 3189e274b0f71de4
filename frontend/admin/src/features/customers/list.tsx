import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button } from "@daybook/ui";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { Email } from "../../app/email.tsx";
import { Choice, Search } from "../../app/filters.tsx";
import { count, day } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { groupsQuery, inEach } from "./customer.ts";
import { AddDialog } from "./edit.tsx";
import { asked, type CustomersSearch, customersSearch, KINDS, NEWS } from "./search.ts";

type Row = Schemas["CustomerListedOut"];
const route = getRouteApi("/signed-in/customers");

const customersQuery = (search: CustomersSearch) => ({
  ...pages<Row>(["customers", search], ({ page, signal }) =>
    answered(api.GET("/api/admin/customers", { params: { query: { ...page, ...asked(search) } }, signal })),
  ),
  placeholderData: keepPreviousData,
});

const columns = (): Column<Row>[] => [
  {
    heading: t("Customer"),
    cell: (row) => (
      <Link to="/customers/$customerId" params={{ customerId: row.id }} data-row-link className="font-medium break-words text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {row.name || row.email}
      </Link>
    ),
  },
  { heading: t("E-mail"), cell: (row) => <Email>{row.email}</Email> },
  { heading: t("Group"), cell: (row) => row.group ?? "–" },
  {
    heading: t("Kind"),
    cell: (row) => (
      <span className="inline-flex flex-wrap justify-end gap-1">
        <KindBadge account={row.has_account} />
        {row.accepts_marketing && <Badge tone="good">{t("Wants news")}</Badge>}
      </span>
    ),
  },
  { heading: t("Since"), cell: (row) => <span className="whitespace-nowrap">{day(row.created_at)}</span> },
  { heading: t("Orders"), right: true, cell: (row) => count(row.orders) },
  { heading: t("Revenue"), right: true, cell: (row) => <span className="whitespace-nowrap">{inEach(row.revenue)}</span> },
];

export function KindBadge({ account }: { account: boolean }) {
  return <Badge tone={account ? "accent" : "calm"}>{account ? t("Account") : t("Guest")}</Badge>;
}

export function Customers() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery(customersQuery(search));
  const { data: groups } = useQuery(groupsQuery);
  useTitle(t("Customers"));
  const narrow = (change: Record<string, string>) =>
    void navigate({ to: "/customers", search: customersSearch({ ...search, ...change }) });
  const kindWord = (code: string): [string, unknown] => [code === "account" ? t("With an account") : t("Guests"), null];
  const newsWord = (code: string): [string, unknown] => [code === "yes" ? t("Want news") : t("Want no news"), null];
  const narrowed = Object.keys(search).length > 0;
  return (
    <>
      <ListPage
        title={t("Customers")}
        beside={
          may("customers.write") && (
            <Button tone="main" onClick={() => setAdding(true)}>
              {t("Add a customer")}
            </Button>
          )
        }
        above={
          <Search label={t("Search customers")} placeholder={t("Name, e-mail or phone; press / to search")} q={search.q} search={(q) => narrow({ q })}>
            <div className="min-w-36 flex-1 sm:flex-none">
              <Choice label={t("Kind")} all={t("Any kind")} value={search.kind} codes={KINDS} word={kindWord} choose={(kind) => narrow({ kind })} />
            </div>
            <div className="min-w-36 flex-1 sm:flex-none">
              <Choice label={t("News by e-mail")} all={t("With or without news")} value={search.news} codes={NEWS} word={newsWord} choose={(news) => narrow({ news })} />
            </div>
            {(groups?.items.length ?? 0) > 0 && (
              <div className="min-w-36 flex-1 sm:flex-none">
                <Choice label={t("Group")} all={t("Any group")} value={search.group} codes={groups?.items.map(({ name }) => name) ?? []} word={(name) => [name, null]} choose={(group) => narrow({ group })} />
              </div>
            )}
          </Search>
        }
        columns={columns()}
        idOf={(row) => row.id}
        found={found}
        empty={
          narrowed
            ? nothing(t("No customer matches."), <Link to="/customers" className="text-accent underline">{t("Show all customers")}</Link>)
            : nothing(t("No customers yet."), t("Whoever buys becomes one."))
        }
      />
      {adding && <AddDialog close={() => setAdding(false)} />}
    </>
  );
}
