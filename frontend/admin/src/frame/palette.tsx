/** The command palette: go somewhere, do something, find an order, a customer or a product. Loaded when it is first opened. */
import { answered } from "@daybook/api-client";
import { Dialog, Spinner } from "@daybook/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { useEffect, useRef, useState } from "react";
import { api } from "../app/api.ts";
import { useMay } from "../app/permissions.ts";
import { t } from "../app/words.ts";
import { actionsFor, placesFor } from "../routes/places.ts";
import { useLooker } from "./looker.ts";

const WAIT_MS = 200;
const MOST = 5;

interface Found {
  id: string;
  words: string;
  note: string;
  to: string;
  search?: Record<string, string>;
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What the API finds, of each kind that this person may see. What fails is left out; the rest is shown. */
function useFound(q: string) {
  const may = useMay();
  const { on } = useLooker();
  const orders = on.has("orders") && may("orders.read");
  const customers = on.has("customers") && may("customers.read");
  const products = on.has("catalogue") && may("catalogue.read");
  return useQuery({
    queryKey: ["palette", q, orders, customers, products],
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<[string, Found[]][]> => {
      const query = { q, limit: MOST };
      const asked: Promise<[string, Found[]]>[] = [];
      if (orders)
        asked.push(
          answered(api.GET("/api/admin/orders", { params: { query }, signal })).then(({ items }) => [
            t("Orders"),
            items.map((each) => ({ id: each.id, words: each.number, note: each.name || each.email, to: `/orders/${each.id}` })),
          ]),
        );
      if (customers)
        asked.push(
          answered(api.GET("/api/admin/customers", { params: { query }, signal })).then(({ items }) => [
            t("Customers"),
            items.map((each) => ({ id: each.id, words: each.name || each.email, note: each.email, to: `/customers/${each.id}` })),
          ]),
        );
      if (products)
        asked.push(
          answered(api.GET("/api/admin/products", { params: { query }, signal })).then(({ items }) => [
            t("Products"),
            items.map((each) => ({ id: each.id, words: each.title, note: "", to: `/products/${each.id}` })),
          ]),
        );
      const came = await Promise.allSettled(asked);
      return came.flatMap((each) => (each.status === "fulfilled" && each.value[1].length ? [each.value] : []));
    },
  });
}

const LINE =
  "flex min-h-10 cursor-pointer items-center justify-between gap-3 rounded-control px-3 py-1.5 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent";
const GROUP = "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted";

export function Palette({ close }: { close: () => void }) {
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // After the dialog has opened, which gives the focus to its first button
  useEffect(() => field.current?.focus(), []);
  const navigate = useNavigate();
  const looker = useLooker();
  const asked = useSettled(text.trim());
  const found = useFound(asked);
  const searching = text.trim().length > 1 && (found.isFetching || asked !== text.trim());
  const go = (to: string, search?: Record<string, string>) => {
    close();
    void navigate({ to, search: search ?? {} });
  };
  return (
    <Dialog title={t("Find or do anything")} closeLabel={t("Close")} onClose={close}>
      <Command label={t("Find or do anything")} loop className="-mx-2">
        <div className="relative">
          <Command.Input
            ref={field}
            value={text}
            onValueChange={setText}
            placeholder={t("An order, a customer, a product, a place")}
            className="w-full min-h-11 rounded-control border border-edge bg-surface px-3 text-ink placeholder:text-muted"
          />
          {searching && (
            <span className="absolute top-4 right-3 text-muted">
              <Spinner />
            </span>
          )}
        </div>
        <Command.List className="mt-2 max-h-[min(60dvh,26rem)] overflow-y-auto">
          {!searching && <Command.Empty className="px-3 py-6 text-center text-sm text-muted">{t("Nothing matches.")}</Command.Empty>}
          {text.trim().length > 1 &&
            found.data?.map(([heading, rows]) => (
              <Command.Group key={heading} heading={heading} className={GROUP}>
                {rows.map((row) => (
                  // The API has matched it already: what is typed is among its words so that it stays
                  <Command.Item key={row.id} value={row.id} keywords={[text]} onSelect={() => go(row.to, row.search)} className={LINE}>
                    <span className="truncate font-medium">{row.words}</span>
                    <span className="truncate text-muted">{row.note}</span>
                  </Command.Item>
                ))}
              </Command.Group>
            ))}
          <Command.Group heading={t("Go to")} className={GROUP}>
            {placesFor(looker).map(({ to, label, icon: Icon, letter }) => (
              <Command.Item key={to} value={label} onSelect={() => go(to)} className={LINE}>
                <span className="flex items-center gap-2.5">
                  <Icon aria-hidden="true" size={16} />
                  {label}
                </span>
                {letter && <kbd className="text-xs text-muted">G {letter.toUpperCase()}</kbd>}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading={t("Do")} className={GROUP}>
            {actionsFor(looker).map(({ to, search, label, also }) => (
              <Command.Item key={label} value={label} keywords={also ? [also] : []} onSelect={() => go(to, search)} className={LINE}>
                {label}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}
