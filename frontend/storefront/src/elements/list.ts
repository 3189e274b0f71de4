// What changes when a list is narrowed; all else of it stays, and with it the focus and an open drawer.
const PARTS = ["chips", "facets", "results", "apply", "found"];

/** A list narrowed and sorted in place: the addresses are those of its form and its links, fetched and put in. */
export class List extends HTMLElement {
  private waiting: AbortController | undefined;

  connectedCallback(): void {
    this.toggleAttribute("scripted", true);
    this.addEventListener("change", () => this.narrow());
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.narrow();
      this.querySelector<HTMLElement>("#filters:popover-open")?.hidePopover();
    });
    this.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-list]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.show(link.href, true, true);
    });
    addEventListener("popstate", this.back);
  }

  disconnectedCallback(): void {
    removeEventListener("popstate", this.back);
  }

  private back = (): void => void this.show(location.href, false);

  private narrow(): void {
    const form = this.querySelector<HTMLFormElement>("#narrow");
    if (!form) return;
    const first = this.querySelector<HTMLSelectElement>("#sort")?.dataset.first;
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value && !(name === "sort" && value === first)) asked.append(name, String(value));
    }
    const sort = asked.get("sort");
    asked.delete("sort");
    if (sort) asked.append("sort", sort); // where the page's own links have it: one address, kept once by caches
    const query = asked.toString();
    void this.show(form.action + (query && `?${query}`), true);
  }

  private async show(address: string, remember: boolean, leave = false): Promise<void> {
    this.waiting?.abort();
    const waiting = (this.waiting = new AbortController());
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: waiting.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.querySelector("shop-list")) throw new Error(address);
      if (remember) history.pushState(null, "", address);
      this.take(page, leave);
      this.removeAttribute("aria-busy");
    } catch {
      if (!waiting.signal.aborted) location.assign(address);
    }
  }

  private take(page: Document, leave: boolean): void {
    const held = document.activeElement;
    const field = held instanceof HTMLInputElement && this.contains(held) ? [held.name, held.value] : undefined;
    const open = new Map([...this.querySelectorAll("details")].map((each) => [each.dataset.facet, each.open]));
    for (const each of page.querySelectorAll("details")) each.open = open.get(each.dataset.facet) ?? each.open;
    for (const part of PARTS) {
      const mine = this.querySelector(`#${part}`);
      const other = page.querySelector(`#${part}`);
      if (mine && other) mine.replaceChildren(...other.childNodes);
    }
    const sort = this.querySelector<HTMLSelectElement>("#sort");
    const sorts = page.querySelector<HTMLSelectElement>("#sort");
    if (sort && sorts) {
      sort.dataset.first = sorts.dataset.first;
      sort.replaceChildren(...sorts.childNodes);
    }
    if (leave) this.querySelector<HTMLElement>("#found")?.focus();
    else if (field) {
      const same = [...this.querySelectorAll<HTMLInputElement>("#narrow input")].filter(({ name }) => name === field[0]);
      (same.find(({ value }) => value === field[1]) ?? same[0])?.focus();
    }
  }
}
