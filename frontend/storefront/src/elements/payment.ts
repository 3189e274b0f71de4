interface Placed {
  order: string;
  client_secret: string | null;
}

/**
 * The card form. In the checkout it first sends the form, which places the order and gives the payment's secret; on the
 * page of an order that waits for its payment the secret is there already. A declined card leaves everything in place.
 */
export class Payment extends HTMLElement {
  private stripe: StripeClient | null = null;
  private elements: StripeElements | null = null;
  private busy = false;
  private placed: Placed | null = null;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    if (this.dataset.secret) this.placed = { order: this.dataset.order ?? "", client_secret: this.dataset.secret };
    form.addEventListener("change", () => this.unfold(form));
    form.addEventListener("submit", (event) => {
      if (!this.byCard(form)) return;
      event.preventDefault();
      void this.pay(form);
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) location.reload(); // back from elsewhere: what is shown may be long past
    });
    this.unfold(form);
  }

  private byCard(form: HTMLFormElement): boolean {
    return Boolean(this.dataset.secret) || new FormData(form).get("payment_method") === "stripe";
  }

  private unfold(form: HTMLFormElement): void {
    const card = this.byCard(form);
    this.querySelector("[data-card]")?.toggleAttribute("hidden", !card);
    if (card && !this.elements) this.mount();
  }

  private mount(): void {
    const frame = this.querySelector<HTMLElement>("[data-frame]");
    if (!frame || typeof Stripe === "undefined") return this.say(this.dataset.trouble ?? "");
    const { key = "", secret, amount = "0", currency = "", language = "en" } = this.dataset;
    this.stripe = Stripe(key);
    const about = secret ? { clientSecret: secret } : { mode: "payment", amount: Number(amount), currency };
    this.elements = this.stripe.elements({ ...about, locale: language, appearance: { variables: look() } });
    this.elements.create("payment").mount(frame);
  }

  private async pay(form: HTMLFormElement): Promise<void> {
    if (this.busy || !this.stripe || !this.elements) return;
    this.work(true);
    this.say("");
    try {
      const { error } = await this.elements.submit();
      if (error) return this.say(error.message ?? this.dataset.trouble ?? "");
      this.placed ??= await this.place(form);
      if (this.placed && (await this.confirm(this.placed))) return location.assign(this.placed.order);
    } catch {
      this.say(this.dataset.trouble ?? "");
    } finally {
      this.work(false);
    }
  }

  private async place(form: HTMLFormElement): Promise<Placed | null> {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams([...new FormData(form)] as [string, string][]),
      headers: { Accept: "application/json" },
    });
    const told = (await answer.json()) as Placed & { detail?: string; code?: string };
    if (answer.ok) {
      history.replaceState(null, "", told.order.replace(location.origin, "")); // loading again shows the order
      return told;
    }
    if (answer.status === 409) {
      form.submit(); // a price or the stock has changed: the page that answers says what
      return null;
    }
    this.say(told.detail ?? this.dataset.trouble ?? "");
    return null;
  }

  private async confirm(placed: Placed): Promise<boolean> {
    if (!this.stripe || !placed.client_secret) return true;
    const { error, paymentIntent } = await this.stripe.confirmPayment({
      elements: this.elements,
      clientSecret: placed.client_secret,
      confirmParams: {
        return_url: placed.order,
        payment_method_data: { billing_details: { email: this.dataset.email } },
      },
      redirect: "if_required",
    });
    if (error) {
      this.offerOtherWays(placed.order);
      this.say(error.message ?? this.dataset.trouble ?? "");
      return false;
    }
    return paymentIntent?.status !== "requires_action"; // the bank's page was closed: everything stays as it is
  }

  /** The order is placed and waits: its page is where one can pay otherwise, or change it. */
  private offerOtherWays(order: string): void {
    const other = this.querySelector<HTMLElement>("[data-other]");
    other?.removeAttribute("hidden");
    other?.querySelector("a")?.setAttribute("href", order);
  }

  private work(busy: boolean): void {
    this.busy = busy;
    const button = this.querySelector<HTMLButtonElement>("button.wide");
    if (!button) return;
    button.dataset.words ??= button.textContent ?? "";
    button.textContent = busy ? (this.dataset.busy ?? "…") : button.dataset.words;
    button.setAttribute("aria-disabled", String(busy));
  }

  private say(words: string): void {
    const fault = this.querySelector<HTMLElement>("[data-fault]");
    if (!fault) return;
    fault.textContent = words;
    fault.hidden = !words;
  }
}

/** The page's own colours for the card form. */
function look(): Record<string, string> {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    colorPrimary: of("--accent"),
    colorBackground: of("--surface"),
    colorText: of("--ink"),
    colorDanger: of("--danger"),
    borderRadius: of("--radius"),
    fontFamily: "Inter, system-ui, sans-serif",
  };
}
