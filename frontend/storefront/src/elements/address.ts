/**
 * An address. Another country has other fields: the server renders them, and what was typed stays. A postal code whose
 * town is known fills it in, until somebody writes another.
 */
export class Address extends HTMLElement {
  private asked = 0;
  private filled = ""; // the town that we wrote

  connectedCallback(): void {
    this.addEventListener("change", (event) => {
      const target = event.target as HTMLInputElement;
      if (target.name === "country") void this.showCountry();
      else if (target.name === "postal_code" && target.dataset.town) void this.fillTown(target.value);
    });
  }

  private fields(postalCode: string): Promise<string> {
    const { from = "", scope = "" } = this.dataset;
    const query = new URLSearchParams({ country: this.value("country"), postal_code: postalCode, scope });
    return fetch(`${from}?${query}`, { headers: { "Daybook-Part": "address" } }).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      return answer.text();
    });
  }

  private control(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`[name="${name}"]`);
  }

  private value(name: string): string {
    return this.control(name)?.value ?? "";
  }

  private async showCountry(): Promise<void> {
    const asked = ++this.asked;
    const place = this.querySelector<HTMLElement>("[data-fields]");
    if (!place) return;
    try {
      const html = await this.fields("");
      if (asked !== this.asked) return; // another country was chosen meanwhile
      const typed = new Map([...place.querySelectorAll<HTMLInputElement>("[name]")].map((each) => [each.name, each.value]));
      place.innerHTML = html;
      for (const [name, value] of typed) {
        const control = this.control(name);
        if (control && value) control.value = value; // a region that the country has not leaves the choice empty
      }
      for (const list of place.querySelectorAll("select")) if (list.selectedIndex < 0) list.selectedIndex = 0;
    } catch {
      // the fields stay; the server says what this country needs when the form is sent
    }
  }

  private async fillTown(postalCode: string): Promise<void> {
    const asked = ++this.asked;
    const city = this.control("city");
    if (!city || (city.value && city.value !== this.filled)) return;
    try {
      const made = document.createElement("template");
      made.innerHTML = await this.fields(postalCode);
      const town = made.content.querySelector<HTMLInputElement>("[name=city]")?.getAttribute("value") ?? "";
      if (asked !== this.asked || !town || (city.value && city.value !== this.filled)) return;
      city.value = this.filled = town;
    } catch {
      // one writes it oneself
    }
  }
}
