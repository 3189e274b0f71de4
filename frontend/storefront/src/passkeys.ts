// Loaded beside shop.ts where a passkey can be made or used.
import { Passkey } from "./elements/passkey";

customElements.define("shop-passkey", Passkey);
