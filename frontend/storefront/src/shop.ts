// What every page of the shop loads. Pages work without it.
import { Address } from "./elements/address";
import { Buy } from "./elements/buy";
import { CartLink } from "./elements/cart-link";
import { watch } from "./elements/drawer";
import { Gallery } from "./elements/gallery";
import { List } from "./elements/list";
import { Menu } from "./elements/menu";
import { Recent } from "./elements/recent";
import { Scheme } from "./elements/scheme";
import { Stepper } from "./elements/stepper";
import { Suggest } from "./elements/suggest";

customElements.define("shop-address", Address);
customElements.define("shop-gallery", Gallery);
customElements.define("shop-buy", Buy);
customElements.define("shop-cart-link", CartLink);
customElements.define("shop-stepper", Stepper);
customElements.define("shop-menu", Menu);
customElements.define("shop-recent", Recent);
customElements.define("shop-scheme", Scheme);
customElements.define("shop-list", List);
customElements.define("shop-suggest", Suggest);
watch();
