/** The menu of narrow screens: the foot's columns in a dialog at the side. Without script its link leads to the foot. */
export class Menu extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector("a");
    link?.setAttribute("role", "button");
    link?.setAttribute("aria-haspopup", "dialog");
    link?.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        link.click();
      }
    });
    link?.addEventListener("click", (event) => {
      const columns = document.querySelector<HTMLElement>("#site-menu");
      if (!columns) return;
      event.preventDefault();
      this.open(link, columns);
    });
  }

  private open(link: HTMLElement, columns: HTMLElement): void {
    const dialog = document.createElement("dialog");
    dialog.className = "menu";
    dialog.setAttribute("aria-label", link.textContent?.trim() ?? "");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "icon-link";
    close.textContent = "✕";
    close.setAttribute("aria-label", this.dataset.close ?? "Close");
    // the foot's own columns move in and back, so that nothing is there twice
    const place = document.createComment("");
    columns.before(place);
    dialog.append(close, columns);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || (event.target as Element).closest("button.icon-link, a")) dialog.close();
    });
    dialog.addEventListener("close", () => {
      place.replaceWith(columns);
      dialog.remove();
      link.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }
}
