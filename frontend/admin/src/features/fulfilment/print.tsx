import { Button, Notice } from "@daybook/ui";
import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { fileOf } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { openFile } from "../../app/pdf.tsx";
import { useLooker } from "../../frame/looker.ts";

/** Opens a paper to print; not there while the module that prints is off. */
export function PrintButton({ address, children }: { address: string; children: ReactNode }) {
  const { on } = useLooker();
  const print = useDeed(fileOf, openFile);
  if (!on.has("invoicing")) return null;
  return (
    <>
      <Button busy={print.busy} onClick={() => void print.go(address)} className="min-h-12">
        <Printer aria-hidden="true" size={18} />
        {children}
      </Button>
      {print.refusal && (
        <div className="basis-full">
          <Notice tone="danger" alert>
            {print.refusal.message}
          </Notice>
        </div>
      )}
    </>
  );
}
