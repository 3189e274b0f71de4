const KEY = "daybook_scheme"; // early.ts reads it before the page is drawn

/** The choice between light, dark, and as the device has it. It is kept in this browser alone. */
export class Scheme extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const root = document.documentElement;
    for (const input of this.querySelectorAll("input")) {
      input.checked = input.value === (root.dataset.scheme ?? "");
      input.addEventListener("change", () => this.choose(root, input.value));
    }
  }

  private choose(root: HTMLElement, scheme: string): void {
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    try {
      scheme ? localStorage.setItem(KEY, scheme) : localStorage.removeItem(KEY);
    } catch {
      // storage is switched off: it holds for this page
    }
  }
}
