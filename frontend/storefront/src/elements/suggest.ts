/** A search field that offers what it finds while one types; what does so is loaded when the field is first used. */
export class Suggest extends HTMLElement {
  connectedCallback(): void {
    const begin = (): void => void import("./suggestions").then(({ suggest }) => suggest(this));
    if (this.contains(document.activeElement)) begin();
    else this.addEventListener("focusin", begin, { once: true });
  }
}
