import { open } from "./drawer";

/** The cart in the head of a page: how many things are in it, and the drawer instead of the page. */
export class CartLink extends HTMLElement {
  connectedCallback(): void {
    this.show();
    document.addEventListener("daybook:cart", () => this.show());
    addEventListener("pageshow", () => this.show());
    this.querySelector("a")?.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || !this.querySelector(".cart-count:not([hidden])")) return;
      event.preventDefault();
      open().catch(() => location.assign((event.target as Element).closest("a")?.href ?? "/"));
    });
  }

  private show(): void {
    const count = /(?:^|; )daybook_count=(\d+)/.exec(document.cookie)?.[1] ?? "0";
    const badge = this.querySelector<HTMLElement>(".cart-count");
    if (!badge) return;
    badge.textContent = count;
    badge.hidden = count === "0";
  }
}
