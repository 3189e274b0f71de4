/** The collections a product is in: chosen by hand, or filled by a rule, which decides alone. */
import { Select } from "@daybook/ui";
import { X } from "lucide-react";
import { t } from "../../app/words.ts";
import type { Collection } from "./collections.ts";

interface Props {
  all: Collection[];
  value: string[];
  write: (handles: string[]) => void;
  locked: boolean;
}

export function Belongs({ all, value, write, locked }: Props) {
  const known = new Map(all.map((each) => [each.handle, each]));
  const open = all.filter(({ handle, rule }) => !rule && !value.includes(handle));
  return (
    <div className="grid gap-2">
      <p className="text-sm font-medium">{t("Collections")}</p>
      {value.length === 0 && <p className="text-sm text-muted">{t("In none.")}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {value.map((handle) => {
          const title = known.get(handle)?.title ?? handle;
          const ruled = Boolean(known.get(handle)?.rule);
          return (
            <li key={handle} className="inline-flex min-h-8 max-w-full items-center gap-1 rounded-full bg-sunken pl-3 text-sm last:pr-0">
              <span className="min-w-0 truncate">{title}</span>
              {ruled || locked ? (
                <span className="pr-3 text-xs text-muted">{ruled ? t("by rule") : ""}</span>
              ) : (
                <button type="button" aria-label={t("Take out of {collection}", { collection: title })} onClick={() => write(value.filter((each) => each !== handle))} className="grid size-8 place-items-center rounded-full text-muted hover:text-ink">
                  <X aria-hidden="true" size={14} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {!locked && open.length > 0 && (
        <Select label={t("Put in a collection")} quietLabel value="" onChange={(event) => event.target.value && write([...value, event.target.value])}>
          <option value="">{t("Put in a collection")}</option>
          {open.map(({ handle, title }) => (
            <option key={handle} value={handle}>
              {title}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
