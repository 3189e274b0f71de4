/** Which products belong to a collection by themselves. */
import { Button, Input, Select } from "@daybook/ui";
import { t } from "../../app/words.ts";
import { type Asks, ASKS, type FieldName, type WrittenCondition, type WrittenRule } from "./written.ts";

interface Props {
  rule: WrittenRule;
  write: (rule: WrittenRule) => void;
  currency: string;
}

export function Rule({ rule, write, currency }: Props) {
  const fields: Record<FieldName, string> = { title: t("Title"), vendor: t("Vendor"), type: t("Type"), tag: t("Tag"), price: t("Price ({currency})", { currency }) };
  const words: Record<Asks, string> = { is: t("is"), not: t("is not"), contains: t("contains"), starts: t("begins with"), above: t("is at least"), below: t("is at most") };
  const change = (at: number, part: Partial<WrittenCondition>) => write({ ...rule, conditions: rule.conditions.map((each, n) => (n === at ? { ...each, ...part } : each)) });
  return (
    <div className="grid gap-3">
      <Select label={t("A product belongs when")} value={rule.match} onChange={(event) => write({ ...rule, match: event.target.value as "all" })}>
        <option value="all">{t("all of these are so")}</option>
        <option value="any">{t("any of these is so")}</option>
      </Select>
      {rule.conditions.map((each, at) => (
        <div key={at} role="group" aria-label={t("Condition {n}", { n: at + 1 })} className="grid items-end gap-2 sm:grid-cols-[9rem_9rem_minmax(0,1fr)_auto]">
          <Select label={t("What")} value={each.field} onChange={(event) => change(at, { field: event.target.value as FieldName, is: ASKS[event.target.value as FieldName][0] })}>
            {Object.entries(fields).map(([name, word]) => (
              <option key={name} value={name}>
                {word}
              </option>
            ))}
          </Select>
          <Select label={t("How")} value={each.is} onChange={(event) => change(at, { is: event.target.value as Asks })}>
            {ASKS[each.field].map((code) => (
              <option key={code} value={code}>
                {words[code]}
              </option>
            ))}
          </Select>
          <Input label={t("Value")} required maxLength={200} inputMode={each.field === "price" ? "decimal" : undefined} value={each.value} onChange={(event) => change(at, { value: event.target.value })} />
          <Button tone="quiet" disabled={rule.conditions.length === 1} aria-label={t("Remove condition {n}", { n: at + 1 })} onClick={() => write({ ...rule, conditions: rule.conditions.filter((_, n) => n !== at) })}>
            {t("Remove")}
          </Button>
        </div>
      ))}
      {rule.conditions.length < 20 && (
        <div>
          <Button onClick={() => write({ ...rule, conditions: [...rule.conditions, { field: "tag", is: "is", value: "" }] })}>{t("Add a condition")}</Button>
        </div>
      )}
    </div>
  );
}
