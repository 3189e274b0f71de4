/** The products of a collection, put in and taken out by hand where no rule does it. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Dialog, Input, Notice, Picture, Waiting } from "@daybook/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { nothing, Refused } from "../../app/heading.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";

type Row = Schemas["ProductRowOut"];
const membersQuery = (query: { collection: string } | { q: string }) =>
  pages<Row>(["products", "of", query], ({ page, signal }) => answered(api.GET("/api/admin/products", { params: { query: { ...page, ...query } }, signal })));

export function Members({ handle, ruled }: { handle: string; ruled: boolean }) {
  const may = useMay();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery(membersQuery({ collection: handle }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const byHand = !ruled && may("catalogue.write");
  const again = () => client.invalidateQueries({ queryKey: ["products"] });
  const out = useDeed((product_id: string) => answered(api.DELETE("/api/admin/collections/{handle}/products/{product_id}", { params: { path: { handle, product_id } } })), again);
  const into = useDeed((product_id: string, key) => answered(api.POST("/api/admin/collections/{handle}/products", { params: { path: { handle }, ...once(key) }, body: { product_ids: [product_id] } })), again);
  const refusal = out.refusal ?? into.refusal;
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
      {found.error && <Refused error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Waiting label={t("Loading")} rows={3} />}
      {found.isSuccess && rows.length === 0 && !found.hasNextPage && nothing(t("No products in it yet."))}
      {refusal && (
        <Notice tone="danger" alert>
          {refusal.message}
        </Notice>
      )}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <Member key={row.id} row={row}>
            {byHand && (
              <Button tone="quiet" aria-label={t("Take {name} out", { name: row.title })} onClick={() => void out.go(row.id)}>
                {t("Take out")}
              </Button>
            )}
          </Member>
        ))}
      </ul>
      {found.hasNextPage && (
        <div className="border-t border-line px-4 py-3">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("Show more")}
          </Button>
        </div>
      )}
      {adding && <Choose inside={handle} put={(id) => void into.go(id)} close={() => setAdding(false)} />}
    </Card>
  );
}

function Member({ row, children }: { row: Row; children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-3 px-4 py-2 text-sm">
      <Picture address={row.image?.url} />
      <Link to="/products/$productId" params={{ productId: row.id }} className="min-w-0 flex-1 break-words text-accent underline-offset-2 hover:underline">
        {row.title}
      </Link>
      {children}
    </li>
  );
}

function Choose({ inside, put, close }: { inside: string; put: (productId: string) => void; close: () => void }) {
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
              <Button aria-label={t("Put {name} in", { name: row.title })} onClick={() => put(row.id)}>
                {t("Put in")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
