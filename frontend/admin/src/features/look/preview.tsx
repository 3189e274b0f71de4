/** What the design makes of a page, light and dark, as it is being chosen. */
import { classes } from "@daybook/ui";
import { Check, Search, ShoppingBag, Star } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../app/words.ts";
import type { Design, Proof } from "./design.ts";

export function Preview({ design, proof, name }: { design: Design; proof: Proof; name: string }) {
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      <Sheet title={t("Light")} tokens={{ ...proof.light, ...proof.shape }}>
        <Sample logo={design.logo} name={name} />
      </Sheet>
      <Sheet title={t("Dark")} tokens={{ ...proof.dark, ...proof.shape }}>
        <Sample logo={design.dark_logo ?? design.logo} name={name} />
      </Sheet>
    </div>
  );
}

/** Tokens of its own for everything in it, set by the DOM: the policy forbids style attributes. */
function Sheet({ title, tokens, children }: { title: string; tokens: Record<string, string>; children: ReactNode }) {
  const dress = (element: HTMLElement | null) => {
    for (const [name, value] of Object.entries(tokens)) element?.style.setProperty(`--${name}`, value);
    element?.style.setProperty("font-family", tokens.font ?? "");
  };
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm text-muted">{title}</figcaption>
      <div ref={dress} className="overflow-hidden rounded-card border border-line bg-paper text-ink">
        {children}
      </div>
    </figure>
  );
}

const TITLE = "[font-family:var(--font-titles)] [font-weight:var(--title-weight)] tracking-(--title-spacing)";

function Sample({ logo, name }: { logo: Design["logo"]; name: string }) {
  return (
    <>
      <div className="flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-3">
        {logo ? <img src={logo.url} alt={logo.alt || name} className="max-h-8 max-w-32" /> : <span className={classes(TITLE, "text-lg")}>{name}</span>}
        <span className="flex gap-3" aria-hidden="true">
          <Search size={18} />
          <ShoppingBag size={18} />
        </span>
      </div>
      <div className="grid gap-3 px-4 py-5">
        <p className={classes(TITLE, "text-2xl leading-tight")}>{t("Made to be used every day")}</p>
        <p className="text-sm text-muted">{t("A quiet sentence below the title, as on the home page.")}</p>
        <p className="flex flex-wrap gap-2">
          <span className="inline-block rounded-(--radius-button) bg-accent px-4 py-2 text-sm font-medium text-on-accent">{t("Add to cart")}</span>
          <span className="inline-block rounded-(--radius-button) border border-edge px-4 py-2 text-sm font-medium">{t("See everything")}</span>
        </p>
        <div className="grid grid-cols-2 gap-3">
          <div className="grid content-start gap-1">
            <span className="block aspect-[4/3] rounded-card bg-sunken" />
            <span className="text-sm font-medium">{t("A product")}</span>
            <span className="flex items-center gap-1 text-sm text-muted">
              <Star aria-hidden="true" size={13} className="fill-star text-star" /> 4.5
            </span>
          </div>
          <div className="grid content-start gap-2 text-sm">
            <span className="rounded-card border border-line bg-surface p-3">
              <span className="text-accent underline">{t("A link")}</span>
              <span className="mt-1 flex items-center gap-1 text-good">
                <Check aria-hidden="true" size={14} /> {t("In stock")}
              </span>
            </span>
            <span className="rounded-control border border-danger bg-danger-soft px-3 py-2">{t("Something to mend")}</span>
            <span className="rounded-control bg-accent-soft px-3 py-2">{t("Chosen")}</span>
          </div>
        </div>
      </div>
    </>
  );
}
