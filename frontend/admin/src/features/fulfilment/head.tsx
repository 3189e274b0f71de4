/** What a packer must know of an order: where it goes, when it is due, and what somebody wrote. */
import { Badge, Card, Notice } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import { day } from "../../app/format.ts";
import { Heading } from "../../app/heading.tsx";
import { t } from "../../app/words.ts";
import { addressLines } from "../orders/people.tsx";
import { holdWord } from "../orders/words.ts";
import type { Packing } from "./work.ts";

export function PackHead({ packing }: { packing: Packing }) {
  return (
    <>
      <Heading title={t("Pack {number}", { number: packing.number })} beside={<Badges packing={packing} />} />
      {packing.stand === "held" && (
        <div className="mb-3">
          <Notice>{t("On hold ({holds}): it is not packed or shipped until that is settled.", { holds: packing.holds.map(holdWord).join(", ") })}</Notice>
        </div>
      )}
      <div className="mb-3">
        <Card>
          <div className="grid gap-1 text-sm sm:grid-cols-2 sm:gap-4">
            <p className="break-words">
              {addressLines(packing.address ?? {}).map((line, at) => (
                <span key={at} className={at === 0 ? "block font-medium" : "block"}>
                  {line}
                </span>
              ))}
            </p>
            <p className="text-muted">
              {packing.pickup ? t("Pickup: {where}", { where: packing.delivery }) : packing.delivery}
              <br />
              {t("Promised by {day}, from {location}", { day: day(packing.due), location: packing.location })}
              <br />
              <Link to="/orders/$orderId" params={{ orderId: packing.order_id }} className="text-accent underline underline-offset-2">
                {t("The order's page")}
              </Link>
            </p>
          </div>
          {packing.note && <Written label={t("The buyer wrote")} text={packing.note} />}
          {packing.gift_note && <Written label={t("Gift note, printed on the slip")} text={packing.gift_note} />}
        </Card>
      </div>
    </>
  );
}

function Badges({ packing }: { packing: Packing }) {
  return (
    <span className="flex flex-wrap gap-1">
      {packing.overdue && <Badge tone="danger">{t("Overdue")}</Badge>}
      {packing.stand === "held" && <Badge tone="notice">{t("On hold")}</Badge>}
      {packing.shipments.length > 0 && <Badge>{t("Partly shipped")}</Badge>}
    </span>
  );
}

function Written({ label, text }: { label: string; text: string }) {
  return (
    <div className="mt-3 rounded-control bg-notice-soft px-3 py-2 text-sm text-notice">
      <p className="font-medium">{label}</p>
      <p className="break-words whitespace-pre-line">{text}</p>
    </div>
  );
}
