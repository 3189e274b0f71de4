/** Where one can go from anywhere: what this person may see, of the modules that are switched on. */
import { type Action, type Feature, GROUPS, type Group, type OrderCard, type Place } from "../app/feature.ts";
import { features } from "../features/index.ts";

/** Who looks: what they may do, and which modules are on. */
export interface Looker {
  permissions: readonly string[];
  on: ReadonlySet<string>;
}

const all: readonly Feature[] = features;

type Declared = Pick<Place, "permission" | "module">;

function shown<Line extends Declared>({ permissions, on }: Looker, of: (each: Feature) => readonly Line[] | undefined): Line[] {
  const may = (permission: string) => !permission || permissions.includes("*") || permissions.includes(permission);
  return all.flatMap((each) =>
    (of(each) ?? []).filter((line) => on.has(each.module) && on.has(line.module ?? each.module) && may(line.permission)),
  );
}

export const placesFor = (looker: Looker): Place[] => shown(looker, (each) => each.places?.());
export const actionsFor = (looker: Looker): Action[] => shown(looker, (each) => each.actions?.());
export const orderCardsFor = (looker: Looker): OrderCard[] => shown(looker, (each) => each.orderCards);

/** The same by their groups, without those that are empty. */
export function grouped(places: Place[]): [Group, Place[]][] {
  return GROUPS.map((group): [Group, Place[]] => [group, places.filter((place) => place.group === group)]).filter(
    ([, within]) => within.length > 0,
  );
}
