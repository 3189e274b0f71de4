import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Checkbox, Input, Select } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { CountrySelect } from "../../app/countries.tsx";
import { useDraft } from "../../app/draft.ts";
import { useDeed } from "../../app/deed.ts";
import { country } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { LANGUAGES, type Language, t } from "../../app/words.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";

type Shop = Schemas["ShopOut"];
const SPOKEN = Object.keys(LANGUAGES) as Language[];

export function Business() {
  return (
    <Screen title={t("Business")} about={t("Who sells, what stands on invoices, and how money and stock are treated.")}>
      <Fetched name="shop" fetch={() => answered(api.GET("/api/admin/shop"))}>
        {(shop, again) => <BusinessForm shop={shop} again={again} />}
      </Fetched>
    </Screen>
  );
}

function BusinessForm({ shop, again }: { shop: Shop; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const { version: _, currency, country: where, custom_fields: _fields, second_factor_roles: _roles, payment_methods: _methods, capture: _capture, ...stored } = shop;
  const { value, write, dirty, forget } = useDraft(stored);
  const legal = (part: Partial<Shop["legal"]>) => write({ legal: { ...value.legal, ...part } });
  const deed = useDeed(
    () => answered(api.PATCH("/api/admin/shop", { body: { version: shop.version, ...changed(stored, value) } as Schemas["ChangeShop"] })),
    async (now) => {
      client.setQueryData(["settings", "shop"], now);
      setSaved(true);
    },
  );
  const about = (field: string) => deed.refusal?.about(field);
  const line = (field: keyof Shop["legal"], label: string, more: { hint?: string; type?: string; required?: boolean } = {}) => (
    <Input
      label={label}
      value={value.legal[field]}
      onChange={(event) => legal({ [field]: event.target.value })}
      error={about(`legal.${field}`)}
      {...more}
    />
  );
  return (
    <SavedForm dirty={dirty} deed={deed as never} saved={saved} forget={forget} again={again} locked={!may("settings.write")}>
      <Card title={t("The shop")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Input label={t("Name")} hint={t("Shoppers see it.")} required maxLength={100} value={value.name} onChange={(event) => write({ name: event.target.value })} error={about("name")} />
          <Input label={t("Time zone")} hint={t("For days in reports and promises, such as Europe/Oslo.")} required value={value.time_zone} onChange={(event) => write({ time_zone: event.target.value })} error={about("time_zone")} />
          <Input label={t("Country")} value={country(where)} readOnly hint={t("Chosen when the shop was opened.")} />
          <Input
            label={t("Currencies")}
            hint={t("Codes with spaces between; {currency} comes first and stays.", { currency })}
            value={value.currencies.join(" ")}
            onChange={(event) => write({ currencies: event.target.value.toUpperCase().split(/[ ,]/) })}
            error={about("currencies")}
          />
          <Select label={t("First language")} value={value.language} onChange={(event) => write({ language: event.target.value })}>
            {SPOKEN.map((each) => (
              <option key={each} value={each}>
                {LANGUAGES[each]}
              </option>
            ))}
          </Select>
          <fieldset className="grid gap-2">
            <legend className="mb-1 text-sm font-medium">{t("Languages of the pages")}</legend>
            {SPOKEN.map((each) => (
              <Checkbox
                key={each}
                label={LANGUAGES[each]}
                checked={value.languages.includes(each)}
                disabled={each === value.language}
                onChange={(event) =>
                  write({ languages: SPOKEN.filter((one) => (one === each ? event.target.checked : value.languages.includes(one))) })
                }
              />
            ))}
          </fieldset>
        </div>
      </Card>
      <Card title={t("On invoices")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {line("name", t("Legal name"), { required: true })}
          {line("tax_number", t("Tax or organisation number"))}
          {line("line1", t("Address"))}
          {line("line2", t("Address, second line"))}
          {line("postal_code", t("Postal code"))}
          {line("city", t("City"))}
          {line("email", t("E-mail"), { type: "email" })}
          {line("phone", t("Phone"), { type: "tel" })}
          {line("bank_account", t("Bank account"), { hint: t("Printed while something is owed.") })}
        </div>
      </Card>
      <Registrations value={value.tax_registrations} write={(tax_registrations) => write({ tax_registrations })} refusal={about("tax_registrations")} />
      <Card title={t("Money and stock")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select label={t("Prices are entered")} value={String(value.prices_include_tax)} onChange={(event) => write({ prices_include_tax: event.target.value === "true" })}>
            <option value="true">{t("with tax")}</option>
            <option value="false">{t("without tax")}</option>
          </Select>
          <Input label={t("Minutes stock is held for somebody who pays")} type="number" min={1} max={1440} required value={value.hold_minutes} onChange={(event) => write({ hold_minutes: Number(event.target.value) })} error={about("hold_minutes")} />
          <Input label={t("Days until an invoice is due")} type="number" min={0} max={365} required value={value.invoice_days} onChange={(event) => write({ invoice_days: Number(event.target.value) })} error={about("invoice_days")} />
        </div>
      </Card>
    </SavedForm>
  );
}

interface RegistrationsProps {
  value: Shop["tax_registrations"];
  write: (value: Shop["tax_registrations"]) => void;
  refusal: string | undefined;
}

/** Where the shop is registered for taxes besides what stands above, and by which number. */
function Registrations({ value, write, refusal }: RegistrationsProps) {
  const change = (at: number, part: Partial<Shop["tax_registrations"][number]>) => write(value.map((each, n) => (n === at ? { ...each, ...part } : each)));
  return (
    <Card title={t("Tax numbers in other countries")} beside={<Button onClick={() => write([...value, { country: "", number: "" }])}>{t("Add a country")}</Button>}>
      <div className="grid gap-4">
        <p className="text-sm text-muted">{t("Invoices for goods that go to such a country have this number.")}</p>
        {value.map((each, at) => (
          <div key={at} role="group" aria-label={t("Tax number {n}", { n: at + 1 })} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
            <CountrySelect label={t("Country")} required value={each.country} choose={(code) => change(at, { country: code })} />
            <Input label={t("Tax number")} required maxLength={40} value={each.number} onChange={(event) => change(at, { number: event.target.value })} />
            <Button tone="danger" aria-label={t("Remove tax number {n}", { n: at + 1 })} onClick={() => write(value.filter((_, n) => n !== at))}>
              {t("Remove")}
            </Button>
          </div>
        ))}
        {refusal && <p className="text-sm text-danger">{refusal}</p>}
      </div>
    </Card>
  );
}

/** Only what differs is sent; a code that was only begun is left out. */
function changed<Value extends object>(stored: Value, value: Value): Partial<Value> {
  const entries = Object.entries(value).map(([name, now]) => [
    name,
    name === "currencies" ? (now as string[]).filter(Boolean) : now,
  ]);
  return Object.fromEntries(
    entries.filter(([name, now]) => JSON.stringify(now) !== JSON.stringify(stored[name as keyof Value])),
  ) as Partial<Value>;
}
