/** Which columns the list of orders has, and in which order they stand. */
import { Button, Checkbox, Dialog } from "@daybook/ui";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useId, useRef, useState } from "react";
import { t } from "../../app/words.ts";
import { headingOf, hiddenOf, movedColumn, STANDARD, withColumn } from "./columns.tsx";

interface Props {
  shown: readonly string[];
  keep: (names: string[]) => void;
  close: () => void;
}

export function ColumnsDialog({ shown, keep, close }: Props) {
  const words = useId();
  const list = useRef<HTMLUListElement>(null);
  const [now, setNow] = useState(shown);
  const [told, setTold] = useState("");
  const choose = (names: string[]) => {
    setNow(names);
    keep(names);
  };
  const change = (name: string, is: boolean) => choose(is ? withColumn(now, name) : now.filter((each) => each !== name));
  /** Moves it, and keeps the focus on its button: the other one where it stands first or last now. */
  const move = (name: string, step: -1 | 1) => {
    const order = movedColumn(now, name, step);
    const place = order.indexOf(name);
    choose(order);
    setTold(t("{name} is now number {place} of {all}.", { name: headingOf(name), place: place + 1, all: order.length }));
    requestAnimationFrame(() => {
      const [up, down] = list.current?.querySelectorAll<HTMLButtonElement>(`[data-column="${name}"] button`) ?? [];
      (place === 0 ? down : place === order.length - 1 ? up : step < 0 ? up : down)?.focus();
    });
  };
  return (
    <Dialog title={t("Columns")} closeLabel={t("Close")} onClose={close}>
      <div className="grid gap-4">
        <p id={words} className="text-sm text-muted">
          {t("They stand from left to right as they do here from the top. The order's number is always shown, in front.")}
        </p>
        <p role="status" className="sr-only">
          {told}
        </p>
        <ul ref={list} aria-labelledby={words} className="divide-y divide-line">
          {[...now, ...hiddenOf(now)].map((name) => {
            const at = now.indexOf(name);
            const heading = headingOf(name);
            return (
              <li key={name} data-column={name} className="flex min-h-11 items-center justify-between gap-3 py-1">
                <Checkbox label={heading} checked={at >= 0} disabled={now.length === 1 && at >= 0} onChange={(event) => change(name, event.target.checked)} />
                {at >= 0 && (
                  <span className="flex gap-1">
                    <Button tone="quiet" aria-label={t("Move {name} up", { name: heading })} disabled={at === 0} onClick={() => move(name, -1)}>
                      <ArrowUp aria-hidden="true" size={16} />
                    </Button>
                    <Button tone="quiet" aria-label={t("Move {name} down", { name: heading })} disabled={at === now.length - 1} onClick={() => move(name, 1)}>
                      <ArrowDown aria-hidden="true" size={16} />
                    </Button>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <div className="flex justify-end gap-2">
          <Button onClick={() => choose(STANDARD)}>{t("Standard columns")}</Button>
          <Button tone="main" onClick={close}>
            {t("Done")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
