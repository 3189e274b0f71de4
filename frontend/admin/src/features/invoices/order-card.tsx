import type { Schemas } from "@daybook/api-client";
import { Card } from "@daybook/ui";
import { PdfButton } from "../../app/pdf.tsx";
import { moment, money } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { documentWord, pdfOf } from "./document.ts";

export function Documents({ order, past }: { order: Schemas["StaffOrderOut"]; past: boolean }) {
  const may = useMay();
  return (
    <Card title={t("Documents")}>
      <ul className="grid gap-3 text-sm">
        {order.documents.map((posted) => (
          <li key={posted.number}>
            <p className="font-medium">
              {documentWord(posted.document)} {posted.number}
            </p>
            <p className="text-muted">
              {money(posted.total)}, {moment(posted.posted_at)}
            </p>
            {may("invoices.read") && <PdfButton address={pdfOf(posted)} name={posted.number} />}
          </li>
        ))}
        {order.documents.length === 0 && <li className="text-muted">{t("No document has been posted yet.")}</li>}
        {may("fulfilment.read") && !past && (
          <li>
            <p className="font-medium">{t("Packing slip")}</p>
            <PdfButton address={`/api/admin/orders/${encodeURIComponent(order.id)}/packing-slip`} name={`${t("Packing slip")} ${order.number}`} />
          </li>
        )}
      </ul>
    </Card>
  );
}
