/** Pictures of a product, or the one of a collection: sent, put in order, described, and given the point that must stay in sight. */
import { answered } from "@daybook/api-client";
import { Button, Card, Dialog, Input, Notice } from "@daybook/ui";
import { ArrowLeft, ArrowRight, ImagePlus, Trash2 } from "lucide-react";
import { type DragEvent, type MouseEvent, useId, useRef, useState } from "react";
import { api } from "../../app/api.ts";
import { languageName, t } from "../../app/words.ts";
import { apart } from "./apart.tsx";
import { type Picture, sentPicture } from "./written.ts";

const LARGEST = 4 * 1024 * 1024; // of a request; larger ones are put where the API says
const TAKEN = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/svg+xml";

/** Sends one file to the library and gives the picture it became. */
async function send(file: File): Promise<Picture> {
  const name = file.name.slice(0, 255);
  const kept = file.size <= LARGEST ? await inRequest(file, name) : await inParts(file, name);
  return sentPicture({ url: kept.url, alt: "", alts: kept.alt, focal: kept.focal, colour: "", sources: [], width: kept.width, height: kept.height });
}

const inRequest = (file: File, name: string) =>
  answered(
    api.POST("/api/admin/media", {
      params: { query: { name } },
      headers: { "Content-Type": file.type || "application/octet-stream" },
      body: file as never, // the file itself: the document says only that there is a body
      bodySerializer: (body: unknown) => body as Blob,
    }),
  );

async function inParts(file: File, name: string) {
  const place = await answered(api.POST("/api/admin/media/uploads", { body: { bytes: file.size } }));
  const sent = await fetch(place.url, { method: place.method, body: file }).catch(() => null);
  if (!sent?.ok) throw new Error(t("It did not arrive. Send it again."));
  return answered(api.POST("/api/admin/media/uploads/{upload_id}", { params: { path: { upload_id: place.upload } }, body: { name } }));
}

interface Props {
  value: Picture[];
  write: (pictures: Picture[]) => void;
  languages: string[];
  locked: boolean;
  /** What to say where there is none. */
  none: string;
  /** There is one at most: another takes its place. */
  single?: boolean;
}

export function Pictures({ value, write, languages, locked, none, single = false }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const latest = useRef(value);
  latest.current = value;
  const [under, setUnder] = useState(0);
  const [faults, setFaults] = useState<string[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const opened = value.find(({ url }) => url === open);

  const adds = !single ? t("Add pictures") : value.length > 0 ? t("Choose another picture") : t("Add a picture");

  const take = async (files: File[]) => {
    setFaults([]);
    setUnder(files.length);
    for (const file of files) {
      try {
        const made = await send(file);
        // the same bytes are the same picture: it stands there once
        if (!latest.current.some(({ url }) => url === made.url)) write((latest.current = single ? [made] : [...latest.current, made]));
      } catch (error) {
        const why = error instanceof Error ? error.message : "";
        setFaults((now) => [...now, `${file.name}: ${why}`]);
      }
      setUnder((now) => now - 1);
    }
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    if (!locked) void take([...event.dataTransfer.files]);
  };
  const move = (at: number, by: number) => {
    const made = [...value];
    const [one] = made.splice(at, 1);
    if (one) made.splice(at + by, 0, one);
    write(made);
  };
  return (
    <Card
      title={single ? t("Picture") : t("Pictures")}
      beside={
        !locked && (
          <Button tone="quiet" busy={under > 0} onClick={() => picker.current?.click()}>
            <ImagePlus aria-hidden="true" size={16} /> {adds}
          </Button>
        )
      }
    >
      <div onDragOver={(event) => event.preventDefault()} onDrop={dropped} className="grid gap-3">
        <input
          ref={picker}
          type="file"
          accept={TAKEN}
          multiple={!single}
          aria-label={adds}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        {value.length === 0 && <p className="py-4 text-center text-sm text-muted">{none}</p>}
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
          {value.map((picture, at) => {
            const name = picture.alt || t("Picture {n}", { n: at + 1 });
            return (
              <li key={picture.url} className="rounded-control border border-line">
                <button type="button" onClick={() => setOpen(picture.url)} aria-label={t("Describe {name}", { name })} className="block w-full">
                  <img src={picture.url} alt="" loading="lazy" className="aspect-square w-full rounded-t-control bg-sunken object-cover" style={placed(picture)} />
                </button>
                <div className="flex items-center justify-between px-1">
                  <span className="min-w-0 truncate px-1 text-xs text-muted">{picture.alt || t("No description")}</span>
                  {!locked && (
                    <span className="flex shrink-0">
                      {!single && <Small label={t("Move {name} forward", { name })} off={at === 0} act={() => move(at, -1)} icon={ArrowLeft} />}
                      {!single && <Small label={t("Move {name} back", { name })} off={at === value.length - 1} act={() => move(at, 1)} icon={ArrowRight} />}
                      <Small label={t("Remove {name}", { name })} act={() => write(value.filter((_, n) => n !== at))} icon={Trash2} />
                    </span>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
        {under > 0 && (
          <p role="status" className="text-sm text-muted">
            {t("Sending: {n} left", { n: under })}
          </p>
        )}
        {faults.length > 0 && (
          <Notice tone="danger" alert>
            {faults.map((fault) => (
              <p key={fault}>{fault}</p>
            ))}
          </Notice>
        )}
      </div>
      {opened && <Describe picture={opened} languages={languages} change={(part) => write(value.map((each) => (each.url === opened.url ? { ...each, ...part } : each)))} close={() => setOpen(null)} />}
    </Card>
  );
}

const placed = ({ focal }: Picture) => (focal ? { objectPosition: `${focal.x / 10}% ${focal.y / 10}%` } : undefined);

/** A small button with an icon alone. */
export function Small({ label, off = false, act, icon: Icon }: { label: string; off?: boolean; act: () => void; icon: typeof Trash2 }) {
  return (
    <button type="button" aria-label={label} aria-disabled={off || undefined} onClick={off ? undefined : act} className="grid size-8 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink aria-disabled:opacity-40">
      <Icon aria-hidden="true" size={15} />
    </button>
  );
}

interface DescribeProps {
  picture: Picture;
  languages: string[];
  change: (part: Partial<Picture>) => void;
  close: () => void;
}

function Describe({ picture, languages, change, close }: DescribeProps) {
  const [own = "en", ...others] = languages;
  const focal = picture.focal ?? { x: 500, y: 500 };
  const point = (event: MouseEvent<HTMLImageElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (at: number, length: number) => Math.round(Math.min(Math.max(at / length, 0), 1) * 1000);
    change({ focal: { x: within(event.clientX - box.left, box.width), y: within(event.clientY - box.top, box.height) } });
  };
  return apart(
    <Dialog title={t("Picture")} closeLabel={t("Close")} onClose={close}>
      <div className="grid gap-4">
        <Input label={t("What it shows, in {language}", { language: languageName(own) })} hint={t("Read out to those who cannot see it.")} maxLength={512} value={picture.alt ?? ""} onChange={(event) => change({ alt: event.target.value, alts: { ...picture.alts, [own]: event.target.value } })} />
        {others.map((code) => (
          <Input key={code} lang={code} label={t("What it shows, in {language}", { language: languageName(code) })} maxLength={512} value={picture.alts?.[code] ?? ""} onChange={(event) => change({ alts: { ...picture.alts, [code]: event.target.value } })} />
        ))}
        <div>
          <p className="mb-1 text-sm font-medium">{t("What must stay in sight")}</p>
          <p className="mb-2 text-sm text-muted">{t("Click the point of the picture that must not be cut off.")}</p>
          <div className="flex items-start gap-3">
            <span className="relative block min-w-0 flex-1">
              <img src={picture.url} alt={picture.alt || t("Picture")} onClick={point} className="w-full cursor-crosshair rounded-control bg-sunken" />
              <span aria-hidden="true" className="pointer-events-none absolute size-5 -translate-1/2 rounded-full border-2 border-white bg-accent/70 shadow-raised" style={{ left: `${focal.x / 10}%`, top: `${focal.y / 10}%` }} />
            </span>
            <img src={picture.url} alt={t("How it is cut in lists")} className="aspect-square w-24 shrink-0 rounded-control bg-sunken object-cover" style={placed({ ...picture, focal })} />
          </div>
          <Slide label={t("From the left")} value={focal.x} set={(x) => change({ focal: { ...focal, x } })} />
          <Slide label={t("From the top")} value={focal.y} set={(y) => change({ focal: { ...focal, y } })} />
        </div>
        <div className="flex justify-end">
          <Button tone="main" onClick={close}>
            {t("Done")}
          </Button>
        </div>
      </div>
    </Dialog>,
  );
}

function Slide({ label, value, set }: { label: string; value: number; set: (value: number) => void }) {
  const id = useId();
  return (
    <div className="mt-2 flex items-center gap-3 text-sm">
      <label htmlFor={id} className="w-28 shrink-0">
        {label}
      </label>
      <input id={id} type="range" min={0} max={1000} step={10} value={value} onChange={(event) => set(Number(event.target.value))} className="min-w-0 flex-1 accent-(--accent)" />
    </div>
  );
}
