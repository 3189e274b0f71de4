/** The products of a collection: put in and taken out by hand where no rule does it, and those that come first. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Dialog, Input, Notice, Picture, Waiting } from "@daybook/ui";
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useRef, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed, useLast } from "../../app/deed.ts";
import { nothing, Refused } from "../../app/heading.tsx";
import { Failed, More } from "../../app/more.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Small } from "../products/pictures.tsx";
import type { Collection } from "./written.ts";

type Row = Schemas["ProductRowOut"];
const membersQuery = (query: { collection: string } | { q: string }) =>
  pages<Row>(["products", "of", query], ({ page, signal }) => answered(api.GET("/api/admin/products", { params: { query: { ...page, ...query } }, signal })));

const MOST_ORDERED = 100;

/** Those that have a place of their own, in their order. */
const orderedQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ["products", "ordered", ids],
    queryFn: async ({ signal }) => (await answered(api.GET("/api/admin/products", { params: { query: { product_id: ids, limit: MOST_ORDERED } }, signal }))).items,
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });

interface Props {
  collection: Collection;
  /** The collection as it is stored with another order. */
  ordered: (now: Collection) => void;
}

export function Members({ collection, ordered }: Props) {
  const { handle } = collection;
  const version = useRef(0); // of the last answer: the next order may be sent before it is shown
  const arrange = useLast(
    useDeed(async (product_order: string[]) => {
      const read = Math.max(version.current, collection.version);
      const now = await answered(api.PATCH("/api/admin/collections/{handle}", { params: { path: { handle } }, body: { version: read, product_order } }));
      version.current = now.version;
      return now;
    }, ordered),
  );
  const order = arrange.asked ?? collection.product_order;
  const may = useMay();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery(membersQuery({ collection: handle }));
  const first = useQuery(orderedQuery(order.slice(0, MOST_ORDERED)));
  const listed = found.data?.pages.flatMap((page) => page.items) ?? [];
  const known = new Map([...listed, ...(first.data ?? [])].map((row) => [row.id, row]));
  const inOrder = order.flatMap((id) => known.get(id) ?? []).filter((row) => row.collections.includes(handle));
  const placed = new Set(order);
  const rest = listed.filter((row) => !placed.has(row.id));
  const arranges = may("catalogue.write") && (first.data !== undefined || order.every((id) => known.has(id))); // else those not yet known would lose their place
  const byHand = collection.rule === null && may("catalogue.write");
  const again = () => client.invalidateQueries({ queryKey: ["products"] });
  const out = useDeed((product_id: string) => answered(api.DELETE("/api/admin/collections/{handle}/products/{product_id}", { params: { path: { handle, product_id } } })), again);
  const into = useDeed((product_id: string, key) => answered(api.POST("/api/admin/collections/{handle}/products", { params: { path: { handle }, ...once(key) }, body: { product_ids: [product_id] } })), again);
  const refusal = out.refusal ?? into.refusal ?? arrange.refusal;
  const ids = inOrder.map(({ id }) => id);
  const move = (at: number, by: number) => {
    const made = [...ids];
    const [one] = made.splice(at, 1);
    if (one) made.splice(at + by, 0, one);
    void arrange.go(made);
  };
  const takeOut = (row: Row) =>
    byHand && (
      <Button tone="quiet" busy={out.busy} aria-label={t("Take {name} out", { name: row.title })} onClick={() => void out.go(row.id)}>
        {t("Take out")}
      </Button>
    );
  return (
    <Card
      title={t("Products")}
      beside={
        byHand && (
          <Button tone="quiet" onClick={() => setAdding(true)}>
            {t("Put products in")}
          </Button>
        )
      }
      flush
    >
      <Failed found={found} />
      {first.error && <Refused error={first.error} again={() => void first.refetch()} />}
      {found.isPending && <Waiting label={t("Loading")} rows={3} />}
      {found.isSuccess && inOrder.length + rest.length === 0 && !first.isLoading && !found.hasNextPage && nothing(t("No products in it yet."))}
      {refusal && (
        <Notice tone="danger" alert>
          {refusal.message}
        </Notice>
      )}
      {inOrder.length > 0 && (
        <>
          <p className="px-4 pt-3 text-sm text-muted">{t("These come first, in this order; the others follow, the newest first.")}</p>
          <ol aria-label={t("Products that come first")} className="divide-y divide-line">
            {inOrder.map((row, at) => (
              <Member key={row.id} row={row}>
                {arranges && (
                  <>
                    <Small label={t("Move {name} up", { name: row.title })} off={at === 0} act={() => move(at, -1)} icon={ArrowUp} />
                    <Small label={t("Move {name} down", { name: row.title })} off={at === inOrder.length - 1} act={() => move(at, 1)} icon={ArrowDown} />
                    <Button tone="quiet" aria-label={t("Not first: {name}", { name: row.title })} onClick={() => void arrange.go(ids.filter((id) => id !== row.id))}>
                      {t("Not first")}
                    </Button>
                  </>
                )}
                {takeOut(row)}
              </Member>
            ))}
          </ol>
        </>
      )}
      <ul aria-label={t("Products")} className={inOrder.length > 0 ? "divide-y divide-line border-t border-line" : "divide-y divide-line"}>
        {rest.map((row) => (
          <Member key={row.id} row={row}>
            {arranges && ids.length < MOST_ORDERED && (
              <Button tone="quiet" aria-label={t("Put first: {name}", { name: row.title })} onClick={() => void arrange.go([...ids, row.id])}>
                {t("Put first")}
              </Button>
            )}
            {takeOut(row)}
          </Member>
        ))}
      </ul>
      <More found={found} />
      {adding && <Choose inside={handle} put={(id) => void into.go(id)} busy={into.busy} close={() => setAdding(false)} />}
    </Card>
  );
}

function Member({ row, children }: { row: Row; children: React.ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-1 gap-y-1 px-4 py-2 text-sm">
      <Picture address={row.image?.url} />
      <Link to="/products/$productId" params={{ productId: row.id }} className="ml-2 min-w-32 flex-1 break-words text-accent underline-offset-2 hover:underline">
        {row.title}
      </Link>
      <span className="ml-auto flex items-center">{children}</span>
    </li>
  );
}

function Choose({ inside, put, busy, close }: { inside: string; put: (productId: string) => void; busy: boolean; close: () => void }) {
  const [q, setQ] = useState("");
  const found = useInfiniteQuery(membersQuery({ q }));
  const rows = found.data?.pages[0]?.items ?? [];
  return (
    <Dialog title={t("Put products in")} closeLabel={t("Close")} onClose={close}>
      <Input label={t("Search products")} type="search" placeholder={t("Title, vendor, SKU or address")} maxLength={100} value={q} onChange={(event) => setQ(event.target.value)} />
      {found.isSuccess && rows.length === 0 && <p className="py-4 text-sm text-muted">{t("No product matches.")}</p>}
      <ul className="mt-2 min-h-40 divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex items-center gap-3 py-2 text-sm">
            <Picture address={row.image?.url} />
            <span className="min-w-0 flex-1 break-words">{row.title}</span>
            {row.collections.includes(inside) ? (
              <span className="text-muted">{t("In it")}</span>
            ) : (
              <Button busy={busy} aria-label={t("Put {name} in", { name: row.title })} onClick={() => put(row.id)}>
                {t("Put in")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
