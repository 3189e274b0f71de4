import { Input } from "@daybook/ui";
import { type ReactNode, useState } from "react";
import type { Deed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { t } from "../../app/words.ts";

interface Props {
  title: string;
  does: string;
  tone?: "main" | "danger";
  deed: Deed<string>;
  close: () => void;
  children: ReactNode;
}

/** A deed that asks for the present password. */
export function PasswordDialog({ title, does, tone = "main", deed, close, children }: Props) {
  const [password, setPassword] = useState("");
  return (
    <DeedDialog title={title} does={does} tone={tone} busy={deed.busy} refusal={deed.refusal} close={close} submit={() => void deed.go(password)}>
      <p className="text-sm">{children}</p>
      <Input label={t("Your password")} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
    </DeedDialog>
  );
}
