/** Goods that go from one location to another: all lines, or none. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Input, Select } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { locationsQuery } from "./locations.ts";

const MOST = 18; // lines in one transaction of the API
interface Line {
  sku: string;
  quantity: string;
}

export function TransferDialog({ sku = "", close }: { sku?: string; close: () => void }) {
  const client = useQueryClient();
  const { data: locations = [] } = useQuery(locationsQuery);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const [lines, setLines] = useState<Line[]>([{ sku, quantity: "" }]);
  const write = (at: number, part: Partial<Line>) => setLines(lines.map((each, n) => (n === at ? { ...each, ...part } : each)));
  const deed = useDeed(
    (body: Schemas["Transfer"], key) => answered(api.POST("/api/admin/inventory/transfers", { params: once(key), body })),
    async () => {
      close();
      toast(t("Moved."));
      await client.invalidateQueries({ queryKey: ["stock"] });
    },
  );
  const submit = () =>
    void deed.go({
      from_location_id: from,
      to_location_id: to,
      lines: lines.map((each) => ({ sku: each.sku.trim(), quantity: Number.parseInt(each.quantity, 10) })),
      note: note.trim(),
    });
  const place = (label: string, value: string, choose: (id: string) => void, without: string) => (
    <Select label={label} required value={value} onChange={(event) => choose(event.target.value)}>
      <option value="">{t("Choose a location")}</option>
      {locations
        .filter(({ id, active }) => active && id !== without)
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </Select>
  );
  return (
    <DeedDialog title={t("Move stock between locations")} does={t("Move")} busy={deed.busy} refusal={deed.refusal} submit={submit} close={close}>
      <div className="grid gap-4 sm:grid-cols-2">
        {place(t("From"), from, setFrom, to)}
        {place(t("To"), to, setTo, from)}
      </div>
      {lines.map((line, at) => (
        <div key={at} className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-3">
          <Input label={t("SKU")} required maxLength={128} value={line.sku} onChange={(event) => write(at, { sku: event.target.value })} />
          <Input label={t("How many")} type="number" min={1} step={1} required value={line.quantity} onChange={(event) => write(at, { quantity: event.target.value })} />
        </div>
      ))}
      {lines.length < MOST && (
        <div>
          <Button onClick={() => setLines([...lines, { sku: "", quantity: "" }])}>{t("Add a line")}</Button>
        </div>
      )}
      <Input label={t("Note")} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
    </DeedDialog>
  );
}
