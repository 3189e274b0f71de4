/** What a file would become: shown before any of it is taken. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Notice, Waiting } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { count, money } from "../../app/format.ts";
import { Refused } from "../../app/heading.tsx";
import { type Column, ListTable } from "../../app/list-table.tsx";
import { t } from "../../app/words.ts";
import { CancelJob } from "./cancel.tsx";
import { lineColumns } from "./report.tsx";
import { fieldWord } from "./words.ts";

type Seen = Schemas["ImportPreviewOut"];
type FileColumn = Seen["columns"][number] & { id: string };
type Product = Seen["products"][number];

export function Preview({ jobId }: { jobId: string }) {
  const client = useQueryClient();
  const { data: seen, error, refetch } = useQuery({
    queryKey: ["jobs", "preview", jobId],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/jobs/{job_id}/preview", { params: { path: { job_id: jobId } }, signal })),
    staleTime: Infinity,
  });
  const start = useDeed(
    (_: string, key) => answered(api.POST("/api/admin/jobs/{job_id}/start", { params: { path: { job_id: jobId }, ...once(key) } })),
    () => client.invalidateQueries({ queryKey: ["jobs"] }),
  );
  if (error) return <Refused error={error} again={() => void refetch()} />;
  if (!seen) return <Waiting label={t("Looking at the file")} />;
  return (
    <div className="grid gap-4">
      <Card>
        {seen.trouble ? (
          <Notice tone="danger" alert>
            {seen.trouble}
          </Notice>
        ) : (
          <p className="text-sm">
            {seen.whole
              ? t("Nothing has been taken yet. This is the whole file as it would become products.")
              : t("Nothing has been taken yet. This is the beginning of the file as it would become products.")}
          </p>
        )}
        {start.refusal && (
          <div className="mt-3">
            <Notice tone="danger" alert>
              {start.refusal.message}
            </Notice>
          </div>
        )}
        <div className="mt-3 flex flex-wrap gap-2">
          {!seen.trouble && (
            <Button tone="main" busy={start.busy} onClick={() => void start.go(jobId)}>
              {t("Start the import")}
            </Button>
          )}
          <CancelJob jobId={jobId} does={t("Throw the file away")} />
        </div>
      </Card>
      {!seen.trouble && <Mapped seen={seen} />}
    </div>
  );
}

function Mapped({ seen }: { seen: Seen }) {
  const left = seen.columns.filter((column) => column.becomes === "nothing");
  return (
    <>
      <Card title={t("Products as they would be")} flush>
        {seen.products.length > 0 ? (
          <ListTable caption={t("Products as they would be")} rows={seen.products} idOf={(product) => String(product.row)} columns={productColumns()} />
        ) : (
          <p className="p-4 text-sm">{t("There is no product among the first rows.")}</p>
        )}
      </Card>
      {seen.problems.length > 0 && (
        <Card title={t("What to look at")} flush>
          <ListTable caption={t("What to look at")} rows={seen.problems.map((line, index) => ({ ...line, id: String(index) }))} idOf={(line) => line.id} columns={lineColumns()} />
        </Card>
      )}
      <Card title={t("Columns of the file")} flush>
        {left.length > 0 && (
          <p className="px-4 pt-3 text-sm">{t("Not kept: {columns}", { columns: left.map((column) => column.name || "–").join(", ") })}</p>
        )}
        <ListTable caption={t("Columns of the file")} rows={seen.columns.map((column, index): FileColumn => ({ ...column, id: String(index) }))} idOf={(column) => column.id} columns={fileColumns()} />
      </Card>
    </>
  );
}

function becomes(column: FileColumn) {
  if (column.becomes === "field") return fieldWord(column.field);
  if (column.becomes === "product_field") return t("Custom field of the product");
  if (column.becomes === "variant_field") return t("Custom field of the variant");
  return <Badge tone="notice">{t("Not kept")}</Badge>;
}

const fileColumns = (): Column<FileColumn>[] => [
  { heading: t("Column"), cell: (column) => <span className="break-words">{column.name || "–"}</span> },
  { heading: t("Becomes"), cell: becomes },
  { heading: t("For example"), cell: (column) => <span className="break-words text-muted">{column.example || "–"}</span> },
];

const productColumns = (): Column<Product>[] => [
  {
    heading: t("Product"),
    cell: (product) => (
      <div className="min-w-0">
        <span className="block font-medium">{product.title || product.handle}</span>
        <span className="block text-xs break-all text-muted">{product.handle}</span>
      </div>
    ),
  },
  {
    heading: t("Would be"),
    cell: (product) => (product.known ? <Badge>{t("Changed")}</Badge> : <Badge tone="good">{t("Created")}</Badge>),
  },
  { heading: t("Pictures"), right: true, cell: (product) => count(product.images) },
  {
    heading: t("Variants"),
    cell: (product) => (
      <ul className="grid gap-1">
        {product.variants.slice(0, 3).map((variant) => (
          <li key={variant.sku} className="wrap-anywhere">
            {[variant.options.join(" / "), variant.sku, variant.price ? money(variant.price) : t("No price")].filter(Boolean).join(" · ")}
            {variant.quantity !== null && ` · ${t("{count} in stock", { count: count(variant.quantity) })}`}
          </li>
        ))}
        {product.variant_count > 3 && <li className="text-muted">{t("and {count} more", { count: count(product.variant_count - 3) })}</li>}
      </ul>
    ),
  },
];
