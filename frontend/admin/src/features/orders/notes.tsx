import { answered } from "@daybook/api-client";
import { Button, Card, Notice, Textarea } from "@daybook/ui";
import { type FormEvent, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { moment } from "../../app/format.ts";
import { useUnsavedGuard } from "../../app/unsaved.tsx";
import { t } from "../../app/words.ts";
import { useLookAgain } from "./look.ts";
import { useMayNow } from "./past.tsx";
import { useNames } from "./names.ts";
import type { Order } from "./order.ts";
import { actorWord } from "./words.ts";

export function Notes({ order }: { order: Order }) {
  const may = useMayNow();
  const names = useNames();
  return (
    <Card title={t("Notes")}>
      <div className="grid gap-3 text-sm">
        {order.notes.map((note) => (
          <div key={note.id}>
            <p className="break-words whitespace-pre-line">{note.text}</p>
            <p className="text-muted">
              {actorWord(note.by, names)}, {moment(note.at)}
            </p>
          </div>
        ))}
        {order.notes.length === 0 && !may("orders.write") && <p className="text-muted">{t("Nothing noted.")}</p>}
        {may("orders.write") && <AddNote order={order} />}
      </div>
    </Card>
  );
}

function AddNote({ order }: { order: Order }) {
  const [text, setText] = useState("");
  const lookAgain = useLookAgain(order.id);
  const add = useDeed(
    (body: { text: string }, key) =>
      answered(api.POST("/api/admin/orders/{order_id}/notes", { params: { path: { order_id: order.id }, ...once(key) }, body })),
    async () => {
      setText("");
      await lookAgain();
    },
  );
  const guard = useUnsavedGuard(text.trim() !== "" && !add.busy);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add.go({ text: text.trim() });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <Textarea label={t("New note")} rows={2} value={text} onChange={(event) => setText(event.target.value)} required maxLength={4000} hint={t("Only staff see notes.")} />
      {add.refusal && (
        <Notice tone="danger" alert>
          {add.refusal.message}
        </Notice>
      )}
      <Button type="submit" busy={add.busy} className="justify-self-start">
        {t("Add note")}
      </Button>
      {guard}
    </form>
  );
}
