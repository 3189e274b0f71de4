/** The views of the list as tabs; saving, changing, sharing and deleting one. */
import { answered } from "@daybook/api-client";
import { Button, Checkbox, Input } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { count } from "../../app/format.ts";
import { Outcome } from "../../app/outcome.tsx";
import { useMay } from "../../app/permissions.ts";
import { tab as look } from "../../app/tabs.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { filtersOf, type OrdersSearch, ordersSearch } from "./search.ts";
import { countOf, countsQuery, isChanged, kept, searchOf, type Tab, tabAt, tabsOf, type View, viewsQuery } from "./views.ts";

interface Props {
  search: OrdersSearch;
  /** The columns that are shown now. */
  columns: readonly string[];
}

export function Tabs({ search, columns }: Props) {
  const { data: views = [] } = useQuery(viewsQuery);
  const { data: counts } = useQuery(countsQuery);
  const tabs = tabsOf(views);
  const at = tabAt(tabs, search);
  const bar = useRef<HTMLElement>(null);
  const here = at?.search.view ?? "";
  useEffect(() => {
    bar.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [here, views.length]);
  const shown = (tab: Tab) => countOf(filtersOf(tab.search), counts);
  return (
    <div className="mb-3 grid gap-2">
      <nav ref={bar} aria-label={t("Views")} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1">
        {tabs.map((tab) => {
          const number = shown(tab);
          const changed = tab === at && tab.view && isChanged(tab.view, search);
          return (
            <Link key={tab.search.view ?? ""} to="/orders" search={tab.search} {...look(tab === at)}>
              {tab.view?.shared && <Users aria-label={t("Shared")} size={13} className="mr-1 inline-block align-[-0.1em]" />}
              {tab.name}
              {number !== undefined && <span className="ml-1 tabular-nums">{count(number)}</span>}
              {changed && (
                <span title={t("Changed, not saved")} className="ml-1">
                  •<span className="sr-only">{t("Changed, not saved")}</span>
                </span>
              )}
            </Link>
          );
        })}
      </nav>
      <Keeping key={at?.view ? `${at.view.id} ${at.view.version}` : ""} view={at?.view} search={search} columns={columns} />
    </div>
  );
}

/** What can be done with what is shown now: keep it as a view, or change the view it is. */
function Keeping({ view, search, columns }: Props & { view: View | undefined }) {
  const client = useQueryClient();
  const may = useMay();
  const [dialog, setDialog] = useState<"new" | "edit" | null>(null);
  const own = view !== undefined && (!view.shared || may("orders.write"));
  const changed = view !== undefined && isChanged(view, search);
  const navigate = useNavigate();
  const showStored = () => void client.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const save = useDeed(
    (is: View) => answered(api.PUT("/api/admin/orders/views/{view_id}", { params: { path: { view_id: is.id } }, body: { name: is.name, shared: is.shared, version: is.version, ...kept(search, columns) } })),
    async (saved) => {
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      await navigate({ to: "/orders", search: searchOf(saved), replace: true });
      toast(t("View saved."));
    },
  );
  if (!view && Object.keys(filtersOf(search)).length === 0 && !search.sort) return null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1 text-sm">
        {changed && <span className="mr-2 text-muted">{t("Changed, not saved")}</span>}
        {changed && own && (
          <Button busy={save.busy} onClick={() => void save.go(view)}>
            {t("Save")}
          </Button>
        )}
        {(!view || changed) && (
          <Button tone="quiet" onClick={() => setDialog("new")}>
            {view ? t("Save as a new view") : t("Save as a view")}
          </Button>
        )}
        {changed && (
          <Link to="/orders" search={searchOf(view)} className="inline-flex min-h-9 items-center px-3 text-accent underline underline-offset-2">
            {t("As it was saved")}
          </Link>
        )}
        {own && !changed && (
          <Button tone="quiet" onClick={() => setDialog("edit")}>
            {t("Change or delete this view")}
          </Button>
        )}
      </div>
      <Outcome refusal={save.refusal} again={showStored} />
      {dialog && <ViewDialog view={dialog === "edit" ? view : undefined} search={search} columns={columns} close={() => setDialog(null)} />}
    </>
  );
}

function ViewDialog({ view, search, columns, close }: Props & { view: View | undefined; close: () => void }) {
  const client = useQueryClient();
  const may = useMay();
  const navigate = useNavigate();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const after = async (saved: View) => {
    await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
    close();
    await navigate({ to: "/orders", search: searchOf(saved) });
  };
  const body = { name: name.trim(), shared, ...kept(search, columns) };
  const save = useDeed(
    (_: null, key) =>
      view
        ? answered(api.PUT("/api/admin/orders/views/{view_id}", { params: { path: { view_id: view.id } }, body: { ...body, version: view.version } }))
        : answered(api.POST("/api/admin/orders/views", { params: once(key), body })),
    after,
  );
  const remove = useDeed(
    (is: View) => answered(api.DELETE("/api/admin/orders/views/{view_id}", { params: { path: { view_id: is.id } } })).then(() => is),
    async (was) => {
      close();
      await navigate({ to: "/orders", search: ordersSearch({}) });
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      const { name: named, shared: all, filters, columns: had, sort } = was;
      toast(t("View deleted: {name}", { name: named }), () => {
        void answered(api.POST("/api/admin/orders/views", { params: once(crypto.randomUUID()), body: { name: named, shared: all, filters, columns: had, sort } }))
          .catch(() => toast(t("Not undone: {number}", { number: count(1) })))
          .finally(() => client.invalidateQueries({ queryKey: viewsQuery.queryKey }));
      });
    },
  );
  return (
    <DeedDialog
      title={view ? t("Change or delete this view") : t("Save as a view")}
      does={t("Save")}
      busy={save.busy}
      refusal={save.refusal ?? remove.refusal}
      submit={() => void save.go(null)}
      close={close}
    >
      <Input label={t("Name of the view")} value={name} onChange={(event) => setName(event.target.value)} required maxLength={60} hint={t("It keeps the filters, the columns and the order that are shown now.")} />
      {may("orders.write") && <Checkbox label={t("Shared")} checked={shared} onChange={(event) => setShared(event.target.checked)} hint={t("Everybody who works in this shop sees it.")} />}
      {view && (
        <div>
          <Button tone="danger" busy={remove.busy} onClick={() => void remove.go(view)}>
            {t("Delete the view")}
          </Button>
        </div>
      )}
    </DeedDialog>
  );
}
