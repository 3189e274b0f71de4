/** How a link to one of several lists looks, above them. */
import { classes } from "@daybook/ui";

const TAB = "rounded-control px-3 py-1.5 text-sm whitespace-nowrap";

/** To spread into a link; `is` says that one is there already. */
export const tab = (is: boolean) =>
  is
    ? ({ "aria-current": "page", className: classes(TAB, "bg-accent-soft font-medium text-accent") } as const)
    : { className: classes(TAB, "text-muted hover:bg-sunken") };
