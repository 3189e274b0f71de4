/** The sort of a list takes effect when it is chosen. */
export class Resort extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    form?.querySelector("button")?.setAttribute("hidden", "");
    form?.addEventListener("change", () => form.requestSubmit());
  }
}
