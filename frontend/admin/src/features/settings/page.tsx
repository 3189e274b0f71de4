import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Card, Checkbox, Fact, Notice, Waiting } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { country, day, money, percent } from "../../app/format.ts";
import { Heading, Refused } from "../../app/list-page.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

const LIMIT = { params: { query: { limit: 100 } } };

export function Settings() {
  const may = useMay();
  useTitle(t("Settings"));
  return (
    <>
      <Heading title={t("Settings")} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Shop />
        <Modules />
        <Taxes />
        <Delivery />
        {may("staff.read") && <Staff />}
        {may("staff.read") && <Keys />}
      </div>
    </>
  );
}

interface SectionProps<Found> {
  title: string;
  name: string;
  fetch: () => Promise<Found>;
  children: (found: Found) => ReactNode;
}

/** One part of the settings: it waits, fails and is asked for again by itself. */
function Section<Found>({ title, name, fetch, children }: SectionProps<Found>) {
  const { data, error, refetch } = useQuery({ queryKey: ["settings", name], queryFn: fetch });
  return (
    <Card title={title}>
      {error && <Refused error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Waiting label={t("Loading")} rows={3} />}
      {data !== undefined && children(data)}
    </Card>
  );
}

function Shop() {
  return (
    <Section title={t("Shop")} name="shop" fetch={() => answered(api.GET("/api/admin/shop"))}>
      {(shop) => (
        <dl>
          <Fact label={t("Name")}>{shop.name}</Fact>
          <Fact label={t("Legal name")}>{shop.legal.name}</Fact>
          <Fact label={t("Country")}>{country(shop.country)}</Fact>
          <Fact label={t("Currencies")}>{shop.currencies.join(", ")}</Fact>
          <Fact label={t("Languages")}>{shop.languages.join(", ")}</Fact>
          <Fact label={t("Prices")}>{shop.prices_include_tax ? t("with tax") : t("without tax")}</Fact>
          <Fact label={t("Card payments")}>{shop.capture === "manual" ? t("captured by hand") : t("captured at once")}</Fact>
          <Fact label={t("Stock is held for")}>{t("{n} minutes", { n: shop.hold_minutes })}</Fact>
          <Fact label={t("Invoices are due after")}>{t("{n} days", { n: shop.invoice_days })}</Fact>
        </dl>
      )}
    </Section>
  );
}

type Switches = Schemas["ModuleSwitchesOut"];

function Modules() {
  return (
    <Section title={t("Modules")} name="modules" fetch={() => answered(api.GET("/api/admin/modules"))}>
      {(found) => <Switchboard found={found} />}
    </Section>
  );
}

function Switchboard({ found }: { found: Switches }) {
  const may = useMay();
  const client = useQueryClient();
  const switched = useDeed(
    (body: { version: number; modules: Record<string, boolean> }) => answered(api.PATCH("/api/admin/modules", { body })),
    async () => {
      void client.invalidateQueries({ queryKey: ["modules"] });
      await client.invalidateQueries({ queryKey: ["settings", "modules"] });
    },
  );
  const optional = found.items.filter((each) => !each.always);
  return (
    <div className="grid gap-3">
      {optional.map((each) => (
        <Checkbox
          key={each.name}
          label={each.title}
          checked={each.on}
          disabled={!may("settings.write") || switched.busy}
          onChange={(event) => void switched.go({ version: found.version, modules: { [each.name]: event.target.checked } })}
          hint={each.needed_by.length > 0 ? t("Needed by {modules}.", { modules: each.needed_by.join(", ") }) : undefined}
        />
      ))}
      {optional.length === 0 && <p className="text-sm text-muted">{t("Every module here is always on.")}</p>}
      {switched.refusal && (
        <Notice tone="danger" alert>
          {switched.refusal.message}
        </Notice>
      )}
    </div>
  );
}

function Taxes() {
  return (
    <Section title={t("Taxes")} name="taxes" fetch={() => answered(api.GET("/api/admin/taxes"))}>
      {(taxes) => (
        <ul className="grid gap-3 text-sm">
          {taxes.zones.map((zone) => (
            <li key={zone.id}>
              <p className="font-medium">{zone.title}</p>
              <p className="text-muted">{zone.countries.map(country).join(", ")}</p>
              <p className="tabular-nums">
                {taxes.classes
                  .filter((each) => typeof zone.rates[each.id] === "number")
                  .map((each) => `${each.title} ${percent(Number(zone.rates[each.id]))}`)
                  .join(", ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface Option {
  id: string;
  titles: Record<string, string>;
  prices: Record<string, number>;
  countries: string[];
  active: boolean;
}

function Delivery() {
  return (
    <Section
      title={t("Delivery")}
      name="delivery"
      fetch={async () => (await answered(api.GET("/api/admin/delivery-options"))).options as unknown as Option[]}
    >
      {(options) => (
        <ul className="grid gap-3 text-sm">
          {options.map((option) => (
            <li key={option.id}>
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {option.titles.en ?? option.id} {!option.active && <Badge>{t("Off")}</Badge>}
              </p>
              <p className="tabular-nums">
                {Object.entries(option.prices)
                  .map(([currency, amount]) => money({ amount, currency }))
                  .join(", ")}
              </p>
              <p className="text-muted">{option.countries.map(country).join(", ") || t("All other countries")}</p>
            </li>
          ))}
          {options.length === 0 && <li className="text-muted">{t("No way of delivery yet.")}</li>}
        </ul>
      )}
    </Section>
  );
}

function Staff() {
  return (
    <Section title={t("Staff")} name="staff" fetch={async () => (await answered(api.GET("/api/admin/staff", LIMIT))).items}>
      {(people) => (
        <ul className="grid gap-2 text-sm">
          {people.map((person) => (
            <li key={person.id} className="flex flex-wrap justify-between gap-2">
              <span className="min-w-0 break-words">
                {person.name} <span className="text-muted">{person.email}</span>
              </span>
              <Badge tone={person.active ? "accent" : "calm"}>{person.active ? person.role.replace(/_/g, " ") : t("Off")}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Keys() {
  return (
    <Section title={t("API keys")} name="keys" fetch={async () => (await answered(api.GET("/api/admin/api-keys", LIMIT))).items}>
      {(keys) => (
        <ul className="grid gap-2 text-sm">
          {keys.map((key) => (
            <li key={key.id}>
              <p className="flex flex-wrap items-center justify-between gap-2 font-medium">
                {key.title} {key.revoked && <Badge tone="danger">{t("Revoked")}</Badge>}
              </p>
              <p className="break-words text-muted">
                {day(key.created_at)} · {key.permissions.join(", ")}
              </p>
            </li>
          ))}
          {keys.length === 0 && <li className="text-muted">{t("No API keys yet.")}</li>}
        </ul>
      )}
    </Section>
  );
}
