/** The business's own fields of a record, as it defined them. */
import type { Refusal, Schemas } from "@daybook/api-client";
import { Checkbox, Input, Select } from "@daybook/ui";
import { t } from "../../app/words.ts";
import type { Fields, FieldValue } from "./written.ts";

interface Props {
  defined: Schemas["CustomFieldOut"][];
  value: Fields;
  write: (fields: Fields) => void;
  refusal?: Refusal | null;
}

export function CustomFields({ defined, value, write, refusal }: Props) {
  const set = (name: string, given: FieldValue | "") => {
    // What is no longer defined is not sent again: the API would refuse it
    const others = Object.fromEntries(Object.entries(value).filter(([each]) => each !== name && defined.some((known) => known.name === each)));
    write(given === "" ? others : { ...others, [name]: given });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {defined.map(({ name, title, type, choices }) => {
        const now = value[name];
        const shared = { label: title, error: refusal?.about(`custom_fields.${name}`) };
        if (type === "flag") return <Checkbox key={name} {...shared} checked={now === true} onChange={(event) => set(name, event.target.checked)} />;
        if (type === "choice")
          return (
            <Select key={name} {...shared} value={String(now ?? "")} onChange={(event) => set(name, event.target.value)}>
              <option value="">{t("Not said")}</option>
              {choices?.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          );
        const kind = type === "number" ? "number" : type === "date" ? "date" : "text";
        const read = (text: string) => (type === "number" && text !== "" ? Number(text) : text);
        return <Input key={name} {...shared} type={kind} step="any" maxLength={5000} value={String(now ?? "")} onChange={(event) => set(name, read(event.target.value))} />;
      })}
    </div>
  );
}
