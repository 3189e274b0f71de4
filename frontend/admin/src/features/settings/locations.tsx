import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, buttonClass, Card, Empty, Notice } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { country } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Fetched, Screen } from "./frame.tsx";

type Location = Schemas["LocationOut"];

const list = async () => (await answered(api.GET("/api/admin/locations"))).items;

export function Locations() {
  const may = useMay();
  const add = may("inventory.write") && (
    <Link to="/settings/locations/$locationId" params={{ locationId: "new" }} className={buttonClass("main")}>
      {t("Add a location")}
    </Link>
  );
  return (
    <Screen title={t("Locations")} about={t("Places that hold stock: shops, stores of goods, somebody else's warehouse. What is ordered is taken from the first that has it all.")} beside={add}>
      <Fetched name="locations" fetch={list}>
        {(found) => <Order found={found} />}
      </Fetched>
    </Screen>
  );
}

function Order({ found }: { found: Location[] }) {
  const may = useMay();
  const client = useQueryClient();
  const put = useDeed(
    async (order: Location[]) => {
      for (const [position, { id, version, position: before }] of order.entries()) {
        if (position === before) continue;
        await answered(api.PATCH("/api/admin/locations/{location_id}", { params: { path: { location_id: id } }, body: { version, position } as Schemas["ChangeLocation"] }));
      }
    },
  );
  const moved = async (from: number, to: number) => {
    const order = [...found];
    order.splice(to, 0, ...order.splice(from, 1));
    await put.go(order);
    await client.invalidateQueries({ queryKey: ["settings"] }); // the list, also where only some were moved, and each location
    await client.invalidateQueries({ queryKey: ["locations"] });
  };
  return (
    <div className="grid max-w-3xl gap-4">
      {put.refusal && (
        <Notice tone="danger" alert>
          {put.refusal.message}
        </Notice>
      )}
      <Card flush>
        {found.length === 0 && <Empty title={t("No location yet.")}>{t("The first stock you count makes one called Main, or add your own.")}</Empty>}
        <ol className="divide-y divide-line">
          {found.map((each, index) => (
            <li key={each.id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 text-sm">
              <span className="min-w-0">
                <span className="flex flex-wrap items-center gap-2">
                  <Link to="/settings/locations/$locationId" params={{ locationId: each.id }} className="font-medium text-accent underline-offset-4 hover:underline">
                    {each.name}
                  </Link>
                  {!each.active && <Badge tone="danger">{t("Closed")}</Badge>}
                  {each.active && each.ships && <Badge>{t("Ships")}</Badge>}
                  {each.active && each.pickup && <Badge tone="accent">{t("Pickup")}</Badge>}
                </span>
                <span className="block break-words text-muted">{placeOf(each) || t("No address yet.")}</span>
              </span>
              {may("inventory.write") && found.length > 1 && (
                <span className="flex gap-1">
                  <Button aria-label={t("Move {name} up", { name: each.name })} disabled={index === 0 || put.busy} onClick={() => void moved(index, index - 1)}>
                    <ArrowUp aria-hidden="true" size={16} />
                  </Button>
                  <Button aria-label={t("Move {name} down", { name: each.name })} disabled={index === found.length - 1 || put.busy} onClick={() => void moved(index, index + 1)}>
                    <ArrowDown aria-hidden="true" size={16} />
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}

/** Where it is, in a line. */
function placeOf({ address }: Location): string {
  const city = [address.postal_code, address.city].filter(Boolean).join(" ");
  return [address.line1, city, address.country && country(address.country)].filter(Boolean).join(", ");
}
