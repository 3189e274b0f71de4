import { makePasskey, passkeysWork, signWithPasskey } from "@daybook/api-client/passkeys";

/**
 * A form that a passkey fills in: a new one, or one that signs in. What is to be signed comes from the API, and the form
 * brings the answer. Where there are no passkeys the form stays hidden.
 */
export class Passkey extends HTMLElement {
  private busy = false;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || !passkeysWork()) return;
    form.hidden = false;
    this.querySelector("[data-else]")?.remove();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.busy) void this.fill(form);
    });
    addEventListener("pageshow", () => {
      this.busy = false; // back from elsewhere, where the form led
    });
  }

  private async fill(form: HTMLFormElement): Promise<void> {
    const field = form.querySelector<HTMLInputElement>("[name=passkey]");
    const { deed, from = "", trouble = "" } = this.dataset;
    this.busy = true;
    this.say("");
    try {
      const answer = await fetch(from, { method: deed === "make" ? "PUT" : "POST" });
      if (!answer.ok || !field) throw new Error(String(answer.status));
      const options = await answer.json();
      field.value = JSON.stringify(deed === "make" ? await makePasskey(options, "") : await signWithPasskey(options));
      form.submit();
    } catch {
      this.say(trouble);
      this.busy = false;
    }
  }

  private say(text: string): void {
    const place = this.querySelector("[role=alert]");
    if (place) place.textContent = text;
  }
}
