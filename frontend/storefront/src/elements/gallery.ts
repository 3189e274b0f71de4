const NEAREST = 4;

/** Pictures in a strip one can swipe: small ones to choose from, arrow keys, and a large one in a dialog. */
export class Gallery extends HTMLElement {
  private strip: HTMLElement | null = null;
  private thumbs: HTMLAnchorElement[] = [];

  connectedCallback(): void {
    this.strip = this.querySelector(".strip");
    this.thumbs = [...this.querySelectorAll<HTMLAnchorElement>(".thumbs a")];
    for (const [at, thumb] of this.thumbs.entries()) {
      thumb.addEventListener("click", (event) => {
        event.preventDefault();
        this.go(at);
      });
    }
    this.strip?.addEventListener("scroll", () => this.mark(this.at()), { passive: true });
    this.strip?.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      this.go(this.at() + by);
    });
    this.strip?.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (!link || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      this.enlarge(link);
    });
  }

  /** Show the picture with this address, where there is one. */
  show(url: string): void {
    const at = this.thumbs.findIndex((thumb) => thumb.dataset.url === url);
    if (at >= 0) this.go(at);
  }

  private at(): number {
    return this.strip ? Math.round(this.strip.scrollLeft / (this.strip.clientWidth || 1)) : 0;
  }

  private go(at: number): void {
    const strip = this.strip;
    const picture = strip?.children[at] as HTMLElement | undefined;
    if (!strip || !picture) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    strip.scrollTo({ left: picture.offsetLeft - strip.offsetLeft, behavior: still ? "auto" : "smooth" });
    this.mark(at);
  }

  private mark(at: number): void {
    for (const [each, thumb] of this.thumbs.entries()) {
      each === at ? thumb.setAttribute("aria-current", "true") : thumb.removeAttribute("aria-current");
    }
  }

  private enlarge(link: HTMLAnchorElement): void {
    const links = [...(this.strip?.querySelectorAll("a") ?? [])];
    let at = links.indexOf(link);
    let nearer = 1;
    const dialog = document.createElement("dialog");
    const room = document.createElement("div");
    const bar = document.createElement("nav");
    dialog.className = "zoom";
    room.className = "zoom-room";
    room.tabIndex = -1;
    const near = (to: number): void => {
      nearer = Math.min(Math.max(to, 1), NEAREST);
      room.style.setProperty("--nearer", `${nearer}`);
      room.toggleAttribute("data-nearer", nearer > 1);
      for (const source of room.querySelectorAll("source")) source.sizes = `${nearer * 100}vw`;
      room.scrollTo((room.scrollWidth - room.clientWidth) / 2, (room.scrollHeight - room.clientHeight) / 2);
    };
    const turn = (by: number): void => {
      at = (at + by + links.length) % links.length;
      const picture = links[at]?.querySelector("picture, img")?.cloneNode(true) as Element;
      room.replaceChildren(picture);
      const image = room.querySelector("img");
      if (image) image.loading = "eager";
      dialog.setAttribute("aria-label", image?.alt ?? "");
      near(1);
    };
    const deeds: [string, string, string | undefined, () => void][] = [
      ["-", "−", this.dataset.farther, () => near(nearer - 1)],
      ["+", "+", this.dataset.nearer, () => near(nearer + 1)],
      ["Escape", "✕", this.dataset.close, () => dialog.close()],
    ];
    if (links.length > 1) {
      deeds.unshift(["ArrowLeft", "‹", this.dataset.before, () => turn(-1)]);
      deeds.push(["ArrowRight", "›", this.dataset.next, () => turn(1)]);
    }
    for (const [, sign, says, does] of deeds) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "icon-link";
      button.textContent = sign;
      button.setAttribute("aria-label", says ?? "");
      button.addEventListener("click", does);
      bar.append(button);
    }
    dialog.addEventListener("keydown", (event) => {
      const deed = deeds.find(([key]) => key === (event.key === "=" ? "+" : event.key));
      if (!deed || (nearer > 1 && event.key.startsWith("Arrow"))) return;
      event.preventDefault();
      deed[3]();
    });
    room.addEventListener("click", () => near(nearer > 1 ? 1 : 2));
    dialog.addEventListener("close", () => {
      dialog.remove();
      this.go(at);
      links[at]?.focus({ preventScroll: true });
    });
    dialog.append(room, bar);
    document.body.append(dialog);
    dialog.showModal();
    turn(0);
    room.focus();
  }
}
