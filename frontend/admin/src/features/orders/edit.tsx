/** Changing an order after it was placed: whom and where it goes to, and how it is sorted among the others. */
import { answered, type Schemas } from "@daybook/api-client";
import { Button, Checkbox, Input, Select, Textarea } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { country } from "../../app/format.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { AddressFields } from "./address.tsx";
import { detailsOf, differing, tagsOf } from "./edited.ts";
import { useLookAgain } from "./look.ts";
import { type Order, orderQuery } from "./order.ts";

type Changes = Omit<Schemas["EditOrder"], "version" | "reason">;

/**
 * What is written in a dialog, over the order as it was when it opened; what somebody else saves meanwhile is found out
 * by the version. `again` takes the order as it is now and keeps what was written.
 */
function useEdit<Written extends object>(order: Order, read: (order: Order) => Written, close: () => void) {
  const client = useQueryClient();
  const lookAgain = useLookAgain(order.id);
  const [from, setFrom] = useState(order);
  const [written, setWritten] = useState<Partial<Written>>({});
  const [reason, setReason] = useState("");
  const deed = useDeed(
    (changes: Changes) => answered(api.PATCH("/api/admin/orders/{order_id}", { params: { path: { order_id: order.id } }, body: { version: from.version, ...changes, reason: reason.trim() } })),
    async () => {
      close();
      toast(t("Saved."));
      await lookAgain();
    },
  );
  const again = async () => {
    setFrom(await client.fetchQuery({ ...orderQuery(order.id), staleTime: 0 }));
    deed.forget();
  };
  const stored = read(from);
  return {
    stored,
    value: { ...stored, ...written },
    write: (part: Partial<Written>) => setWritten((now) => ({ ...now, ...part })),
    save: (changes: Changes) => (Object.keys(changes).length > 0 ? void deed.go(changes) : close()),
    deed,
    again,
    reason,
    setReason,
  };
}

type Edit = ReturnType<typeof useEdit>;

function Why({ edit: { reason, setReason, deed, again } }: { edit: Pick<Edit, "reason" | "setReason" | "deed" | "again"> }) {
  return (
    <>
      <Input label={t("Reason")} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} hint={t("It stands in the timeline, for staff.")} error={deed.refusal?.about("reason")} />
      {deed.refusal?.status === 412 && (
        <p className="text-sm">
          <Button onClick={() => void again()}>{t("Load it again, and keep what I wrote")}</Button>
        </p>
      )}
    </>
  );
}

interface Props {
  order: Order;
  close: () => void;
}

export function DetailsDialog({ order, close }: Props) {
  const edit = useEdit(order, detailsOf, close);
  const { value, write, deed } = edit;
  const about = (field: string) => deed.refusal?.about(field);
  return (
    <DeedDialog title={t("Change order {number}", { number: order.number })} does={t("Save")} busy={deed.busy} refusal={deed.refusal} submit={() => edit.save(differing(edit.stored, value))} close={close}>
      <Input label={t("E-mail")} type="email" required maxLength={320} value={value.email} onChange={(event) => write({ email: event.target.value })} error={about("email")} hint={t("What is written about this order from now on goes there.")} />
      {value.shipping && <AddressFields title={t("Delivery address")} name="shipping_address" value={value.shipping} write={(shipping) => write({ shipping })} about={about} land={<FixedLand code={value.shipping.country} />} />}
      {value.shipping && value.billing && (
        <Checkbox label={t("Billed to the delivery address")} checked={value.same} onChange={(event) => write({ same: event.target.checked })} />
      )}
      {value.billing && !value.same && <AddressFields title={t("Billing address")} name="billing_address" value={value.billing} write={(billing) => write({ billing })} about={about} land={<FixedLand code={value.billing.country} />} />}
      <Textarea label={t("The buyer's note")} rows={2} maxLength={2000} value={value.note} onChange={(event) => write({ note: event.target.value })} error={about("note")} />
      <Textarea label={t("Gift note, printed on the slip")} rows={2} maxLength={500} value={value.gift_note} onChange={(event) => write({ gift_note: event.target.value })} error={about("gift_note")} />
      <Why edit={edit} />
    </DeedDialog>
  );
}

function FixedLand({ code }: { code: string }) {
  return <p className="mt-2 text-sm text-muted">{t("In {country}. To send it to another country, cancel this order and make a new one: taxes and delivery differ.", { country: country(code) })}</p>;
}

const sortingOf = ({ tags, priority }: Order) => ({ tags: tags.join(", "), priority });

export function SortingDialog({ order, close }: Props) {
  const edit = useEdit(order, sortingOf, close);
  const { stored, value, write, deed } = edit;
  const submit = () => {
    const tags = tagsOf(value.tags);
    edit.save({
      ...(tags.join() === tagsOf(stored.tags).join() ? {} : { tags }),
      ...(value.priority === stored.priority ? {} : { priority: value.priority }),
    });
  };
  return (
    <DeedDialog title={t("Tags and priority of order {number}", { number: order.number })} does={t("Save")} busy={deed.busy} refusal={deed.refusal} submit={submit} close={close}>
      <Input label={t("Tags")} value={value.tags} maxLength={900} onChange={(event) => write({ tags: event.target.value })} hint={t("With commas between them.")} error={deed.refusal?.about("tags")} />
      <Select label={t("Priority")} value={value.priority} onChange={(event) => write({ priority: Number(event.target.value) })} hint={t("9 is the most urgent.")} error={deed.refusal?.about("priority")}>
        {Array.from({ length: 10 }, (_, level) => (
          <option key={level} value={level}>
            {level === 0 ? t("None") : level}
          </option>
        ))}
      </Select>
      <Why edit={edit} />
    </DeedDialog>
  );
}
