// The part of Stripe.js that the checkout uses (docs.stripe.com/js; the local stand-in speaks it too).

interface StripeError {
  type?: string;
  code?: string;
  message?: string;
}

interface PaymentElement {
  mount(place: HTMLElement): void;
  on(event: "ready" | "change", heard: (event: { complete: boolean }) => void): void;
}

interface StripeElements {
  create(type: "payment"): PaymentElement;
  submit(): Promise<{ error?: StripeError }>;
  update(options: Record<string, unknown>): void;
}

interface StripeClient {
  elements(options: Record<string, unknown>): StripeElements;
  confirmPayment(options: Record<string, unknown>): Promise<{ error?: StripeError; paymentIntent?: { status: string } }>;
}

declare function Stripe(key: string): StripeClient;
