import { answered, type Schemas } from "@daybook/api-client";
import { Button, Card, Checkbox, Input } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { CountrySelect } from "../../app/countries.tsx";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { useDraft } from "../../app/draft.ts";
import { useMay } from "../../app/permissions.ts";
import { toast } from "../../app/toasts.tsx";
import { t } from "../../app/words.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";

type Location = Schemas["LocationOut"];
type Address = Location["address"];
type Written = Pick<Location, "name" | "address" | "ships" | "pickup">;
const route = getRouteApi("/signed-in/settings/locations/$locationId");
const NO_ADDRESS: Address = { name: "", company: "", line1: "", line2: "", city: "", region: "", postal_code: "", country: "", phone: "" };
const BLANK: Written = { name: "", address: NO_ADDRESS, ships: true, pickup: false };

export function LocationPage() {
  const { locationId } = route.useParams();
  const params = { path: { location_id: locationId } };
  if (locationId === "new") {
    return (
      <Screen title={t("New location")} beside={<All />}>
        <LocationForm key="new" location={null} again={() => undefined} />
      </Screen>
    );
  }
  return (
    <Fetched
      name={`location ${locationId}`}
      fetch={() => answered(api.GET("/api/admin/locations/{location_id}", { params }))}
      around={(found, children) => (
        <Screen title={found?.name ?? t("Location")} beside={<All />}>
          {children}
        </Screen>
      )}
    >
      {(found, again) => <LocationForm key={locationId} location={found} again={again} />}
    </Fetched>
  );
}

const All = () => (
  <Link to="/settings/locations" className="text-sm text-accent underline underline-offset-2">
    {t("All locations")}
  </Link>
);

function useKept(location: Location | null) {
  const client = useQueryClient();
  return async (now: Location) => {
    client.setQueryData(["settings", `location ${now.id}`], now);
    await Promise.all([client.invalidateQueries({ queryKey: ["settings", "locations"] }), client.invalidateQueries({ queryKey: ["locations"] })]);
    if (location === null) toast(t("{name} is added.", { name: now.name }));
  };
}

function LocationForm({ location, again }: { location: Location | null; again: () => void }) {
  const may = useMay();
  const navigate = useNavigate();
  const kept = useKept(location);
  const [saved, setSaved] = useState(false);
  const [made, setMade] = useState(false);
  const stored: Written = location ? { name: location.name, address: location.address, ships: location.ships, pickup: location.pickup } : BLANK;
  const { value, write, dirty, forget } = useDraft(stored);
  const deed = useDeed(
    (_: void, key) =>
      location
        ? answered(api.PATCH("/api/admin/locations/{location_id}", { params: { path: { location_id: location.id } }, body: { version: location.version, ...value } as Schemas["ChangeLocation"] }))
        : answered(api.POST("/api/admin/locations", { params: once(key), body: value as Schemas["AddLocation"] })),
    async (now) => {
      setMade(true);
      await kept(now);
      setSaved(true);
      if (!location) await navigate({ to: "/settings/locations" });
    },
  );
  const line = (field: keyof Address, label: string, more: { hint?: string; type?: string; maxLength?: number } = {}) => (
    <Input label={label} autoComplete="off" value={value.address[field] ?? ""} onChange={(event) => write({ address: { ...value.address, [field]: event.target.value } })} error={deed.refusal?.about(`address.${field}`)} {...more} />
  );
  return (
    <div className="grid gap-4">
      <SavedForm dirty={dirty && !(made && !location)} deed={deed} saved={saved} forget={forget} again={again} locked={!may("inventory.write")}>
        <Card title={t("The location")}>
          <div className="grid gap-4">
            <Input label={t("Name")} required maxLength={120} value={value.name} onChange={(event) => write({ name: event.target.value })} error={deed.refusal?.about("name")} />
            <Checkbox label={t("Orders are shipped from here")} hint={t("Otherwise its stock is sold only where the buyer picks it up.")} checked={value.ships} onChange={(event) => write({ ships: event.target.checked })} />
            <Checkbox label={t("Buyers may pick up here")} hint={t("A way of delivery of the kind pickup names it as well.")} checked={value.pickup} onChange={(event) => write({ pickup: event.target.checked })} />
          </div>
        </Card>
        <Card title={t("Address")}>
          <div className="grid gap-4 sm:grid-cols-2">
            {line("company", t("Company"), { maxLength: 120 })}
            {line("name", t("Person to ask for"), { maxLength: 120 })}
            {line("line1", t("Address"), { maxLength: 200 })}
            {line("line2", t("Address, second line"), { maxLength: 200 })}
            {line("postal_code", t("Postal code"), { maxLength: 20 })}
            {line("city", t("City"), { maxLength: 100 })}
            {line("region", t("Region"), { maxLength: 100 })}
            <CountrySelect label={t("Country")} value={value.address.country ?? ""} choose={(code) => write({ address: { ...value.address, country: code } })} error={deed.refusal?.about("address.country")} />
            {line("phone", t("Phone"), { type: "tel", maxLength: 40 })}
          </div>
          <p className="mt-3 text-sm text-muted">{t("It stands on labels and packing slips.")}</p>
        </Card>
      </SavedForm>
      {location && may("inventory.write") && <Closing location={location} dirty={dirty} kept={kept} />}
    </div>
  );
}

/** A location is never deleted, as its movements are kept: it is closed, and can be opened again. */
function Closing({ location, dirty, kept }: { location: Location; dirty: boolean; kept: (now: Location) => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const deed = useDeed(
    (active: boolean) =>
      answered(api.PATCH("/api/admin/locations/{location_id}", { params: { path: { location_id: location.id } }, body: { version: location.version, active } as Schemas["ChangeLocation"] })),
    async (now) => {
      setAsking(false);
      await kept(now);
      toast(now.active ? t("{name} is open again.", { name: now.name }) : t("{name} is closed.", { name: now.name }));
    },
  );
  return (
    <div className="max-w-3xl">
      <Card title={location.active ? t("Close it") : t("Open it again")}>
        <div className="grid justify-items-start gap-3 text-sm">
          <p>{location.active ? t("Nothing is sold from a closed location. Its stock and history stay, and it can be opened again.") : t("It is closed: nothing is sold from it.")}</p>
          {dirty && <p className="text-muted">{t("Save what you changed first.")}</p>}
          <Button tone={location.active ? "danger" : "plain"} busy={deed.busy} disabled={dirty} onClick={() => setAsking(true)}>
            {location.active ? t("Close the location") : t("Open it again")}
          </Button>
        </div>
      </Card>
      {asking && (
        <DeedDialog
          title={location.active ? t("Close {name}?", { name: location.name }) : t("Open {name} again?", { name: location.name })}
          does={location.active ? t("Close the location") : t("Open it again")}
          tone={location.active ? "danger" : "main"}
          busy={deed.busy}
          refusal={deed.refusal}
          submit={() => void deed.go(!location.active)}
          close={() => {
            deed.forget();
            setAsking(false);
          }}
        >
          <p className="text-sm">
            {location.active ? t("What it holds for orders must be shipped or cancelled first. Its stock is no longer offered to buyers.") : t("Its stock is offered to buyers from now on.")}
          </p>
        </DeedDialog>
      )}
    </div>
  );
}
