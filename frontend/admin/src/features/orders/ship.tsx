import { answered } from "@daybook/api-client";
import { Input, Select } from "@daybook/ui";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { t } from "../../app/words.ts";
import { useLookAgain } from "./look.ts";
import { usePlaceNames } from "./names.ts";
import { firstQuantities, leftToShip, type Order, placesToShipFrom } from "./order.ts";
import { Quantities, quantitiesGiven } from "./quantities.tsx";

export function ShipDialog({ order, close }: { order: Order; close: () => void }) {
  const open = order.lines.filter((line) => leftToShip(line) > 0);
  const places = placesToShipFrom(order);
  const [place, setPlace] = useState(places[0] ?? "");
  const [quantities, setQuantities] = useState(() => firstQuantities(order, place));
  const [parcel, setParcel] = useState({ carrier: "", tracking_number: "", tracking_url: "" });
  const placeNames = usePlaceNames();
  const lookAgain = useLookAgain(order.id);
  const ship = useDeed(
    (body: Parameters<typeof shipped>[1], key: string) => shipped(order.id, body, key),
    async () => {
      close();
      await lookAgain();
    },
  );
  const write = (name: keyof typeof parcel) => (event: React.ChangeEvent<HTMLInputElement>) =>
    setParcel({ ...parcel, [name]: event.target.value });
  const choosePlace = (chosen: string) => {
    setPlace(chosen);
    setQuantities(firstQuantities(order, chosen));
  };
  const submit = () =>
    void ship.go({
      lines: quantitiesGiven(quantities),
      ...(places.length > 1 ? { location_id: place } : {}),
      carrier: parcel.carrier.trim(),
      tracking_number: parcel.tracking_number.trim(),
      tracking_url: parcel.tracking_url.trim(),
    });

  return (
    <DeedDialog title={t("Ship order {number}", { number: order.number })} does={t("Ship")} busy={ship.busy} refusal={ship.refusal} submit={submit} close={close}>
      {places.length > 1 && (
        <Select label={t("From")} value={place} onChange={(event) => choosePlace(event.target.value)} hint={t("One shipment leaves one location.")}>
          {places.map((id) => (
            <option key={id} value={id}>
              {placeNames.get(id) ?? id}
            </option>
          ))}
        </Select>
      )}
      <Quantities legend={t("What leaves")} lines={open} most={leftToShip} given={quantities} give={setQuantities} />
      <Input label={t("Carrier")} value={parcel.carrier} onChange={write("carrier")} error={ship.refusal?.about("carrier")} maxLength={80} />
      <Input label={t("Tracking number")} value={parcel.tracking_number} onChange={write("tracking_number")} error={ship.refusal?.about("tracking_number")} maxLength={80} />
      <Input label={t("Tracking link")} type="url" value={parcel.tracking_url} onChange={write("tracking_url")} error={ship.refusal?.about("tracking_url")} maxLength={500} placeholder="https://" />
    </DeedDialog>
  );
}

interface Shipping {
  lines: { line_id: string; quantity: number }[];
  location_id?: string;
  carrier: string;
  tracking_number: string;
  tracking_url: string;
}

const shipped = (order_id: string, body: Shipping, key: string) =>
  answered(api.POST("/api/admin/orders/{order_id}/shipments", { params: { path: { order_id }, ...once(key) }, body }));
