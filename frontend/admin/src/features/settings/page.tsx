import { Card } from "@daybook/ui";
import { Link } from "@tanstack/react-router";
import { Heading } from "../../app/heading.tsx";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { sections } from "./sections.ts";

/** Where everything about the shop itself is set. */
export function Settings() {
  const may = useMay();
  useTitle(t("Settings"));
  return (
    <>
      <Heading title={t("Settings")} />
      <Card flush>
        <ul className="grid sm:grid-cols-2 lg:grid-cols-3">
          {sections()
            .filter((each) => may(each.permission))
            .map((each) => (
              <li key={each.to} className="relative p-4 hover:bg-sunken">
                <Link to={each.to} className="flex items-center gap-2 font-medium text-accent after:absolute after:inset-0">
                  <each.icon aria-hidden="true" size={18} />
                  {each.label}
                </Link>
                <p className="mt-1 text-sm text-muted">{each.about}</p>
              </li>
            ))}
        </ul>
      </Card>
    </>
  );
}
