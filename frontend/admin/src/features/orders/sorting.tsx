import { Badge, Button, Card, Fact } from "@daybook/ui";
import { useState } from "react";
import { count } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { SortingDialog } from "./edit.tsx";
import type { Order } from "./order.ts";
import { useMayNow } from "./past.tsx";

export function Sorting({ order }: { order: Order }) {
  const may = useMayNow();
  const [open, setOpen] = useState(false);
  return (
    <Card title={t("Tags and priority")} beside={may("orders.write") && <Button onClick={() => setOpen(true)}>{t("Change tags")}</Button>}>
      {order.tags.length > 0 ? (
        <p className="flex flex-wrap gap-1.5">
          {order.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      ) : (
        <p className="text-sm text-muted">{t("No tags.")}</p>
      )}
      <dl className="mt-2">
        <Fact label={t("Priority")}>{order.priority > 0 ? count(order.priority) : t("None")}</Fact>
      </dl>
      {open && <SortingDialog order={order} close={() => setOpen(false)} />}
    </Card>
  );
}
