import { Input } from "@daybook/ui";
import type { ReactNode } from "react";
import { t } from "../../app/words.ts";
import type { Address } from "./edited.ts";

interface Props {
  title: string;
  name: "shipping_address" | "billing_address";
  value: Address;
  write: (value: Address) => void;
  about: (field: string) => string | undefined;
  /** The country, or why it stays as it is. */
  land: ReactNode;
}

export function AddressFields({ title, name, value, write, about, land }: Props) {
  const line = (field: keyof Address, label: string, maxLength: number) => (
    <Input label={label} autoComplete="off" maxLength={maxLength} value={value[field]} onChange={(event) => write({ ...value, [field]: event.target.value })} error={about(`${name}.${field}`)} />
  );
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">{title}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {line("name", t("Name"), 120)}
        {line("company", t("Company"), 120)}
        {line("line1", t("Address"), 160)}
        {line("line2", t("Address, second line"), 160)}
        {line("postal_code", t("Postal code"), 16)}
        {line("city", t("City"), 100)}
        {line("region", t("Region"), 100)}
        {line("phone", t("Phone"), 40)}
      </div>
      {land}
    </fieldset>
  );
}
