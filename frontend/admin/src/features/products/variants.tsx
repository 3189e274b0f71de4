/** The variants of a product: their options, prices and everything else of each. */
import { answered, type Refusal, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Checkbox, Dialog, Input, Picture, Select } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { api } from "../../app/api.ts";
import { count } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { apart } from "./apart.tsx";
import { CustomFields } from "./custom.tsx";
import { combined, countOf, MOST_VARIANTS, optionsOf, valuesOf, type WrittenOption } from "./options.ts";
import { type Typed, typedPrice, type Written, wrongIn, type WrittenVariant } from "./written.ts";

const SHOWN = 50;
export const wrongAmount = () => t("Write an amount, such as {example}.", { example: "149.00" });

interface Props {
  value: Written;
  write: (variants: WrittenVariant[]) => void;
  currencies: string[];
  defined: Schemas["CustomFieldOut"][];
  refusal: Refusal | null;
  locked: boolean;
}

export function Variants({ value, write, currencies, defined, refusal, locked }: Props) {
  const { variants } = value;
  const [shown, setShown] = useState(SHOWN);
  const [open, setOpen] = useState<string | "options" | null>(null);
  const [currency = "NOK"] = currencies;
  const change = (key: string, part: Partial<WrittenVariant>) => write(variants.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const opened = variants.find(({ key }) => key === open);
  return (
    <Card
      title={t("Variants")}
      beside={
        !locked && (
          <Button tone="quiet" onClick={() => setOpen("options")}>
            {optionsOf(variants).length > 0 ? t("Change options") : t("Add options")}
          </Button>
        )
      }
      flush
    >
      <ul className="divide-y divide-line">
        {variants.slice(0, shown).map((variant) => (
          <Row key={variant.key} product={value} variant={variant} currency={currency} locked={locked} change={(part) => change(variant.key, part)} open={() => setOpen(variant.key)} remove={variants.length > 1 ? () => write(variants.filter(({ key }) => key !== variant.key)) : null} />
        ))}
      </ul>
      {variants.length > shown && (
        <div className="border-t border-line px-4 py-3">
          <Button onClick={() => setShown(shown + 100)}>{t("Show more")}</Button>
          <span className="ml-3 text-sm text-muted">{t("{shown} of {all}", { shown: count(shown), all: count(variants.length) })}</span>
        </div>
      )}
      {open === "options" && (
        <OptionsDialog
          variants={variants}
          apply={(made) => {
            write(made);
            setOpen(null);
          }}
          close={() => setOpen(null)}
        />
      )}
      {opened && <VariantDialog product={value} variant={opened} currencies={currencies} defined={defined} refusal={refusal} locked={locked} change={(part) => change(opened.key, part)} close={() => setOpen(null)} />}
    </Card>
  );
}

const nameOf = (product: Written, variant: WrittenVariant) => Object.values(variant.options).join(" / ") || product.title || t("The only variant");

interface RowProps {
  product: Written;
  variant: WrittenVariant;
  currency: string;
  locked: boolean;
  change: (part: Partial<WrittenVariant>) => void;
  open: () => void;
  remove: (() => void) | null;
}

function Row({ product, variant, currency, locked, change, open, remove }: RowProps) {
  const may = useMay();
  const name = nameOf(product, variant);
  const text = variant.prices[currency] ?? "";
  const wrong = text.trim() !== "" && typedPrice(text, currency) === null;
  return (
    <li className="flex flex-wrap items-end gap-x-3 gap-y-2 px-4 py-3 text-sm">
      <div className="flex min-w-44 flex-1 items-center gap-3 self-center">
        <Picture address={variant.image ?? product.images[0]?.url} />
        <div className="min-w-0">
          <p className="font-medium break-words">{name}</p>
          {variant.stored && may("inventory.read") ? (
            <Link to="/inventory/$sku" params={{ sku: variant.stored }} className="break-all text-accent underline underline-offset-2">
              {variant.stored}
            </Link>
          ) : (
            <span className="break-all text-muted">{variant.stored ?? (variant.sku || <Badge tone="notice">{t("New")}</Badge>)}</span>
          )}
        </div>
      </div>
      <div className="w-32">
        <Input label={t("Price ({currency})", { currency })} inputMode="decimal" value={text} disabled={locked} onChange={(event) => change({ prices: { ...variant.prices, [currency]: event.target.value } })} error={wrong ? wrongAmount() : undefined} aria-label={t("Price of {name} ({currency})", { name, currency })} />
      </div>
      <div className="flex gap-1">
        <Button onClick={open} aria-label={t("Details of {name}", { name })}>
          {t("Details")}
        </Button>
        {remove && !locked && (
          <Button tone="quiet" onClick={remove} aria-label={t("Remove {name}", { name })}>
            <Trash2 aria-hidden="true" size={16} />
          </Button>
        )}
      </div>
    </li>
  );
}

function OptionsDialog({ variants, apply, close }: { variants: WrittenVariant[]; apply: (made: WrittenVariant[]) => void; close: () => void }) {
  const [options, setOptions] = useState<WrittenOption[]>(() => {
    const known = optionsOf(variants);
    return known.length > 0 ? known : [{ name: "", was: "", values: "" }];
  });
  const [fault, setFault] = useState("");
  const write = (at: number, part: Partial<WrittenOption>) => setOptions(options.map((each, n) => (n === at ? { ...each, ...part } : each)));
  const made = countOf(options);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const names = options.map(({ name }) => name.trim());
    if (new Set(names).size < names.length) return setFault(t("Two options have the same name."));
    if (options.some(({ values }) => valuesOf(values).length === 0)) return setFault(t("Write at least one value for each option."));
    if (made > MOST_VARIANTS) return setFault(t("A product has at most {most} variants; these options make {made}.", { most: count(MOST_VARIANTS), made: count(made) }));
    apply(combined(options, variants));
  };
  return apart(
    <Dialog title={t("Options")} closeLabel={t("Close")} onClose={close}>
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-sm text-muted">{t("There is a variant for each combination of values. Those that are there already keep their SKU, price and stock.")}</p>
        {options.map((option, at) => (
          <fieldset key={at} className="grid gap-3 rounded-control border border-line p-3">
            <legend className="px-1 text-sm font-medium">{option.name || t("Option {n}", { n: at + 1 })}</legend>
            <Input label={t("Name")} required maxLength={255} placeholder={t("Size")} value={option.name} onChange={(event) => write(at, { name: event.target.value })} />
            <Input label={t("Values")} required hint={t("With commas between, such as S, M, L.")} value={option.values} onChange={(event) => write(at, { values: event.target.value })} />
            <div>
              <Button tone="quiet" onClick={() => setOptions(options.filter((_, n) => n !== at))}>
                {t("Remove this option")}
              </Button>
            </div>
          </fieldset>
        ))}
        {options.length < 10 && (
          <div>
            <Button onClick={() => setOptions([...options, { name: "", was: "", values: "" }])}>{t("Add an option")}</Button>
          </div>
        )}
        <p role="status" className="text-sm text-muted">
          {t("Variants: {count}", { count: count(made) })}
        </p>
        {fault && (
          <p role="alert" className="text-sm text-danger">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t("Back")}</Button>
          <Button type="submit" tone="main">
            {t("Make variants")}
          </Button>
        </div>
      </form>
    </Dialog>,
  );
}

interface DetailsProps {
  product: Written;
  variant: WrittenVariant;
  currencies: string[];
  defined: Schemas["CustomFieldOut"][];
  refusal: Refusal | null;
  locked: boolean;
  change: (part: Partial<WrittenVariant>) => void;
  close: () => void;
}

function VariantDialog({ product, variant, currencies, defined, refusal, locked, change, close }: DetailsProps) {
  const may = useMay();
  const { data: taxes } = useQuery({ queryKey: ["settings", "taxes"], queryFn: () => answered(api.GET("/api/admin/taxes")), enabled: may("settings.read") });
  const classes = taxes?.classes ?? [];
  const known = classes.some(({ id }) => id === variant.tax_class);
  const amounts = (name: "prices" | "compare_at" | "cost", label: (currency: string) => string) =>
    currencies.map((currency) => (
      <Input key={`${name} ${currency}`} label={label(currency)} inputMode="decimal" value={variant[name][currency] ?? ""} onChange={(event) => change({ [name]: without({ ...variant[name], [currency]: event.target.value }) })} error={wrongIn(variant[name]).includes(currency) ? wrongAmount() : undefined} />
    ));
  return apart(
    <Dialog title={nameOf(product, variant)} closeLabel={t("Close")} onClose={close}>
      <fieldset disabled={locked} className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          {Object.entries(variant.options).map(([name, given]) => (
            <Input key={name} label={name} maxLength={255} value={given} onChange={(event) => change({ options: { ...variant.options, [name]: event.target.value } })} />
          ))}
          {!variant.stored && <Input label={t("SKU")} maxLength={128} hint={t("Left empty, one is made. It stays.")} value={variant.sku} onChange={(event) => change({ sku: event.target.value })} error={refusal?.about("sku")} />}
          <Input label={t("Barcode")} maxLength={64} value={variant.barcode} onChange={(event) => change({ barcode: event.target.value })} error={refusal?.about("barcode")} />
          {amounts("prices", (currency) => t("Price in {currency}", { currency }))}
          {amounts("compare_at", (currency) => t("Before, in {currency}", { currency }))}
          {amounts("cost", (currency) => t("Cost in {currency}", { currency }))}
          <Select label={t("Tax class")} value={variant.tax_class} onChange={(event) => change({ tax_class: event.target.value })}>
            {!known && <option>{variant.tax_class}</option>}
            {classes.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
          <Select label={t("Kind")} value={variant.kind} onChange={(event) => change({ kind: event.target.value })}>
            <option value="goods">{t("Goods")}</option>
            <option value="digital">{t("Digital")}</option>
            <option value="service">{t("Service")}</option>
          </Select>
          <Input label={t("Weight in grams")} type="number" min={0} max={100_000_000} step={1} value={variant.grams} onChange={(event) => change({ grams: event.target.value })} />
          {product.images.length > 0 && (
            <Select label={t("Picture")} value={variant.image ?? ""} onChange={(event) => change({ image: event.target.value || null })}>
              <option value="">{t("The product's first")}</option>
              {product.images.map(({ url, alt }, at) => (
                <option key={url} value={url}>
                  {t("Picture {n}", { n: at + 1 })} {alt}
                </option>
              ))}
            </Select>
          )}
        </div>
        <Checkbox label={t("Count its stock")} checked={variant.tracked} onChange={(event) => change({ tracked: event.target.checked })} />
        <Checkbox label={t("Sell it when it is out of stock")} checked={variant.sell_when_out} onChange={(event) => change({ sell_when_out: event.target.checked })} />
        {defined.length > 0 && <CustomFields defined={defined} value={variant.custom_fields} write={(custom_fields) => change({ custom_fields })} refusal={refusal} />}
      </fieldset>
      <div className="mt-4 flex justify-end">
        <Button tone="main" onClick={close}>
          {t("Done")}
        </Button>
      </div>
    </Dialog>,
  );
}

/** Amounts without those that are empty. */
const without = (amounts: Typed): Typed => Object.fromEntries(Object.entries(amounts).filter(([, text]) => text !== ""));
