/** Pictures in a strip one can swipe: small ones to choose from, arrow keys, and one large in a dialog. */
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
      if (!by || !this.strip) return;
      event.preventDefault();
      this.go(Math.min(Math.max(this.at() + by, 0), this.strip.children.length - 1));
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
    const dialog = document.createElement("dialog");
    dialog.className = "zoom";
    const picture = new Image();
    picture.src = link.href;
    picture.alt = link.querySelector("img")?.alt ?? "";
    dialog.setAttribute("aria-label", picture.alt);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "icon-link";
    close.textContent = "✕";
    close.setAttribute("aria-label", this.dataset.close ?? "Close");
    dialog.append(picture, close);
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }
}
