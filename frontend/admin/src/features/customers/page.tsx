import { Badge, Button, buttonClass, Card, Fact, Waiting } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { me } from "../../app/api.ts";
import { count, day, money } from "../../app/format.ts";
import { Back, Heading, Refused } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { languageName, t } from "../../app/words.ts";
import { useLooker } from "../../frame/looker.ts";
import { addressLines } from "../orders/people.tsx";
import { type Customer, customerQuery, customFacts, nameOf } from "./customer.ts";
import { EditDialog } from "./edit.tsx";
import { Documents, Happened, Orders } from "./history.tsx";
import { Leave } from "./leave.tsx";
import { KindBadge } from "./list.tsx";

const route = getRouteApi("/signed-in/customers/$customerId");

export function CustomerPage() {
  const { customerId } = route.useParams();
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId));
  useTitle(customer ? nameOf(customer) : t("Customer"));
  return (
    <>
      <Back to="/customers">{t("Customers")}</Back>
      {!customer && <Heading title={t("Customer")} />}
      {error && <Refused error={error} again={() => void refetch()} />}
      {!customer && !error && <Waiting label={t("Loading")} />}
      {customer && customer.id !== customerId && <Navigate to="/customers/$customerId" params={{ customerId: customer.id }} replace />}
      {customer && <Whole customer={customer} />}
    </>
  );
}

function Whole({ customer }: { customer: Customer }) {
  const may = useMay();
  const { on } = useLooker();
  return (
    <>
      <Head customer={customer} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 gap-4">
          <Performance customer={customer} />
          {may("orders.read") && <Orders customerId={customer.id} />}
          {on.has("invoicing") && may("invoices.read") && <Documents customerId={customer.id} />}
          <Happened customerId={customer.id} />
        </div>
        <div className="grid min-w-0 gap-4">
          <About customer={customer} />
          <Addresses customer={customer} />
          <Card title={t("Note")}>
            {customer.note ? (
              <p className="text-sm break-words whitespace-pre-line">{customer.note}</p>
            ) : (
              <p className="text-sm text-muted">{t("Nothing noted.")}</p>
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

function Head({ customer }: { customer: Customer }) {
  const may = useMay();
  const [editing, setEditing] = useState(false);
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight break-words">{nameOf(customer)}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
          <KindBadge account={customer.has_account} />
          {customer.group && <Badge>{customer.group}</Badge>}
          <span>{t("Customer since {day}", { day: day(customer.created_at) })}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {may("orders.write") && (
          <Link to="/orders/new" search={{ customer: customer.id }} className={buttonClass("main")}>
            {t("New order")}
          </Link>
        )}
        {may("customers.write") && <Button onClick={() => setEditing(true)}>{t("Change")}</Button>}
        <Leave customer={customer} />
      </div>
      {editing && <EditDialog customer={customer} close={() => setEditing(false)} />}
    </header>
  );
}

/** What they bought, by currency; the figures are kept as orders are placed, refunded and cancelled. */
function Performance({ customer }: { customer: Customer }) {
  if (customer.totals.length === 0)
    return (
      <Card title={t("What they bought")}>
        <p className="text-sm text-muted">{t("Nothing yet.")}</p>
      </Card>
    );
  return (
    <Card title={t("What they bought")}>
      <div className="grid gap-4">
        {customer.totals.map((totals) => (
          <dl key={totals.spent.currency} className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
            <Figure label={t("Orders")} value={count(totals.orders)} note={totals.cancelled > 0 ? t("{count} cancelled", { count: count(totals.cancelled) }) : ""} />
            <Figure label={t("Revenue")} value={money(totals.revenue)} note={t("after refunds")} />
            <Figure label={t("Refunded")} value={money(totals.refunded)} />
            <Figure label={t("Average order")} value={money(totals.average)} />
          </dl>
        ))}
      </div>
    </Card>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-lg font-semibold tabular-nums">
        {value}
        {note && <span className="block text-sm font-normal text-muted">{note}</span>}
      </dd>
    </div>
  );
}

function About({ customer }: { customer: Customer }) {
  const { data: who } = useQuery(me);
  const fields = customFacts(customer, who?.shop.custom_fields["customer"] ?? []);
  return (
    <Card title={t("Contact")}>
      <p className="text-sm">
        <a href={`mailto:${customer.email}`} className="inline-flex min-h-6 items-center break-all text-accent underline underline-offset-2">
          {customer.email}
        </a>
      </p>
      {customer.other_emails.map((email) => (
        <p key={email} className="text-sm break-all text-muted">
          {t("also {email}", { email })}
        </p>
      ))}
      {customer.phone && (
        <p className="text-sm">
          <a href={`tel:${customer.phone.replace(/\s/g, "")}`} className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">
            {customer.phone}
          </a>
        </p>
      )}
      <dl className="mt-2">
        <Fact label={t("News by e-mail")}>{customer.accepts_marketing ? t("Wants it") : t("Does not want it")}</Fact>
        <Fact label={t("Language")}>{languageName(customer.language)}</Fact>
        {customer.tax_number && <Fact label={t("Tax number")}>{customer.tax_number}</Fact>}
        {fields.map(([name, title, value]) => (
          <Fact key={name} label={title}>
            {value}
          </Fact>
        ))}
      </dl>
    </Card>
  );
}

function Addresses({ customer }: { customer: Customer }) {
  return (
    <Card title={t("Addresses")}>
      {customer.addresses.length === 0 && <p className="text-sm text-muted">{t("No address is kept.")}</p>}
      <div className="grid gap-3">
        {customer.addresses.map((address, index) => (
          <address key={address.id} className="text-sm not-italic">
            {index === 0 && customer.addresses.length > 1 && <span className="block text-muted">{t("First choice")}</span>}
            {addressLines({ ...address }).map((line, at) => (
              <span key={at} className="block break-words">
                {line}
              </span>
            ))}
          </address>
        ))}
      </div>
    </Card>
  );
}
