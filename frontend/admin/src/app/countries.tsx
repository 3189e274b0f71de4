/** Choosing countries by their names; what is kept are their codes. */
import { Select } from "@daybook/ui";
import { X } from "lucide-react";
import { country } from "./format.ts";
import { t } from "./words.ts";

// ISO 3166-1 alpha-2, and XK, which is not in it but in use.
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

const byName = (codes: readonly string[]) => [...codes].sort((one, other) => country(one).localeCompare(country(other)));
const options = (codes: readonly string[]) =>
  byName(codes).map((code) => (
    <option key={code} value={code}>
      {country(code)}
    </option>
  ));

interface OneProps {
  label: string;
  value: string;
  choose: (code: string) => void;
  required?: boolean;
  error?: string | undefined;
}

export function CountrySelect({ label, value, choose, required = false, error }: OneProps) {
  return (
    <Select label={label} value={value} required={required} autoComplete="off" onChange={(event) => choose(event.target.value)} error={error}>
      <option value="">{t("Choose a country")}</option>
      {options(CODES.split(" "))}
    </Select>
  );
}

interface ManyProps {
  label: string;
  /** What is said where there is none. */
  none: string;
  value: readonly string[];
  change: (codes: string[]) => void;
  /** Codes that cannot be chosen: they stand elsewhere. */
  without?: ReadonlySet<string>;
}

/** Several countries: each with a button that takes it away, and a list to add one from. */
export function Countries({ label, none, value, change, without = new Set() }: ManyProps) {
  const left = CODES.split(" ").filter((code) => !value.includes(code) && !without.has(code));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {value.length === 0 && <p className="text-sm text-muted">{none}</p>}
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {byName(value).map((code) => (
            <li key={code} className="inline-flex items-center gap-1 rounded-full border border-line bg-sunken py-0.5 pl-2.5 text-sm">
              {country(code)}
              <button
                type="button"
                aria-label={t("Take {country} away", { country: country(code) })}
                onClick={() => change(value.filter((each) => each !== code))}
                className="grid size-7 place-items-center rounded-full text-muted hover:text-ink"
              >
                <X aria-hidden="true" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Select label={t("Add a country")} quietLabel value="" onChange={(event) => event.target.value && change([...value, event.target.value])}>
        <option value="">{t("Add a country")}</option>
        {options(left)}
      </Select>
    </fieldset>
  );
}
