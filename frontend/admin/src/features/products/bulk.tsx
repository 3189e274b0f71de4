import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, classes, Notice, Waiting } from "@daybook/ui";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { api, me } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { Choice, Search } from "../../app/filters.tsx";
import { count } from "../../app/format.ts";
import { Back, Heading, nothing, Refused } from "../../app/heading.tsx";
import { Failed, More } from "../../app/more.tsx";
import { Outcome } from "../../app/outcome.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { toast } from "../../app/toasts.tsx";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";
import { change, type ColumnName, COLUMNS, type Edits, type GridRow, isWrong, paste, put, stored } from "./grid.ts";
import { asked, type BulkSearch, bulkSearch } from "./search.ts";
import { STATUSES, statusWord } from "./statuses.ts";

type Result = Schemas["BulkResultOut"];
const route = getRouteApi("/signed-in/products/bulk");

const variantsQuery = ({ edit: _, ...search }: BulkSearch) =>
  pages<GridRow>(["variants", search], ({ page, signal }) => answered(api.GET("/api/admin/variants", { params: { query: { ...page, ...asked(search) } }, signal })));

export function BulkEditor() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: who } = useQuery(me);
  const found = useInfiniteQuery({ ...variantsQuery(search), refetchOnWindowFocus: false });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  useTitle(t("Edit many"));
  const narrow = (part: Record<string, string>) => void navigate({ to: "/products/bulk", search: bulkSearch({ ...search, ...part }) });
  return (
    <>
      <Back to="/products">{t("Products")}</Back>
      <Heading title={t("Edit many")} />
      <p className="-mt-2 mb-4 max-w-prose text-sm text-muted">{t("Write in the cells as in a spreadsheet, or paste from one. Arrow keys and Enter go from cell to cell. Nothing is stored before you save.")}</p>
      <Search label={t("Search products")} placeholder={t("Title, vendor, SKU or address")} q={search.q} search={(q) => narrow({ q })}>
        <div className="min-w-32 flex-1 sm:flex-none">
          <Choice label={t("Status")} all={t("Any status")} value={search.state} codes={STATUSES} word={(code) => [statusWord(code), null]} choose={(state) => narrow({ state })} />
        </div>
      </Search>
      {search.edit && <Progress id={search.edit} done={() => void found.refetch()} />}
      <Failed found={found} />
      {found.isPending && <Waiting label={t("Loading")} />}
      {found.isSuccess && rows.length === 0 && <Card flush>{Object.keys(search).length > 0 ? nothing(t("No product matches."), <Link to="/products/bulk" className="text-accent underline">{t("Show all products")}</Link>) : nothing(t("No products yet."))}</Card>}
      {who && rows.length > 0 && <Grid rows={rows} currency={who.shop.currency} began={(edit) => narrow({ edit })} />}
      <More found={found} />
    </>
  );
}

const headingOf = (currency: string): Record<ColumnName, string> => ({
  price: t("Price ({currency})", { currency }),
  compare_at: t("Before ({currency})", { currency }),
  cost: t("Cost ({currency})", { currency }),
  barcode: t("Barcode"),
  grams: t("Grams"),
  tax_class: t("Tax class"),
});
const nameOf = (row: GridRow) => [row.product_title, row.title].filter(Boolean).join(" · ");

function Grid({ rows, currency, began }: { rows: GridRow[]; currency: string; began: (id: string) => void }) {
  const client = useQueryClient();
  const may = useMay();
  const table = useRef<HTMLTableElement>(null);
  const [edits, setEdits] = useState<Edits>({});
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [said, setSaid] = useState("");
  const edited = rows.filter(({ sku }) => edits[sku]);
  const wrong = edited.flatMap(({ sku }) => Object.entries(edits[sku] ?? {}).filter(([column, text]) => isWrong(column as ColumnName, text, currency)));
  const deed = useDeed(
    (variants: Schemas["ChangeOneVariantIn"][], key) => answered(api.POST("/api/admin/bulk-edits", { params: once(key), body: { title: t("Edit many"), product_ids: [], variants } })),
    async ({ id, results = [], counts }) => {
      const failed: Record<string, string> = Object.fromEntries(results.filter((each: Result) => each.state === "refused").map((each: Result) => [each.id, each.detail ?? ""]));
      setRefused(failed);
      // what was refused stays written, so that it can be put right
      setEdits((now) => Object.fromEntries(Object.entries(now).filter(([sku]) => id === null && sku in failed)));
      setSaid(id ? "" : t("{taken} saved, {refused} refused.", { taken: count(counts.taken), refused: count(counts.refused) }));
      if (!id && counts.refused === 0) toast(t("Saved."));
      await Promise.all([client.invalidateQueries({ queryKey: ["variants"] }), client.invalidateQueries({ queryKey: ["products"] }), client.invalidateQueries({ queryKey: ["product"] })]);
      if (id) began(id);
    },
  );
  const guard = useUnsavedGuard(edited.length > 0 && !deed.busy);
  const cellAt = (row: number, column: number) => table.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"]`);
  const go = (row: number, column: number) => {
    const cell = cellAt(row, column);
    cell?.focus();
    cell?.select();
    return Boolean(cell);
  };
  const moved = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === value.length;
    const steps: Record<string, [number, number, boolean]> = {
      ArrowDown: [1, 0, true],
      ArrowUp: [-1, 0, true],
      Enter: [event.shiftKey ? -1 : 1, 0, true],
      ArrowLeft: [0, -1, whole || selectionEnd === 0],
      ArrowRight: [0, 1, whole || selectionStart === value.length],
    };
    const [down, right, free] = steps[event.key] ?? [0, 0, false];
    if (!free || event.altKey || event.ctrlKey || event.metaKey) return;
    if (go(row + down, column + right) || event.key === "Enter") event.preventDefault();
  };
  const pasted = (event: ClipboardEvent<HTMLInputElement>, row: number, column: number) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n\r]/.test(text)) return; // one cell: the browser's own paste
    event.preventDefault();
    const made = paste(edits, rows, { row, column }, text, currency);
    setEdits(made.edits);
    setSaid(made.outside > 0 ? t("{count} pasted cells fell outside the table and were left out.", { count: count(made.outside) }) : t("Pasted."));
  };
  const save = () => void deed.go(edited.map((row) => change(row, edits[row.sku] ?? {}, currency)));
  const words = headingOf(currency);
  return (
    <>
      <div className="overflow-x-auto rounded-card border border-line bg-surface" tabIndex={0} role="region" aria-label={t("Variants")}>
        <table ref={table} className="w-full border-collapse text-sm">
          <caption className="sr-only">{t("Variants")}</caption>
          <thead>
            <tr className="border-b border-line text-left text-muted">
              <th scope="col" className="sticky left-0 z-1 min-w-40 bg-surface px-3 py-2 font-medium">
                {t("Variant")}
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="min-w-28 px-2 py-2 font-medium whitespace-nowrap">
                  {words[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.sku} className={classes("border-b border-line last:border-0", refused[row.sku] && "bg-danger-soft")}>
                <th scope="row" className="sticky left-0 z-1 max-w-56 bg-surface px-3 py-1.5 text-left font-normal">
                  <span className="block truncate font-medium">{nameOf(row)}</span>
                  <span className="block truncate text-xs text-muted">{row.sku}</span>
                  {refused[row.sku] && (
                    <span id={`refused-${row.sku}`} className="block text-xs text-danger">
                      {refused[row.sku]}
                    </span>
                  )}
                </th>
                {COLUMNS.map((column, n) => {
                  const text = edits[row.sku]?.[column];
                  const bad = text !== undefined && isWrong(column, text, currency);
                  return (
                    <td key={column} className="border-l border-line p-0">
                      <input
                        data-cell={`${at} ${n}`}
                        aria-label={`${words[column]}, ${nameOf(row)}`}
                        aria-invalid={bad || undefined}
                        aria-describedby={refused[row.sku] ? `refused-${row.sku}` : undefined}
                        inputMode={n < 3 ? "decimal" : n === 4 ? "numeric" : undefined}
                        readOnly={!may("catalogue.write")}
                        value={text ?? stored(row, column, currency)}
                        onChange={(event) => setEdits(put(edits, row, column, event.target.value, currency))}
                        onKeyDown={(event) => moved(event, at, n)}
                        onPaste={(event) => pasted(event, at, n)}
                        className={classes(
                          "min-h-11 w-full min-w-28 px-2 focus:relative focus:z-1",
                          n < 3 || n === 4 ? "text-right tabular-nums" : "",
                          text === undefined ? "bg-transparent text-ink" : bad ? "bg-danger-soft text-danger" : "bg-accent-soft font-medium text-ink",
                        )}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-3">
        <Outcome refusal={deed.refusal} again={deed.forget} />
      </div>
      {may("catalogue.write") && (
        <div className="bottom-14 z-10 roomy:sticky mt-3 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-3 lg:bottom-0">
          <Button tone="main" busy={deed.busy} disabled={edited.length === 0 || wrong.length > 0} onClick={save}>
            {t("Save")}
          </Button>
          <Button disabled={edited.length === 0 || deed.busy} onClick={() => setEdits({})}>
            {t("Undo all")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {[edited.length > 0 ? t("{count} rows changed.", { count: count(edited.length) }) : "", wrong.length > 0 ? t("{count} cells are marked: put them right first.", { count: count(wrong.length) }) : "", said].filter(Boolean).join(" ")}
          </span>
        </div>
      )}
      {guard}
    </>
  );
}

/** A long bulk edit: it goes on by itself, and its address finds it again. */
function Progress({ id, done }: { id: string; done: () => void }) {
  const { data, error } = useQuery({
    queryKey: ["bulk-edit", id],
    queryFn: async ({ signal }) => {
      const now = await answered(api.GET("/api/admin/bulk-edits/{bulk_id}", { params: { path: { bulk_id: id } }, signal }));
      if (now.state === "done") done();
      return now;
    },
    refetchInterval: ({ state }) => (state.data?.state === "done" || state.error ? false : 1000),
  });
  if (error) return <Refused error={error} />;
  if (!data) return null;
  const { taken, refused } = data.counts;
  return (
    <div className="mb-4 grid gap-3">
      <p role="status" className="text-sm">
        {data.state === "done"
          ? t("{taken} saved, {refused} refused.", { taken: count(taken), refused: count(refused) })
          : t("{made} of {all} rows made. You can leave: it goes on.", { made: count(taken + refused), all: count(data.rows) })}
      </p>
      {(data.results?.length ?? 0) > 0 && (
        <Notice tone="danger">
          {data.results?.map((each) => (
            <p key={each.row}>
              {each.id}: {each.detail}
            </p>
          ))}
        </Notice>
      )}
    </div>
  );
}
