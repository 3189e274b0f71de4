/** A dialog that does one thing to each of several orders: what was refused says why, and can be tried again. */
import { Button, type ButtonTone, Dialog, Spinner } from "@daybook/ui";
import type { FormEvent, ReactNode } from "react";
import type { Result, useEach } from "../../app/each.ts";
import { count, money } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import type { Row } from "./columns.tsx";

interface Props {
  title: string;
  /** The words of the button that does it. */
  does: string;
  tone?: ButtonTone;
  rows: Row[];
  each: ReturnType<typeof useEach<Row>>;
  /** What stands beside an order for which it is done. */
  doneWord: string;
  submit: () => void;
  leave: () => void;
  children: ReactNode;
}

export function EachDialog({ title, does, tone = "main", rows, each, doneWord, submit, leave, children }: Props) {
  const [done, refused] = [each.done.length, each.refused.length];
  const all = done === rows.length;
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <Dialog title={title} closeLabel={t("Close")} onClose={leave} held={each.busy}>
      <form onSubmit={submitted} className="grid gap-4">
        {!all && children}
        <ul className="divide-y divide-line border-y border-line text-sm">
          {rows.map((row) => (
            <One key={row.id} row={row} result={each.resultOf(row)} doneWord={doneWord} />
          ))}
        </ul>
        <p role="status" className="text-sm">
          {each.started && t("Done: {done} of {all}.", { done: count(done), all: count(rows.length) })}{" "}
          {!each.busy && refused > 0 && t("Not done: {refused}.", { refused: count(refused) })}
        </p>
        <div className="flex justify-end gap-2">
          <Button disabled={each.busy} onClick={leave}>
            {done > 0 ? t("Done") : t("Back")}
          </Button>
          {!all && (
            <Button type="submit" tone={tone} busy={each.busy}>
              {refused > 0 ? t("Try the rest again") : does}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function One({ row, result, doneWord }: { row: Row; result: Result | undefined; doneWord: string }) {
  return (
    <li className="grid gap-1 py-2">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 break-words">
          <span className="font-medium">{row.number}</span> {row.name || row.email}
        </p>
        <p className="shrink-0 text-muted">
          {result === "under way" && <Spinner />}
          {result === "done" && <span className="font-medium text-good">{doneWord}</span>}
          {result === undefined && money(row.total)}
          {typeof result === "object" && <span className="text-danger">{t("Not done")}</span>}
        </p>
      </div>
      {typeof result === "object" && (
        <p role="alert" className="text-danger">
          {result.refused}
        </p>
      )}
    </li>
  );
}
