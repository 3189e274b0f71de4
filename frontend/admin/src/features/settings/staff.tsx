import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Checkbox, Input, Select } from "@daybook/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, me } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { useDraft } from "../../app/draft.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { Fetched, SavedForm, Screen } from "./frame.tsx";
import { ROLES, permissionWords, roleWords } from "./roles.ts";

type Person = Schemas["StaffOut"];
type Role = Person["role"];
const PEOPLE = { params: { query: { limit: 100 } } };

export function Staff() {
  const may = useMay();
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Person | null>(null);
  const invite = may("staff.write") && (
    <Button tone="main" onClick={() => setInviting(true)}>
      {t("Invite somebody")}
    </Button>
  );
  return (
    <Screen title={t("Staff and roles")} beside={invite}>
      <div className="grid grid-cols-1 gap-4">
        <Card flush title={t("Staff")}>
          <Fetched name="staff" fetch={async () => (await answered(api.GET("/api/admin/staff", PEOPLE))).items}>
            {(people) => (
              <ul className="divide-y divide-line">
                {people.map((person) => (
                  <PersonRow key={person.id} person={person} change={() => setChanging(person)} />
                ))}
              </ul>
            )}
          </Fetched>
        </Card>
        {may("settings.read") && (
          <Fetched name="shop" fetch={() => answered(api.GET("/api/admin/shop"))}>
            {(shop, again) => <TwoSteps shop={shop} again={again} />}
          </Fetched>
        )}
        <Card flush title={t("What each role may do")}>
          <Fetched name="roles" fetch={() => answered(api.GET("/api/admin/roles"))}>
            {(found) => <Matrix found={found} />}
          </Fetched>
        </Card>
      </div>
      {inviting && <Invite close={() => setInviting(false)} />}
      {changing && <Change person={changing} close={() => setChanging(null)} />}
    </Screen>
  );
}

function PersonRow({ person, change }: { person: Person; change: () => void }) {
  const may = useMay();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-sm">
      <span className="min-w-0 break-words">
        <span className="font-medium">{person.name}</span> <span className="text-muted">{person.email}</span>
      </span>
      <span className="flex flex-wrap items-center gap-2">
        {person.invited && <Badge tone="notice">{t("Invited")}</Badge>}
        {person.second_factor && <Badge tone="good">{t("Two steps")}</Badge>}
        <Badge tone={person.active ? "accent" : "danger"}>{person.active ? roleWords(person.role) : t("Off")}</Badge>
        {may("staff.write") && (
          <Button onClick={change} aria-label={t("Change {name}", { name: person.name })}>
            {t("Change")}
          </Button>
        )}
      </span>
    </li>
  );
}

function Matrix({ found }: { found: Schemas["RolesOut"] }) {
  const has = (role: Schemas["RoleOut"], permission: string) =>
    role.permissions.includes("*") || role.permissions.includes(permission);
  return (
    <div className="relative overflow-x-auto" role="region" aria-label={t("What each role may do")} tabIndex={0}>
      <table className="w-full text-sm">
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-surface px-4 py-2 text-left font-medium">
              {t("Permission")}
            </th>
            {found.items.map((each) => (
              <th key={each.role} scope="col" className="px-3 py-2 text-left font-medium whitespace-nowrap">
                {roleWords(each.role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.permissions.filter((each) => each !== "*").map((permission) => (
            <tr key={permission} className="border-t border-line">
              <th scope="row" className="sticky left-0 bg-surface px-4 py-2 text-left font-normal">
                {permissionWords(permission)}
              </th>
              {found.items.map((each) => (
                <td key={each.role} className="px-3 py-2">
                  {has(each, permission) ? (
                    <span className="text-good">
                      <span aria-hidden="true">✓</span>
                      <span className="sr-only">{t("Yes")}</span>
                    </span>
                  ) : (
                    <span className="text-muted">
                      <span aria-hidden="true">–</span>
                      <span className="sr-only">{t("No")}</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Roles that may do nothing until they sign in with more than a password. */
function TwoSteps({ shop, again }: { shop: Schemas["ShopOut"]; again: () => void }) {
  const may = useMay();
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const { value, write, dirty, forget } = useDraft({ roles: shop.second_factor_roles as Role[] });
  const deed = useDeed(
    (_: void) => answered(api.PATCH("/api/admin/shop", { body: { version: shop.version, second_factor_roles: value.roles } as Schemas["ChangeShop"] })),
    (now) => {
      client.setQueryData(["settings", "shop"], now);
      setSaved(true);
    },
  );
  return (
    <SavedForm dirty={dirty} deed={deed} saved={saved} forget={forget} again={again} locked={!may("settings.write")}>
      <Card title={t("Who must sign in with two steps")}>
        <p className="mb-3 text-sm text-muted">{t("Who has a ticked role sees nothing until they have set up an authenticator app or a passkey, yourself included.")}</p>
        <div className="grid gap-2 sm:grid-cols-3">
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              label={roleWords(role)}
              checked={value.roles.includes(role)}
              onChange={(event) => write({ roles: ROLES.filter((each) => (each === role ? event.target.checked : value.roles.includes(each))) })}
            />
          ))}
        </div>
      </Card>
    </SavedForm>
  );
}

function RoleChoice({ role, choose }: { role: Role; choose: (role: Role) => void }) {
  return (
    <Select label={t("Role")} value={role} onChange={(event) => choose(event.target.value)}>
      {ROLES.map((each) => (
        <option key={each} value={each}>
          {roleWords(each)}
        </option>
      ))}
    </Select>
  );
}

function useStaffAgain(close: () => void) {
  const client = useQueryClient();
  return async () => {
    close();
    await client.invalidateQueries({ queryKey: ["settings", "staff"] });
  };
}

function Invite({ close }: { close: () => void }) {
  const [given, setGiven] = useState({ email: "", name: "", role: "support" as Role });
  const deed = useDeed(
    (_: typeof given, key) =>
      answered(api.POST("/api/admin/staff", { params: once(key), body: given as Schemas["InviteStaff"] })),
    useStaffAgain(close),
  );
  const write = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  return (
    <DeedDialog title={t("Invite somebody")} does={t("Send the invitation")} busy={deed.busy} refusal={deed.refusal} submit={() => void deed.go(given)} close={close}>
      <Input label={t("Name")} required maxLength={100} autoComplete="off" value={given.name} onChange={(event) => write({ name: event.target.value })} error={deed.refusal?.about("name")} />
      <Input label={t("E-mail")} type="email" required autoComplete="off" value={given.email} onChange={(event) => write({ email: event.target.value })} error={deed.refusal?.about("email")} hint={t("A link to choose a password is sent there.")} />
      <RoleChoice role={given.role} choose={(role) => write({ role })} />
    </DeedDialog>
  );
}

function Change({ person, close }: { person: Person; close: () => void }) {
  const { data: self } = useQuery(me);
  const [given, setGiven] = useState({ name: person.name, role: person.role });
  const params = { path: { staff_id: person.id } };
  const deed = useDeed(
    (body: Partial<Schemas["ChangeStaff"]>) =>
      answered(api.PATCH("/api/admin/staff/{staff_id}", { params, body: { version: person.version, ...body } as Schemas["ChangeStaff"] })),
    useStaffAgain(close),
  );
  const go = (body: Partial<Schemas["ChangeStaff"]>) => void deed.go(body);
  return (
    <DeedDialog title={person.name} does={t("Save")} busy={deed.busy} refusal={deed.refusal} submit={() => go(given as Partial<Schemas["ChangeStaff"]>)} close={close}>
      <Input label={t("Name")} required maxLength={100} value={given.name} onChange={(event) => setGiven({ ...given, name: event.target.value })} />
      <RoleChoice role={given.role} choose={(role) => setGiven({ ...given, role })} />
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Button disabled={deed.busy} onClick={() => go({ send_link: true })}>
          {person.invited ? t("Send the invitation again") : t("Send a link for a new password")}
        </Button>
        <Button disabled={deed.busy} onClick={() => go({ sign_out: true })}>
          {t("Sign out everywhere")}
        </Button>
        {person.second_factor && (
          <Button disabled={deed.busy} onClick={() => go({ forget_second_factor: true })}>
            {t("Forget the second step")}
          </Button>
        )}
        {self?.id !== person.id && (
          <Button tone={person.active ? "danger" : "plain"} disabled={deed.busy} onClick={() => go({ active: !person.active })}>
            {person.active ? t("Switch off") : t("Switch on")}
          </Button>
        )}
      </div>
    </DeedDialog>
  );
}
