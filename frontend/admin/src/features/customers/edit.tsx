/** Entering a customer by hand, and changing one. */
import { answered, type Refusal, type Schemas } from "@daybook/api-client";
import { Checkbox, Input, Select, Textarea } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { toast } from "../../app/toasts.tsx";
import { language, LANGUAGES, t } from "../../app/words.ts";
import { type Customer, customerQuery, groupsQuery, nameOf } from "./customer.ts";

interface Written {
  name: string;
  phone: string;
  language: string;
  group: string;
  tax_number: string;
  note: string;
}

interface FieldsProps {
  value: Written;
  write: (part: Partial<Written>) => void;
  refusal: Refusal | null;
}

function Fields({ value, write, refusal }: FieldsProps) {
  const listId = useId();
  const { data: groups } = useQuery(groupsQuery);
  const about = (field: string) => refusal?.about(field);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Input label={t("Name")} maxLength={120} value={value.name} onChange={(event) => write({ name: event.target.value })} error={about("name")} />
        <Input label={t("Phone")} type="tel" maxLength={40} value={value.phone} onChange={(event) => write({ phone: event.target.value })} error={about("phone")} />
        <Select label={t("Language")} value={value.language} onChange={(event) => write({ language: event.target.value })} hint={t("Messages are written in it.")}>
          {Object.entries({ ...LANGUAGES, ...(value.language in LANGUAGES ? {} : { [value.language]: value.language }) }).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <Input label={t("Group")} list={listId} maxLength={60} value={value.group} onChange={(event) => write({ group: event.target.value })} error={about("group")} hint={t("Choose one or write a new one.")} />
        <datalist id={listId}>
          {groups?.items.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Input label={t("Tax or organisation number")} maxLength={40} value={value.tax_number} onChange={(event) => write({ tax_number: event.target.value })} error={about("tax_number")} />
      </div>
      <Textarea label={t("Note")} maxLength={4000} value={value.note} onChange={(event) => write({ note: event.target.value })} hint={t("Only staff see it.")} error={about("note")} />
    </>
  );
}

export function AddDialog({ close }: { close: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [email, setEmail] = useState("");
  const [value, setValue] = useState<Written>({ name: "", phone: "", language: language(), group: "", tax_number: "", note: "" });
  const add = useDeed(
    (body: Schemas["AddCustomer"], key) => answered(api.POST("/api/admin/customers", { params: once(key), body })),
    async (made) => {
      void client.invalidateQueries({ queryKey: ["customers"] });
      void client.invalidateQueries({ queryKey: groupsQuery.queryKey });
      await navigate({ to: "/customers/$customerId", params: { customerId: made.id } });
    },
  );
  const submit = () => {
    const { group, tax_number, ...rest } = value;
    void add.go({ email: email.trim(), ...rest, group: group.trim() || null, tax_number: tax_number.trim() || null });
  };
  return (
    <DeedDialog title={t("Add a customer")} does={t("Add")} busy={add.busy} refusal={add.refusal} submit={submit} close={close}>
      <Input label={t("E-mail")} type="email" required maxLength={320} value={email} onChange={(event) => setEmail(event.target.value)} error={add.refusal?.about("email")} />
      <Fields value={value} write={(part) => setValue((now) => ({ ...now, ...part }))} refusal={add.refusal} />
    </DeedDialog>
  );
}

const asWritten = (customer: Customer): Written & { accepts_marketing: boolean } => ({
  name: customer.name,
  phone: customer.phone,
  language: customer.language,
  group: customer.group ?? "",
  tax_number: customer.tax_number ?? "",
  note: customer.note,
  accepts_marketing: customer.accepts_marketing,
});

export function EditDialog({ customer, close }: { customer: Customer; close: () => void }) {
  const client = useQueryClient();
  // As it was when the dialog opened: what somebody else saves meanwhile is found out by the version
  const [from] = useState(customer);
  const [value, setValue] = useState(() => asWritten(customer));
  const change = useDeed(
    (body: Schemas["ChangeCustomer"]) =>
      answered(api.PATCH("/api/admin/customers/{customer_id}", { params: { path: { customer_id: customer.id } }, body })),
    async (now) => {
      client.setQueryData(customerQuery(customer.id).queryKey, now);
      close();
      toast(t("Saved."));
      await Promise.all([
        client.invalidateQueries({ queryKey: ["customer", customer.id, "timeline"] }),
        client.invalidateQueries({ queryKey: ["customers"] }),
        client.invalidateQueries({ queryKey: groupsQuery.queryKey }),
      ]);
    },
  );
  const submit = () => {
    const before = asWritten(from);
    const differing = Object.entries(value).filter(([name, now]) => now !== before[name as keyof typeof before]);
    if (differing.length === 0) return close();
    void change.go({ version: from.version, ...Object.fromEntries(differing) });
  };
  const write = (part: Partial<typeof value>) => setValue((now) => ({ ...now, ...part }));
  return (
    <DeedDialog title={t("Change {name}", { name: nameOf(customer) })} does={t("Save")} busy={change.busy} refusal={change.refusal} submit={submit} close={close}>
      <Fields value={value} write={write} refusal={change.refusal} />
      <Checkbox
        label={t("Wants news by e-mail")}
        hint={t("Tick it only when the customer has said so; who changed it and when is kept.")}
        checked={value.accepts_marketing}
        onChange={(event) => write({ accepts_marketing: event.target.checked })}
      />
    </DeedDialog>
  );
}
