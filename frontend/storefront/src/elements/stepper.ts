/** A number with a button to each side. With data-send its form is sent when the number has settled. */
export class Stepper extends HTMLElement {
  private waiting = 0;

  connectedCallback(): void {
    const input = this.querySelector("input");
    if (!input || this.querySelector("button")) return;
    const button = (sign: string, label: string, by: number): HTMLButtonElement => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = sign;
      made.setAttribute("aria-label", label);
      made.addEventListener("click", () => {
        by < 0 ? input.stepDown() : input.stepUp();
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
      return made;
    };
    input.before(button("−", this.dataset.less ?? "-", -1));
    input.after(button("+", this.dataset.more ?? "+", 1));
    if (this.dataset.send === undefined) return;
    const form = input.form;
    form?.querySelector<HTMLElement>("[data-update]")?.setAttribute("hidden", "");
    input.addEventListener("change", () => {
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => form?.requestSubmit(), 400);
    });
  }
}
