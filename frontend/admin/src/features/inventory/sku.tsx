import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Input, Notice, Select, Waiting } from "@daybook/ui";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { count, moment } from "../../app/format.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { ListTable } from "../../app/list-table.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";
import { Available } from "./list.tsx";
import { difference, REASONS, type Reason, reasonWord } from "./reasons.ts";

type Overview = Schemas["OverviewOut"];
const route = getRouteApi("/signed-in/inventory/$sku");

const overview = (sku: string) =>
  queryOptions({
    queryKey: ["stock", "sku", sku],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/inventory/{sku}", { params: { path: { sku } }, signal })),
  });

export function Sku() {
  const { sku } = route.useParams();
  const { data, error, refetch } = useQuery(overview(sku));
  const may = useMay();
  useTitle(sku);
  return (
    <>
      <Back to="/inventory">{t("Inventory")}</Back>
      <Heading title={sku} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting label={t("Loading")} />}
      {data && (
        <div className="grid gap-4">
          <Levels stock={data} />
          {may("inventory.write") && data.levels.length > 0 && <Correct stock={data} />}
          <Reservations stock={data} />
          <Movements stock={data} />
        </div>
      )}
    </>
  );
}

function Levels({ stock }: { stock: Overview }) {
  return (
    <Card title={stock.title || stock.sku} flush>
      <ListTable
        caption={t("Stock levels")}
        rows={stock.levels}
        idOf={(level) => level.location_id}
        columns={[
          { heading: t("Location"), cell: (level) => level.location },
          { heading: t("On hand"), right: true, cell: (level) => count(level.on_hand) },
          { heading: t("Reserved"), right: true, cell: (level) => count(level.reserved) },
          { heading: t("Safety"), right: true, cell: (level) => count(level.safety) },
          { heading: t("Available"), right: true, cell: (level) => <Available count={level.available} /> },
        ]}
      />
    </Card>
  );
}

function Correct({ stock }: { stock: Overview }) {
  const client = useQueryClient();
  const [location, setLocation] = useState(stock.levels[0]?.location_id ?? "");
  const [reason, setReason] = useState<Reason>("counted");
  const [quantity, setQuantity] = useState("");
  const [note, setNote] = useState("");
  const move = useDeed(
    (body: Schemas["MoveStock"], key) => answered(api.POST("/api/admin/inventory/movements", { params: once(key), body })),
    async () => {
      setQuantity("");
      setNote("");
      await client.invalidateQueries({ queryKey: ["stock"] });
    },
  );
  const guard = useUnsavedGuard((quantity !== "" || note.trim() !== "") && !move.busy);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = difference(reason, Number.parseInt(quantity, 10));
    void move.go({ sku: stock.sku, location_id: location, reason, note: note.trim(), ...given });
  };
  return (
    <Card title={t("Count or move stock")}>
      <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_7rem_1.4fr_auto]">
        <Select label={t("Location")} value={location} onChange={(event) => setLocation(event.target.value)}>
          {stock.levels.map((level) => (
            <option key={level.location_id} value={level.location_id}>
              {level.location}
            </option>
          ))}
        </Select>
        <Select label={t("Reason")} value={reason} onChange={(event) => setReason(event.target.value as Reason)}>
          {REASONS.map((code) => (
            <option key={code} value={code}>
              {reasonWord(code)}
            </option>
          ))}
        </Select>
        <Input label={reason === "counted" ? t("There are") : t("How many")} type="number" min={reason === "counted" ? 0 : 1} step={1} required value={quantity} onChange={(event) => setQuantity(event.target.value)} />
        <Input label={t("Note")} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        <Button type="submit" tone="main" busy={move.busy}>
          {t("Enter")}
        </Button>
      </form>
      {move.refusal && (
        <div className="mt-3">
          <Notice tone="danger" alert>
            {move.refusal.message}
          </Notice>
        </div>
      )}
      {guard}
    </Card>
  );
}

function Reservations({ stock }: { stock: Overview }) {
  if (stock.reservations.length === 0) return null;
  return (
    <Card title={t("Reserved for orders")} flush>
      <ListTable
        caption={t("Reserved for orders")}
        rows={stock.reservations}
        idOf={(each) => `${each.order_id} ${each.location_id}`}
        columns={[
          {
            heading: t("Order"),
            cell: (each) => (
              <Link to="/orders/$orderId" params={{ orderId: each.order_id }} data-row-link className="text-accent underline underline-offset-2">
                {each.order_id}
              </Link>
            ),
          },
          { heading: t("Location"), cell: (each) => each.location_id },
          { heading: t("Quantity"), right: true, cell: (each) => count(each.quantity) },
        ]}
      />
      {!stock.reservations_complete && <p className="px-4 py-2 text-sm text-muted">{t("There are more than are shown here.")}</p>}
    </Card>
  );
}

const signed = (number: number) => (number > 0 ? `+${count(number)}` : count(number));

function Movements({ stock }: { stock: Overview }) {
  return (
    <Card title={t("Latest movements")} flush>
      {stock.movements.items.length === 0 && <p className="px-4 py-3 text-sm text-muted">{t("Nothing has moved yet.")}</p>}
      <ListTable
        caption={t("Latest movements")}
        rows={stock.movements.items}
        idOf={(each) => each.id}
        columns={[
          { heading: t("When"), cell: (each) => <span className="whitespace-nowrap">{moment(each.at)}</span> },
          { heading: t("Reason"), cell: (each) => reasonWord(each.reason) },
          { heading: t("Location"), cell: (each) => each.location_id },
          { heading: t("On hand"), right: true, cell: (each) => signed(each.on_hand) },
          { heading: t("Reserved"), right: true, cell: (each) => signed(each.reserved) },
          { heading: t("Note"), cell: (each) => each.note || "–" },
        ]}
      />
    </Card>
  );
}
