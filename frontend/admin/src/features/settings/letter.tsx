/** A letter as its designed page. The policy lets in no style of a page from outside, so it is drawn apart: in a shadow
 * root, its styles set one by one through the object model, without scripts, links or style sheets. */
import { useEffect, useRef } from "react";

const GONE = "script, style, link, meta, title, base, iframe, object, form";

export function Letter({ html }: { html: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    root.replaceChildren(drawn(html));
  }, [html]);
  // What it says is beside it as text
  return <div ref={host} aria-hidden="true" className="overflow-hidden rounded-control border border-line" />;
}

/** The body of a page as elements, safe to show. */
export function drawn(html: string): HTMLElement {
  // Without style sheets and by an attribute of another name, so that no inline style is ever parsed
  const plain = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/(<[^>]*?\s)style="/g, '$1data-css="');
  const parsed = new DOMParser().parseFromString(plain, "text/html");
  parsed.querySelectorAll(GONE).forEach((each) => each.remove());
  const page = document.createElement("div");
  page.dataset.css = parsed.body.dataset.css ?? "";
  page.append(...parsed.body.childNodes);
  for (const each of [page, ...page.querySelectorAll<HTMLElement>("*")]) {
    for (const { name } of [...each.attributes]) if (name.startsWith("on") || name === "href") each.removeAttribute(name);
    each.style.cssText = each.dataset.css ?? "";
    delete each.dataset.css;
  }
  return page;
}
