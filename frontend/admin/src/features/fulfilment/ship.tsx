/** The parcel that leaves: with what is packed, by whom it goes and how it is followed. */
import { Input } from "@daybook/ui";
import { useState } from "react";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { count } from "../../app/format.ts";
import { t } from "../../app/words.ts";
import { keepCarrier, lastCarrier, type Packing, type Parcel, shipped, useWorkChanged } from "./work.ts";

interface Props {
  packing: Packing;
  packed: ReadonlyMap<string, number>;
  /** Units that stay in the order. */
  stays: number;
  close: () => void;
  done: (shipmentId: string) => void;
}

export function ShipPacked({ packing, packed, stays, close, done }: Props) {
  const [parcel, setParcel] = useState<Parcel>(() => ({ carrier: lastCarrier(), tracking_number: "", tracking_url: "" }));
  const changed = useWorkChanged();
  const ship = useDeed(
    (body: Parameters<typeof shipped>[1], key: string) => shipped(packing.order_id, body, key),
    async (shipment) => {
      keepCarrier(parcel.carrier.trim());
      done(shipment.id);
      await changed(packing.order_id);
    },
  );
  const write = (name: keyof Parcel) => (event: React.ChangeEvent<HTMLInputElement>) => setParcel({ ...parcel, [name]: event.target.value });
  const submit = () =>
    void ship.go({
      lines: [...packed].map(([line_id, quantity]) => ({ line_id, quantity })),
      location_id: packing.location_id,
      carrier: parcel.carrier.trim(),
      tracking_number: parcel.tracking_number.trim(),
      tracking_url: parcel.tracking_url.trim(),
    });
  const units = [...packed.values()].reduce((sum, quantity) => sum + quantity, 0);
  return (
    <DeedDialog title={t("Ship order {number}", { number: packing.number })} does={t("Ship")} busy={ship.busy} refusal={ship.refusal} submit={submit} close={close}>
      <p className="text-sm">
        {t("Items that leave: {units}.", { units: count(units) })} {stays > 0 && <strong>{t("Items that stay in the order for later: {left}.", { left: count(stays) })}</strong>}
      </p>
      <Input label={t("Carrier")} value={parcel.carrier} onChange={write("carrier")} error={ship.refusal?.about("carrier")} maxLength={80} />
      <Input label={t("Tracking number")} value={parcel.tracking_number} onChange={write("tracking_number")} error={ship.refusal?.about("tracking_number")} maxLength={80} autoFocus />
      <Input label={t("Tracking link")} type="url" value={parcel.tracking_url} onChange={write("tracking_url")} error={ship.refusal?.about("tracking_url")} maxLength={500} placeholder="https://" />
    </DeedDialog>
  );
}
