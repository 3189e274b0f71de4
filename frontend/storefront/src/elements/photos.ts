const LONGEST = 2048; // pixels
const QUALITY = 0.85;
const SMALL = 400_000; // bytes: not worth making smaller

/** The photos of a review: shown as they are chosen, and made smaller, so that a telephone's go out in one form. */
export class Photos extends HTMLElement {
  private turn = 0;

  connectedCallback(): void {
    this.querySelector("input")?.addEventListener("change", () => void this.take());
  }

  private async take(): Promise<void> {
    const input = this.querySelector("input");
    const told = this.querySelector("[data-told]");
    const button = this.closest("form")?.querySelector("button");
    if (!input?.files || !told || !button) return;
    const turn = ++this.turn;
    told.textContent = this.dataset.wait ?? "";
    button.disabled = true;
    const files = await Promise.all([...input.files].map(smaller));
    if (turn !== this.turn) return; // others were chosen meanwhile
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    input.files = chosen.files;
    told.textContent = "";
    button.disabled = false;
    await this.show(files);
  }

  private async show(files: File[]): Promise<void> {
    const list = this.querySelector<HTMLElement>("[data-chosen]");
    if (!list) return;
    const items = files.map(async (file) => {
      const image = new Image();
      image.src = await addressOf(file);
      image.alt = file.name;
      const item = document.createElement("li");
      item.append(image);
      return item;
    });
    list.replaceChildren(...(await Promise.all(items)));
    list.hidden = !files.length;
  }
}

/** As data: the page's policy allows no blobs. */
const addressOf = (file: File): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.readAsDataURL(file);
  });

/** At most 2048 pixels long, as JPEG; as it was, where the browser cannot read it: the server says what it makes of it. */
async function smaller(file: File): Promise<File> {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    if (scale === 1 && file.size <= SMALL) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const pen = canvas.getContext("2d");
    if (!pen) return file;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return made ? new File([made], file.name.replace(/\.\w+$/, "") + ".jpg", { type: made.type }) : file;
  } catch {
    return file;
  }
}
