const KEY = "daybook_seen";
const SHOWN = 4;

interface Seen {
  handle: string;
  title: string;
  image: string;
  language: string;
}

/** The products looked at last, kept in this browser alone: the page that is sent is the same for everybody. */
export class Recent extends HTMLElement {
  connectedCallback(): void {
    const { handle = "", title = "", from = "" } = this.dataset;
    const others = kept().filter((each) => each.handle !== handle);
    const image = document.querySelector<HTMLImageElement>(".strip img")?.getAttribute("src") ?? "";
    keep([{ handle, title, image, language: document.documentElement.lang }, ...others.slice(0, SHOWN)]);
    if (!others.length) return;
    this.querySelector("ul")?.replaceChildren(...others.slice(0, SHOWN).map((each) => card(each, from)));
    this.querySelector("button")?.addEventListener("click", () => {
      keep([]);
      this.hidden = true;
      document.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    });
    this.hidden = false;
  }
}

function card(seen: Seen, from: string): HTMLLIElement {
  const item = document.createElement("li");
  item.className = "card";
  const place = document.createElement("div");
  place.className = "card-image";
  if (seen.image) {
    const image = document.createElement("img");
    image.loading = "lazy";
    image.alt = "";
    image.src = seen.image;
    place.append(image);
  }
  const link = document.createElement("a");
  link.href = `${from}/${encodeURIComponent(seen.handle)}`;
  link.textContent = seen.title;
  link.lang = seen.language;
  item.append(place, link);
  return item;
}

function kept(): Seen[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((each) => typeof each?.handle === "string") : [];
  } catch {
    return []; // storage is switched off, or holds what is not ours
  }
}

function keep(seen: Seen[]): void {
  try {
    seen.length ? localStorage.setItem(KEY, JSON.stringify(seen)) : localStorage.removeItem(KEY);
  } catch {
    // storage is switched off: nothing is remembered
  }
}
