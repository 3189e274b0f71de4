import { answered } from "@daybook/api-client";
import { Button, Notice } from "@daybook/ui";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { moment } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { useLookAgain } from "./look.ts";
import { useMayNow } from "./past.tsx";
import type { Hold, Order } from "./order.ts";
import { useNames } from "./names.ts";
import { actorWord, holdWord } from "./words.ts";

export function Holds({ order }: { order: Order }) {
  return order.holds.map((hold) => <HoldRow key={hold.id} order={order} hold={hold} />);
}

function HoldRow({ order, hold }: { order: Order; hold: Hold }) {
  const may = useMayNow();
  const names = useNames();
  const lookAgain = useLookAgain(order.id);
  const path = { order_id: order.id, hold_id: hold.id };
  const release = useDeed<object, unknown>(
    (_, key) => answered(api.POST("/api/admin/orders/{order_id}/holds/{hold_id}/release", { params: { path, ...once(key) } })),
    lookAgain,
  );
  return (
    <Notice>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <p className="font-medium">{t("On hold ({kind}): {reason}", { kind: holdWord(hold.type), reason: hold.reason })}</p>
          <p>
            {actorWord(hold.by, names)}, {moment(hold.at)}
          </p>
        </div>
        {may(hold.permission) && (
          <Button busy={release.busy} onClick={() => void release.go({})}>
            {t("Release")}
          </Button>
        )}
      </div>
      {release.refusal && (
        <p role="alert" className="mt-2 font-medium text-danger">
          {release.refusal.message}
        </p>
      )}
    </Notice>
  );
}
