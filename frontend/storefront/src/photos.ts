// Loaded beside shop.ts where a review is written.
import { Photos } from "./elements/photos";

customElements.define("shop-photos", Photos);
