import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Empty, Input, Notice, Select } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { Countries } from "../../app/countries.tsx";
import { useDeed } from "../../app/deed.ts";
import { useDraft } from "../../app/draft.ts";
import { country, money, percent, typedAmount } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";
import { added, type Fault, faultOf, rateFor, sent, STANDARD, taxOf, type Written, written, type Zone } from "./taxes.ts";

type Table = Schemas["TaxesOut"];

export function Taxes() {
  return (
    <Screen title={t("Taxes")} about={t("Which rate applies to what, where the buyer's goods go. A product's variant names its tax class, a way of delivery too.")}>
      <Fetched name="taxes" fetch={() => answered(api.GET("/api/admin/taxes"))}>
        {(table, again) => <TaxForm table={table} again={again} />}
      </Fetched>
    </Screen>
  );
}

function TaxForm({ table, again }: { table: Table; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const { value, write, dirty, forget } = useDraft(written(table));
  const deed = useDeed(
    (_: void) => answered(api.PUT("/api/admin/taxes", { body: { version: table.version, ...sent(value) } })),
    (now) => {
      client.setQueryData(["settings", "taxes"], now);
      setSaved(true);
      setTried(false);
    },
  );
  const faulty = value.zones.some((zone) => faultOf(zone, value.classes));
  const checked = {
    ...deed,
    go: async () => {
      setTried(true);
      return faulty ? false : deed.go();
    },
  };
  const zone = (id: string, part: Partial<Zone>) => write({ zones: value.zones.map((each) => (each.id === id ? { ...each, ...part } : each)) });
  return (
    <SavedForm dirty={dirty} deed={checked} saved={saved} forget={forget} again={again} locked={!may("settings.write")}>
      <Classes value={value} write={write} locked={!may("settings.write")} />
      <Card
        title={t("Rates by country")}
        beside={
          may("settings.write") && (
            <Button onClick={() => write({ zones: [...value.zones, { id: added(value.zones), title: "", countries: [], rates: { [STANDARD]: "" } }] })}>
              {t("Add countries")}
            </Button>
          )
        }
        flush
      >
        {value.zones.length === 0 && <Empty title={t("No country has a rate.")}>{t("Nothing is taxed anywhere.")}</Empty>}
        <div className="divide-y divide-line">
          {value.zones.map((each) => (
            <ZoneFields
              key={each.id}
              zone={each}
              value={value}
              fault={tried ? faultOf(each, value.classes) : null}
              write={(part) => zone(each.id, part)}
              remove={may("settings.write") ? () => write({ zones: value.zones.filter(({ id }) => id !== each.id) }) : null}
            />
          ))}
        </div>
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{t("Goods that go to any other country are not taxed. An empty rate is the standard rate.")}</p>
      </Card>
      <Example value={value} />
      {tried && faulty && (
        <Notice tone="danger" alert>
          {t("Mend what is marked, then save again.")}
        </Notice>
      )}
    </SavedForm>
  );
}

interface ClassesProps {
  value: Written;
  write: (part: Partial<Written>) => void;
  locked: boolean;
}

function Classes({ value, write, locked }: ClassesProps) {
  const name = (id: string, title: string) => write({ classes: value.classes.map((each) => (each.id === id ? { ...each, title } : each)) });
  const add = () => write({ classes: [...value.classes, { id: added(value.classes), title: "" }] });
  return (
    <Card title={t("Tax classes")} beside={!locked && <Button onClick={add}>{t("Add a tax class")}</Button>}>
      <p className="mb-3 text-sm text-muted">{t("Kinds of goods that are taxed alike, such as food or books. What names none is standard; what names one that is gone, too.")}</p>
      <ul className="grid gap-3 sm:grid-cols-2">
        {value.classes.map(({ id, title }) => (
          <li key={id} className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <Input label={id === STANDARD ? t("Standard tax class") : t("Name of the tax class")} required maxLength={80} value={title} onChange={(event) => name(id, event.target.value)} />
            </div>
            {id !== STANDARD && !locked && (
              <Button tone="danger" aria-label={t("Remove {name}", { name: title || t("Tax class") })} onClick={() => write({ classes: value.classes.filter((each) => each.id !== id) })}>
                {t("Remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ZoneProps {
  zone: Zone;
  value: Written;
  fault: Fault | null;
  write: (part: Partial<Zone>) => void;
  remove: (() => void) | null;
}

function faultWords(fault: Fault): string {
  const words: Record<Fault, string> = {
    no_country: t("Choose at least one country."),
    no_standard: t("Give a standard rate."),
    bad_rate: t("A rate is a number from 0 to 100, with at most two decimals."),
  };
  return words[fault];
}

function ZoneFields({ zone, value, fault, write, remove }: ZoneProps) {
  const elsewhere = new Set(value.zones.filter(({ id }) => id !== zone.id).flatMap(({ countries }) => countries));
  const name = zone.title || zone.countries.map(country).join(", ") || t("New countries");
  return (
    <fieldset className="grid min-w-0 gap-3 px-4 py-4">
      <legend className="sr-only">{name}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Input label={t("Name")} required maxLength={80} value={zone.title} onChange={(event) => write({ title: event.target.value })} />
        <Countries label={t("Countries")} none={t("None yet.")} value={zone.countries} change={(countries) => write({ countries })} without={elsewhere} />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-4">
        {value.classes.map(({ id, title }) => (
          <Input
            key={id}
            label={t("{name}, in percent", { name: title || t("New tax class") })}
            inputMode="decimal"
            autoComplete="off"
            value={zone.rates[id] ?? ""}
            placeholder={zone.rates[STANDARD] ?? ""}
            onChange={(event) => write({ rates: { ...zone.rates, [id]: event.target.value } })}
          />
        ))}
      </div>
      {fault && <p className="text-sm text-danger">{faultWords(fault)}</p>}
      {remove && (
        <div>
          <Button tone="danger" aria-label={t("Remove {name}", { name })} onClick={remove}>
            {t("Remove")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What a buyer pays, by the rates as they are written now. */
function Example({ value }: { value: Written }) {
  const { data: shop } = useQuery({ queryKey: ["settings", "shop"], queryFn: () => answered(api.GET("/api/admin/shop")) });
  const [chosen, setChosen] = useState({ where: "", kind: STANDARD, amount: "100" });
  const countries = value.zones.flatMap((zone) => zone.countries);
  const where = chosen.where || (shop && countries.includes(shop.country) ? shop.country : (countries[0] ?? ""));
  const amount = shop && typedAmount(chosen.amount, shop.currency);
  if (!shop) return null;
  const shown = (minor: number) => money({ amount: minor, currency: shop.currency });
  const rate = rateFor(value, chosen.kind, where);
  const tax = amount ? taxOf(amount, rate, shop.prices_include_tax) : 0;
  return (
    <Card title={t("An example")}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Input label={t("Price in {currency}", { currency: shop.currency })} inputMode="decimal" value={chosen.amount} onChange={(event) => setChosen({ ...chosen, amount: event.target.value })} />
        <Select label={t("Tax class")} value={chosen.kind} onChange={(event) => setChosen({ ...chosen, kind: event.target.value })}>
          {value.classes.map(({ id, title }) => (
            <option key={id} value={id}>
              {title || t("New tax class")}
            </option>
          ))}
        </Select>
        <Select label={t("Goods go to")} value={where} onChange={(event) => setChosen({ ...chosen, where: event.target.value })}>
          {countries.map((code) => (
            <option key={code} value={code}>
              {country(code)}
            </option>
          ))}
          <option value="-">{t("Any other country")}</option>
        </Select>
      </div>
      <p role="status" className="mt-3 text-sm">
        {!amount
          ? t("Write a price to see its tax.")
          : shop.prices_include_tax
            ? t("The buyer pays {price}. {tax} of it is tax, at {rate}.", { price: shown(amount), tax: shown(tax), rate: percent(rate) })
            : t("The buyer pays {whole}: {price} and {tax} tax, at {rate}.", { whole: shown(amount + tax), price: shown(amount), tax: shown(tax), rate: percent(rate) })}
      </p>
      <p className="mt-1 text-sm text-muted">
        {shop.prices_include_tax ? t("Your prices are entered with tax.") : t("Your prices are entered without tax.")} {t("Tax is rounded once for each rate of an order.")}
      </p>
    </Card>
  );
}
