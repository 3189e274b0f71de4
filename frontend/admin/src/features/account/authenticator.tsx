/** Setting up an authenticator app: password, then the picture and its first code, then the recovery codes. */
import { answered } from "@daybook/api-client";
import { Button, Dialog, Input } from "@daybook/ui";
import { useState } from "react";
import { encode } from "uqr";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { t } from "../../app/words.ts";
import { PasswordDialog } from "./password-dialog.tsx";

interface Props {
  close: () => void;
  done: () => void;
}

export function AppDialog({ close, done }: Props) {
  const [offer, setOffer] = useState<{ secret: string; address: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState("");
  const begin = useDeed((password: string) => answered(api.POST("/api/admin/me/totp", { body: { password } })), setOffer);
  const confirm = useDeed(
    (given: string) => answered(api.PUT("/api/admin/me/totp", { body: { code: given } })),
    (confirmed) => {
      setCodes(confirmed.codes);
      done();
    },
  );
  if (codes) return <Codes codes={codes} close={close} />;
  if (!offer)
    return (
      <PasswordDialog title={t("Set up an app")} does={t("Go on")} deed={begin} close={close}>
        {t("First your password, so that nobody else does this at your desk.")}
      </PasswordDialog>
    );
  return (
    <DeedDialog title={t("Set up an app")} does={t("Confirm")} busy={confirm.busy} refusal={confirm.refusal} close={close} submit={() => void confirm.go(code.replaceAll(" ", ""))}>
      <p className="text-sm">{t("Scan this with your authenticator app, or type the letters into it.")}</p>
      <Qr address={offer.address} />
      <p className="text-center font-mono text-sm">{offer.secret.match(/.{1,4}/g)?.join(" ")}</p>
      <Input
        label={t("Code")}
        hint={t("The six digits that the app shows now.")}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        pattern="[0-9 ]{6,7}"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
    </DeedDialog>
  );
}

function Qr({ address }: { address: string }) {
  const { data, size } = encode(address, { ecc: "M", border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg role="img" aria-label={t("A picture for your authenticator app")} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="mx-auto size-48 rounded-control">
      <rect width={size} height={size} fill="#fff" />
      <path d={squares} fill="#000" />
    </svg>
  );
}

export function CodesDialog({ close, done }: Props) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const renew = useDeed(
    (password: string) => answered(api.PATCH("/api/admin/me/totp", { body: { password } })),
    (renewed) => {
      setCodes(renewed.codes);
      done();
    },
  );
  if (codes) return <Codes codes={codes} close={close} />;
  return (
    <PasswordDialog title={t("New recovery codes")} does={t("Make new codes")} deed={renew} close={close}>
      {t("The codes you have now are good no more.")}
    </PasswordDialog>
  );
}

function Codes({ codes, close }: { codes: string[]; close: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={t("Your recovery codes")} closeLabel={t("Close")} onClose={close}>
      <p className="mb-3 text-sm">{t("Keep these where you find them without your phone. Each lets you in once, and they are shown only now.")}</p>
      <ul className="mb-4 grid grid-cols-2 gap-x-6 gap-y-1 rounded-control bg-sunken px-4 py-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => void navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true))}>{copied ? t("Copied") : t("Copy")}</Button>
        <Button tone="main" onClick={close}>
          {t("I have kept them")}
        </Button>
      </div>
    </Dialog>
  );
}
