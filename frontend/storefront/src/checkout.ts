// Paying by card, in place. Pages without a card load nothing of this.
import { Payment } from "./elements/payment";

customElements.define("shop-payment", Payment);
