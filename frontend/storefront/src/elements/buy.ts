import { send, Refusal } from "./drawer";
import type { Gallery } from "./gallery";

interface Variant {
  sku: string;
  values: string[];
  price: string;
  before: string;
  available: boolean;
  awaited: boolean;
  stock: string;
  image: string;
}

/** The form of a product: what is chosen decides price, stock and picture; adding opens the cart beside the page. */
export class Buy extends HTMLElement {
  private variants: Variant[] = [];

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    const told = this.querySelector("[data-variants]")?.textContent;
    if (told) this.variants = (JSON.parse(told) as { variants: Variant[] }).variants;
    form.addEventListener("change", (event) => {
      if ((event.target as HTMLInputElement).type === "radio") this.choose(form);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.add(form);
    });
    addEventListener("pageshow", () => this.variants.length && this.choose(form, false));
    this.follow();
  }

  /** On phones the button comes along at the foot of the window once its own place is scrolled past. */
  private follow(): void {
    const own = this.querySelector("[data-buy]");
    const bar = this.querySelector<HTMLElement>("[data-bar]");
    if (!own || !bar) return;
    // All that is below the window counts as seen: what is not seen is past, however one came there.
    const past: IntersectionObserverCallback = (seen) => (bar.hidden = seen.at(-1)?.isIntersecting ?? true);
    new IntersectionObserver(past, { rootMargin: "0px 0px 99999px" }).observe(own);
  }

  private chosen(form: HTMLFormElement): string[] {
    return [...form.querySelectorAll<HTMLInputElement>("input[type=radio]:checked")].map((input) => input.value);
  }

  private choose(form: HTMLFormElement, byHand = true): void {
    const chosen = this.chosen(form);
    const found = this.variants.find((each) => each.values.every((value, at) => value === chosen[at]));
    for (const [at, choice] of [...form.querySelectorAll(".choice")].entries()) {
      for (const pill of choice.querySelectorAll<HTMLElement>(".pill")) {
        const value = pill.querySelector("input")?.value;
        const wanted = chosen.map((each, place) => (place === at ? value : each));
        const there = this.variants.some((each) => each.available && each.values.every((v, n) => v === wanted[n]));
        pill.classList.toggle("gone", !there);
      }
    }
    const buttons = [...this.querySelectorAll<HTMLButtonElement>("[data-buy], [data-bar] button")];
    const { add = "", sold = "", none = "" } = buttons[0]?.dataset ?? {};
    for (const button of buttons) {
      button.disabled = !found?.available;
      button.textContent = !found ? none : found.available ? add : sold;
    }
    if (found) this.tell(found, byHand);
  }

  private tell(variant: Variant, byHand: boolean): void {
    for (const price of variant.price ? this.querySelectorAll("[data-price] .price") : []) {
      const now = document.createElement("b");
      now.textContent = variant.price;
      const before = document.createElement("s");
      before.textContent = variant.before;
      price.replaceChildren(now, ...(variant.before ? [" ", before] : []));
      price.classList.toggle("reduced", Boolean(variant.before));
    }
    const stock = this.querySelector<HTMLElement>("[data-stock]");
    if (stock) {
      stock.className = variant.available ? "in-stock" : "out";
      const words = stock.querySelector("span");
      if (words) words.textContent = variant.stock;
    }
    const alert = this.querySelector<HTMLFormElement>("[data-alert]");
    if (alert) {
      alert.hidden = !variant.awaited;
      alert.querySelector<HTMLInputElement>("[name=sku]")!.value = variant.sku;
    }
    this.querySelector("[data-promise]")?.toggleAttribute("hidden", !variant.available);
    const number = document.querySelector("[data-sku]");
    if (number) number.textContent = variant.sku;
    if (!byHand) return;
    document.querySelector<Gallery>("shop-gallery")?.show(variant.image);
    history.replaceState(null, "", `?${new URLSearchParams({ sku: variant.sku })}`);
  }

  private async add(form: HTMLFormElement): Promise<void> {
    const button = this.querySelector<HTMLButtonElement>("[data-buy]");
    const fault = this.querySelector<HTMLElement>("[data-fault]");
    if (!button || !fault || button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    fault.hidden = true;
    try {
      await send(form);
    } catch (error) {
      if (!(error instanceof Refusal)) return form.submit();
      fault.textContent = error.message;
      fault.hidden = false;
      fault.scrollIntoView({ block: "nearest" });
    } finally {
      button.removeAttribute("aria-busy");
    }
  }
}
