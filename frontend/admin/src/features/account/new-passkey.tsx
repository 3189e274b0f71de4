import { answered, Refusal } from "@daybook/api-client";
import { Input } from "@daybook/ui";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { makePasskey, NotDone } from "@daybook/api-client/passkeys";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";

export function NewPasskeyDialog({ close, done }: { close: () => void; done: () => void }) {
  const [title, setTitle] = useState("");
  const make = useDeed(
    async (given: string) => {
      const options = await answered(api.PUT("/api/admin/me/passkeys"));
      const made = await makePasskey(options, given).catch((error: unknown) => {
        throw error instanceof NotDone ? new Refusal({ status: 0, code: "passkey_not_made", detail: t("No passkey was made. Perhaps this device has one already.") }) : error;
      });
      return answered(api.POST("/api/admin/me/passkeys", { body: made }));
    },
    () => {
      close();
      done();
      toast(t("The passkey is added."));
    },
  );
  return (
    <DeedDialog title={t("Add a passkey")} does={t("Go on")} busy={make.busy} refusal={make.refusal} close={close} submit={() => void make.go(title.trim())}>
      <Input
        label={t("What you call it")}
        hint={t("So that you know it again: Work laptop, Yellow key.")}
        maxLength={80}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
    </DeedDialog>
  );
}
