/** Fields of the business's own: which ones a record has, what each takes, and what buyers may narrow by. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Checkbox, Input, Select, Textarea } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { useDraft } from "../../app/draft.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { asWritten, blank, type Field, type Fields, KINDS, type Kind, sentFields } from "./fields.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";

type Shop = Schemas["ShopOut"];

export function CustomFields() {
  return (
    <Screen title={t("Custom fields")} about={t("What your business keeps besides: own part numbers, materials, a customer's terms. The fields stand in the forms, the API and the files.")}>
      <Fetched name="shop" fetch={() => answered(api.GET("/api/admin/shop"))}>
        {(shop, again) => <FieldsForm shop={shop} again={again} />}
      </Fetched>
    </Screen>
  );
}

function kindWords(kind: Kind): string {
  const words: Record<Kind, string> = { product: t("Products"), variant: t("Variants"), customer: t("Customers"), order: t("Orders") };
  return words[kind];
}

function FieldsForm({ shop, again }: { shop: Shop; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const { value, write, dirty, forget } = useDraft<Fields>(asWritten(shop.custom_fields));
  const deed = useDeed(
    (_: void) => answered(api.PATCH("/api/admin/shop", { body: { version: shop.version, custom_fields: sentFields(value, shop.custom_fields) } as Schemas["ChangeShop"] })),
    (now) => {
      client.setQueryData(["settings", "shop"], now);
      setSaved(true);
    },
  );
  const locked = !may("settings.write");
  return (
    <SavedForm dirty={dirty} deed={deed} saved={saved} forget={forget} again={again} locked={locked}>
      {KINDS.map((kind) => {
        const fields = value[kind];
        const change = (key: string, part: Partial<Field>) => write({ [kind]: fields.map((each) => (each.key === key ? { ...each, ...part } : each)) });
        return (
          <Card
            key={kind}
            title={kindWords(kind)}
            beside={
              !locked && (
                <Button aria-label={t("Add a field to {kind}", { kind: kindWords(kind) })} onClick={() => write({ [kind]: [...fields, blank(fields)] })}>
                  {t("Add a field")}
                </Button>
              )
            }
            flush
          >
            {fields.length === 0 && <p className="px-4 py-3 text-sm text-muted">{t("No field of your own.")}</p>}
            <ul className="divide-y divide-line">
              {fields.map((field) => (
                <li key={field.key}>
                  <FieldRow kind={kind} field={field} change={(part) => change(field.key, part)} remove={locked ? null : () => write({ [kind]: fields.filter(({ key }) => key !== field.key) })} />
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
      <p className="text-sm text-muted">{t("What was written in a field that is taken away stays stored with its record, and is no longer shown in forms.")}</p>
    </SavedForm>
  );
}

function typeWords(type: Field["type"]): string {
  const words: Record<Field["type"], string> = { text: t("Text"), number: t("Whole number"), flag: t("Yes or no"), date: t("Date"), choice: t("One of several") };
  return words[type] ?? type;
}
const TYPES: Field["type"][] = ["text", "number", "flag", "date", "choice"];

interface RowProps {
  kind: Kind;
  field: Field;
  change: (part: Partial<Field>) => void;
  remove: (() => void) | null;
}

function FieldRow({ kind, field, change, remove }: RowProps) {
  const stored = field.name !== "";
  return (
    <fieldset className="grid min-w-0 gap-3 px-4 py-4">
      <legend className="sr-only">{field.title || t("New field")}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Input label={t("Title")} required maxLength={80} value={field.title} onChange={(event) => change({ title: event.target.value })} hint={stored ? t("Its name in the API is {name}.", { name: field.name }) : t("Its name in the API is made of it, and stays.")} />
        <Select label={t("It takes")} value={field.type} disabled={stored} onChange={(event) => change({ type: event.target.value as Field["type"] })} hint={stored ? t("It stays, as records hold such values.") : ""}>
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {typeWords(type)}
            </option>
          ))}
        </Select>
      </div>
      {field.type === "choice" && <Textarea label={t("The choices, one on each line")} required value={field.choices} onChange={(event) => change({ choices: event.target.value })} />}
      {kind === "product" && (
        <div className="grid gap-2">
          <Checkbox label={t("Buyers see it on the product's page")} checked={field.shown || field.filterable} disabled={field.filterable} onChange={(event) => change({ shown: event.target.checked })} />
          <Checkbox label={t("Buyers may narrow lists by it")} checked={field.filterable} onChange={(event) => change({ filterable: event.target.checked })} />
        </div>
      )}
      {remove && (
        <div>
          <Button tone="danger" aria-label={t("Remove {name}", { name: field.title || t("New field") })} onClick={remove}>
            {t("Remove")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
