/** What cannot be undone with a customer: making another one them, and forgetting them; and what they may take along. */
import { answered } from "@daybook/api-client";
import { Button, Input, Notice, Waiting } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { count } from "../../app/format.ts";
import { Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { type Customer, customerQuery, inEach, nameOf } from "./customer.ts";

type Open = "merge" | "erase" | null;
const KEPT_MS = 60_000;

export function Leave({ customer }: { customer: Customer }) {
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const path = { customer_id: customer.id };
  const take = useDeed(
    (_: null) => answered(api.GET("/api/admin/customers/{customer_id}/data", { params: { path } })),
    (data) => save(`${customer.email}.json`, JSON.stringify(data, null, 2)),
  );
  return (
    <>
      {may("customers.write") && (
        <Button busy={take.busy} onClick={() => void take.go(null)}>
          {t("Export data")}
        </Button>
      )}
      {may("customers.erase") && (
        <>
          <Button onClick={() => setOpen("merge")}>{t("Merge")}</Button>
          <Button tone="danger" onClick={() => setOpen("erase")}>
            {t("Erase")}
          </Button>
        </>
      )}
      {take.refusal && (
        <Notice tone="danger" alert>
          {take.refusal.message}
        </Notice>
      )}
      {open === "merge" && <MergeDialog customer={customer} close={() => setOpen(null)} />}
      {open === "erase" && <EraseDialog customer={customer} close={() => setOpen(null)} />}
    </>
  );
}

/** Hands a file that was made here to the browser's downloads. */
function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

interface DialogProps {
  customer: Customer;
  close: () => void;
}

function MergeDialog({ customer, close }: DialogProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState("");
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["customers", "to merge", q],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/customers", { params: { query: { q, limit: 6 } }, signal })),
    enabled: q !== "",
  });
  const others = data?.items.filter(({ id }) => id !== customer.id) ?? [];
  const other = others.find(({ id }) => id === chosen);
  const merge = useDeed(
    (body: { version: number; other: string; other_version: number }, key) =>
      answered(api.POST("/api/admin/customers/{customer_id}/merge", { params: { path: { customer_id: customer.id }, ...once(key) }, body })),
    async (now) => {
      client.setQueryData(customerQuery(customer.id).queryKey, now);
      close();
      toast(t("They are one customer now."));
      await Promise.all([
        client.invalidateQueries({ queryKey: ["customer", customer.id] }),
        client.invalidateQueries({ queryKey: ["customers"] }),
        client.invalidateQueries({ queryKey: ["customer-groups"] }),
      ]);
    },
  );
  const submit = () => {
    if (!other) return setQ(typed.trim());
    void merge.go({ version: customer.version, other: other.id, other_version: other.version });
  };
  const find = (event: FormEvent<HTMLInputElement>) => {
    setTyped(event.currentTarget.value);
    setChosen("");
  };
  return (
    <DeedDialog title={t("Merge into {name}", { name: nameOf(customer) })} does={other ? t("Merge") : t("Search")} tone={other ? "danger" : "main"} busy={merge.busy} refusal={merge.refusal} submit={submit} close={close}>
      <p className="text-sm">{t("Is another customer the same person? Their orders, documents and e-mail address become this customer's. This cannot be undone.")}</p>
      <Input label={t("The other customer")} type="search" required value={typed} onInput={find} readOnly={merge.busy} hint={t("Name, e-mail address or phone number.")} />
      {error && <Refused error={error} again={() => void refetch()} />}
      {q !== "" && isFetching && !data && <Waiting label={t("Loading")} rows={2} />}
      {data && others.length === 0 && <p className="text-sm text-muted">{t("No other customer matches.")}</p>}
      {others.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-medium">{t("Who is the same person?")}</legend>
          {others.map((each) => (
            <label key={each.id} className="flex min-h-9 items-center gap-3 rounded-control px-2 py-1 text-sm hover:bg-sunken">
              <input type="radio" name="other" checked={chosen === each.id} onChange={() => setChosen(each.id)} className="size-4 accent-(--accent)" />
              <span className="min-w-0 break-words">
                {nameOf(each)} <span className="text-muted">{each.email}</span>
                <span className="block text-muted">{t("{count} orders, {revenue}", { count: count(each.orders), revenue: inEach(each.revenue) })}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </DeedDialog>
  );
}

function EraseDialog({ customer, close }: DialogProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState("");
  const erase = useDeed(
    (_: null) => answered(api.DELETE("/api/admin/customers/{customer_id}", { params: { path: { customer_id: customer.id } } })),
    async () => {
      toast(t("{email} is erased.", { email: customer.email }));
      await navigate({ to: "/customers" });
      client.removeQueries({ queryKey: ["customer", customer.id] });
      await client.invalidateQueries({ queryKey: ["customers"] });
    },
  );
  const submit = () => {
    if (typed.trim().toLowerCase() !== customer.email) return setFault(t("Write {email} to erase this customer.", { email: customer.email }));
    setFault("");
    void erase.go(null);
  };
  return (
    <DeedDialog title={t("Erase {name}", { name: nameOf(customer) })} does={t("Erase for good")} tone="danger" busy={erase.busy} refusal={erase.refusal} submit={submit} close={close}>
      <p className="text-sm">
        {t("Name, addresses, phone, notes, reviews and history are removed. Orders and invoices stay, since the law on bookkeeping has you keep them. This cannot be undone.")}
      </p>
      <Input label={t("The customer's e-mail address")} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" hint={customer.email} error={fault || undefined} />
    </DeedDialog>
  );
}
