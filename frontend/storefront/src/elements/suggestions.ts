// A combobox with a list (WAI-ARIA 1.2, "Editable combobox with list autocomplete"): the focus stays in the field, and
// the arrows move through the list. Options are links, so that a click is a click.
interface Suggested {
  title: string;
  href: string;
  price?: string;
  image?: string;
}

interface Answer {
  status: string;
  groups: { title: string; items: Suggested[] }[];
}

const PAUSE = 120; // milliseconds without a key
const held = new Map<string, Answer>();

function element(name: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

export function suggest(place: HTMLElement): void {
  const input = place.querySelector<HTMLInputElement>("input");
  if (!input) return;
  const list = element("div", "suggestions");
  list.id = `${input.id}-suggestions`;
  list.role = "listbox";
  list.ariaLabel = place.querySelector("label")?.textContent ?? "";
  list.hidden = true;
  const status = element("p", "for-readers");
  status.role = "status";
  place.append(list, status);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);

  let waiting: AbortController | undefined;
  let timer = 0;
  let options: HTMLAnchorElement[] = [];
  let at = -1;

  function point(to: number): void {
    options[at]?.setAttribute("aria-selected", "false");
    at = to;
    const option = options[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input?.setAttribute("aria-activedescendant", option.id);
    else input?.removeAttribute("aria-activedescendant");
  }

  function close(): void {
    waiting?.abort();
    clearTimeout(timer);
    point(-1);
    list.hidden = true;
    status.textContent = "";
    if (input) input.ariaExpanded = "false";
  }

  function option(item: Suggested): HTMLAnchorElement {
    const link = element("a", "suggestion") as HTMLAnchorElement;
    link.href = item.href;
    link.role = "option";
    link.id = `${list.id}-${options.length}`;
    link.tabIndex = -1;
    link.ariaSelected = "false";
    if (item.image !== undefined) {
      const box = element("span", "suggestion-image");
      if (item.image) {
        const image = document.createElement("img");
        image.src = item.image;
        image.alt = "";
        image.width = image.height = 40;
        box.append(image);
      }
      link.append(box);
    }
    link.append(element("span", "suggestion-title", item.title));
    if (item.price) link.append(element("span", "muted", item.price));
    options.push(link);
    return link;
  }

  function show(answer: Answer): void {
    options = [];
    at = -1;
    input?.removeAttribute("aria-activedescendant");
    const groups = answer.groups.map(({ title, items }, number) => {
      const group = element("div", "suggestion-group");
      group.role = "group";
      if (title) {
        const head = element("span", "suggestion-head", title);
        head.id = `${list.id}-group-${number}`;
        head.role = "presentation";
        group.setAttribute("aria-labelledby", head.id);
        group.append(head);
      }
      group.append(...items.map(option));
      return group;
    });
    list.replaceChildren(...groups);
    list.hidden = !options.length;
    status.textContent = answer.status;
    if (input) input.ariaExpanded = String(!list.hidden);
  }

  async function look(): Promise<void> {
    const words = input?.value.trim() ?? "";
    if (!words) return close();
    waiting?.abort();
    const mine = (waiting = new AbortController());
    try {
      let answer = held.get(words);
      if (!answer) {
        const url = `${place.dataset.from}?${new URLSearchParams({ q: words })}`;
        const told = await fetch(url, { signal: mine.signal });
        if (!told.ok) return close();
        answer = (await told.json()) as Answer;
        held.set(words, answer);
      }
      if (!mine.signal.aborted && place.contains(document.activeElement)) show(answer);
    } catch {
      if (!mine.signal.aborted) close(); // the form still searches
    }
  }

  const soon = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE);
  };
  input.addEventListener("input", soon);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return soon();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: between the last and the first is the field itself
      point(((at + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter" && options[at]) {
      event.preventDefault();
      options[at]?.click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  place.addEventListener("focusout", (event) => {
    if (!place.contains(event.relatedTarget as Node | null)) close();
  });
  if (input.value && input.value !== input.defaultValue) soon();
}
