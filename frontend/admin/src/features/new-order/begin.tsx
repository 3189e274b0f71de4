/** Whom a new order is for: a customer the shop knows, or somebody's e-mail address. */
import { answered, Refusal } from "@daybook/api-client";
import { Button, Card, Input, Notice, Select, Waiting } from "@daybook/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { api, me } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { languageName, t } from "../../app/words.ts";
import { type Customer, customerQuery, nameOf } from "../customers/customer.ts";
import { addressOf } from "../orders/edited.ts";
import { type Cart, change, start } from "./draft.ts";

interface Written {
  email: string;
  language: string;
  currency: string;
}

export function Begin({ customer, begun }: { customer: string | undefined; begun: (cart: Cart) => void }) {
  const may = useMay();
  const { data: who } = useQuery(me);
  const [chosenId, setChosenId] = useState(customer ?? "");
  const chosen = useQuery({ ...customerQuery(chosenId), enabled: chosenId !== "" && may("customers.read") });
  if (!who || (chosen.isLoading && !chosen.error)) return <Waiting label={t("Loading")} />;
  return (
    <div className="grid max-w-2xl gap-4">
      {chosen.error && <Refused error={chosen.error} again={() => void chosen.refetch()} />}
      {may("customers.read") && !chosen.data && <Find choose={setChosenId} />}
      <Start key={chosen.data?.id ?? ""} customer={chosen.data} another={() => setChosenId("")} begun={begun} />
    </div>
  );
}

function Find({ choose }: { choose: (id: string) => void }) {
  const [typed, setTyped] = useState("");
  const [q, setQ] = useState("");
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["new-order", "customers", q],
    queryFn: ({ signal }) => answered(api.GET("/api/admin/customers", { params: { query: { q, limit: 10 } }, signal })),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  return (
    <Card title={t("A customer the shop knows")}>
      <form onSubmit={submit} className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Input label={t("Name, e-mail address or phone number")} type="search" maxLength={100} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </div>
        <Button type="submit" busy={isFetching}>
          {t("Search")}
        </Button>
      </form>
      <div role="status" className="mt-2 text-sm text-muted">
        {q !== "" && data?.items.length === 0 && t("No customer matches. Write an e-mail address below.")}
      </div>
      {error && <Refused error={error} again={() => void refetch()} />}
      {q !== "" && data && data.items.length > 0 && (
        <ul className="-mx-2 grid">
          {data.items.map((each) => (
            <li key={each.id}>
              <button type="button" onClick={() => choose(each.id)} className="block min-h-11 w-full rounded-control px-2 py-1.5 text-left text-sm hover:bg-sunken">
                <span className="font-medium break-words">{nameOf(each)}</span> <span className="break-all text-muted">{each.email}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Start({ customer, another, begun }: { customer: Customer | undefined; another: () => void; begun: (cart: Cart) => void }) {
  const { data: who } = useQuery(me);
  const shop = who?.shop;
  const made = useRef<Cart>(undefined); // a cart that was begun is used again where the rest of it was refused
  const spoken = customer && shop?.languages.includes(customer.language) ? customer.language : (shop?.language ?? "en");
  const [value, setValue] = useState<Written>({ email: customer?.email ?? "", language: spoken, currency: shop?.currency ?? "" });
  const begin = useDeed(async ({ email, language, currency }: Written, key) => {
    if (made.current?.language !== language || made.current.currency !== currency) made.current = await start({ language, currency }, key);
    const address = addressOf(customer?.addresses[0] ? { ...customer.addresses[0] } : null);
    const said = { email, ...(customer?.tax_number ? { tax_number: customer.tax_number } : {}) };
    if (!address) return change(made.current, said);
    return change(made.current, { ...said, shipping_address: address }).catch((error: unknown) => {
      // An address that was kept long ago may be refused today; it is asked for again on the next page
      if (error instanceof Refusal && error.about("shipping_address") && made.current) return change(made.current, said);
      throw error;
    });
  }, begun);
  const write = (part: Partial<Written>) => setValue((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void begin.go({ ...value, email: value.email.trim() });
  };
  if (!shop) return null;
  return (
    <Card title={customer ? t("The order is for") : t("Or somebody new")} beside={customer && <Button onClick={another}>{t("Somebody else")}</Button>}>
      <form onSubmit={submit} className="grid gap-4">
        {customer ? (
          <p className="text-sm">
            <span className="font-medium break-words">{nameOf(customer)}</span> <span className="break-all text-muted">{customer.email}</span>
          </p>
        ) : (
          <Input label={t("E-mail")} type="email" required maxLength={320} value={value.email} onChange={(event) => write({ email: event.target.value })} error={begin.refusal?.about("email")} hint={t("What is written about the order goes there.")} />
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <Select label={t("Language")} value={value.language} onChange={(event) => write({ language: event.target.value })} hint={t("Messages are written in it.")}>
            {shop.languages.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </Select>
          {shop.currencies.length > 1 && (
            <Select label={t("Currency")} value={value.currency} onChange={(event) => write({ currency: event.target.value })}>
              {shop.currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          )}
        </div>
        {begin.refusal && (
          <Notice tone="danger" alert>
            {begin.refusal.message}
          </Notice>
        )}
        <div className="flex justify-end">
          <Button type="submit" tone="main" busy={begin.busy}>
            {t("Begin the order")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
