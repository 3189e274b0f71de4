/** Whom the order is for and where the bill goes, and what is written on it. */
import { Button, Card, Checkbox, Fact, Input, Textarea } from "@daybook/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { me } from "../../app/api.ts";
import { CountrySelect } from "../../app/countries.tsx";
import { DeedDialog } from "../../app/deed-form.tsx";
import { languageName, t } from "../../app/words.ts";
import { AddressFields } from "../orders/address.tsx";
import { type Address, addressOf } from "../orders/edited.ts";
import { addressLines } from "../orders/people.tsx";
import { type Cart, type Change, change, useChange } from "./draft.ts";

interface DialogProps {
  cart: Cart;
  close: () => void;
}

export function Buyer({ cart }: { cart: Cart }) {
  const [open, setOpen] = useState(false);
  const { shipping_address: shipping, billing_address: billing } = cart;
  return (
    <Card title={t("Buyer")} beside={<Button onClick={() => setOpen(true)}>{t("Change details")}</Button>}>
      <div className="grid gap-3 text-sm">
        <p className="break-all">{cart.email}</p>
        {!shipping && <p className="text-muted">{t("No address is kept.")}</p>}
        {shipping && <Block title={billing ? t("Delivered to") : t("Delivered and billed to")} address={shipping} />}
        {billing && <Block title={t("Billed to")} address={billing} />}
        <dl>
          <Fact label={t("Language")}>{languageName(cart.language)}</Fact>
          {cart.tax_number && <Fact label={t("Tax or organisation number")}>{cart.tax_number}</Fact>}
        </dl>
      </div>
      {open && <BuyerDialog cart={cart} close={() => setOpen(false)} />}
    </Card>
  );
}

function Block({ title, address }: { title: string; address: NonNullable<Cart["shipping_address"]> }) {
  return (
    <div>
      <h3 className="text-muted">{title}</h3>
      <address className="not-italic">
        {addressLines({ ...address }).map((line, index) => (
          <span key={index} className="block break-words">
            {line}
          </span>
        ))}
      </address>
    </div>
  );
}

const NOWHERE: Address = { name: "", company: "", line1: "", line2: "", city: "", region: "", postal_code: "", country: "", phone: "" };
const isWritten = ({ country: _, ...rest }: Address) => Object.values(rest).some((part) => part.trim());

function BuyerDialog({ cart, close }: DialogProps) {
  const { data: who } = useQuery(me);
  const nowhere = { ...NOWHERE, country: who?.shop.country ?? "" };
  const [email, setEmail] = useState(cart.email ?? "");
  const [taxNumber, setTaxNumber] = useState(cart.tax_number ?? "");
  const [shipping, setShipping] = useState<Address>(() => addressOf(cart.shipping_address && { ...cart.shipping_address }) ?? nowhere);
  const [billing, setBilling] = useState<Address>(() => addressOf(cart.billing_address && { ...cart.billing_address }) ?? nowhere);
  const [same, setSame] = useState(cart.billing_address === null);
  const save = useChange(cart, (body: Change) => change(cart, body), close);
  const about = (field: string) => save.refusal?.about(field);
  const submit = () =>
    void save.go({
      email: email.trim(),
      tax_number: taxNumber.trim() || null,
      shipping_address: isWritten(shipping) ? shipping : null,
      billing_address: same || !isWritten(billing) ? null : billing,
    });
  const land = (value: Address, write: (value: Address) => void, name: string) => (
    <div className="mt-4">
      <CountrySelect label={t("Country")} value={value.country} choose={(code) => write({ ...value, country: code })} error={about(`${name}.country`)} />
    </div>
  );
  return (
    <DeedDialog title={t("The buyer")} does={t("Save")} busy={save.busy} refusal={save.refusal} submit={submit} close={close}>
      <Input label={t("E-mail")} type="email" required maxLength={320} value={email} onChange={(event) => setEmail(event.target.value)} error={about("email")} />
      <AddressFields title={t("Delivery address")} name="shipping_address" value={shipping} write={setShipping} about={about} land={land(shipping, setShipping, "shipping_address")} />
      <Checkbox label={t("Billed to the delivery address")} checked={same} onChange={(event) => setSame(event.target.checked)} />
      {!same && <AddressFields title={t("Billing address")} name="billing_address" value={billing} write={setBilling} about={about} land={land(billing, setBilling, "billing_address")} />}
      <Input label={t("Tax or organisation number")} maxLength={40} value={taxNumber} onChange={(event) => setTaxNumber(event.target.value)} error={about("tax_number")} />
    </DeedDialog>
  );
}

export function Notes({ cart }: { cart: Cart }) {
  const [open, setOpen] = useState(false);
  return (
    <Card title={t("What is written on it")} beside={<Button onClick={() => setOpen(true)}>{t("Change")}</Button>}>
      <div className="grid gap-3 text-sm">
        {!cart.note && !cart.gift_note && <p className="text-muted">{t("Nothing noted.")}</p>}
        {cart.note && <Words title={t("The buyer's note")}>{cart.note}</Words>}
        {cart.gift_note && <Words title={t("Gift note, printed on the slip")}>{cart.gift_note}</Words>}
      </div>
      {open && <NotesDialog cart={cart} close={() => setOpen(false)} />}
    </Card>
  );
}

function Words({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h3 className="text-muted">{title}</h3>
      <p className="break-words whitespace-pre-line">{children}</p>
    </div>
  );
}

function NotesDialog({ cart, close }: DialogProps) {
  const [note, setNote] = useState(cart.note);
  const [giftNote, setGiftNote] = useState(cart.gift_note);
  const save = useChange(cart, (body: Change) => change(cart, body), close);
  return (
    <DeedDialog title={t("What is written on it")} does={t("Save")} busy={save.busy} refusal={save.refusal} submit={() => void save.go({ note, gift_note: giftNote })} close={close}>
      <Textarea label={t("The buyer's note")} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} hint={t("The buyer sees it on the order's page.")} error={save.refusal?.about("note")} />
      <Textarea label={t("Gift note, printed on the slip")} maxLength={500} value={giftNote} onChange={(event) => setGiftNote(event.target.value)} error={save.refusal?.about("gift_note")} />
    </DeedDialog>
  );
}
