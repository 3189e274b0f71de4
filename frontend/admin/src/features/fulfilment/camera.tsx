/** The camera as a scanner. It stays open from one item to the next. */
import { Button, Notice } from "@daybook/ui";
import { useEffect, useRef, useState } from "react";
import { t } from "../../app/words.ts";
import { Sightings } from "./codes.ts";
import { reader } from "./reader.ts";

const BETWEEN_MS = 120;
type Trouble = "insecure" | "refused" | "none" | "other";

/** Show what the camera sees and tell of each code that comes into sight. Gives the way to stop. */
function watch(video: HTMLVideoElement, found: (code: string) => void, seen: () => void, failed: (trouble: Trouble) => void): () => void {
  let ended = false;
  let stream: MediaStream | undefined;
  const sightings = new Sightings();
  const stop = () => {
    ended = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const run = async () => {
    if (!navigator.mediaDevices) return failed("insecure");
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false });
    if (ended) return stop();
    video.srcObject = stream;
    const [reads] = await Promise.all([reader(), video.play()]);
    seen();
    while (!ended) {
      const codes = await reads.read(video).catch(() => []);
      if (ended) return undefined;
      for (const code of sightings.look(codes, performance.now())) found(code);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  };
  run().catch((error: unknown) => {
    stop();
    const name = error instanceof DOMException ? error.name : "";
    failed(name === "NotAllowedError" ? "refused" : name === "NotFoundError" ? "none" : "other");
  });
  return stop;
}

const troubleWord = (trouble: Trouble): string =>
  ({
    insecure: t("The browser gives the camera to secure pages (https) only. Use a scanner, or type the code."),
    refused: t("The camera is not allowed here. Allow it in the browser's settings of this page, or type the code."),
    none: t("There is no camera on this device. Use a scanner, or type the code."),
    other: t("The camera could not be started. Close other programs that use it, and try again."),
  })[trouble];

export function Camera({ found, close }: { found: (code: string) => void; close: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(found);
  const [ready, setReady] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    tell.current = found;
  });
  useEffect(() => {
    if (!video.current) return undefined;
    return watch(video.current, (code) => tell.current(code), () => setReady(true), setTrouble);
  }, []);
  return (
    <div className="grid gap-2">
      {trouble ? (
        <Notice tone="danger" alert>
          {troubleWord(trouble)}
        </Notice>
      ) : (
        <>
          <video ref={video} muted playsInline aria-label={t("What the camera sees")} className="aspect-[4/3] max-h-72 w-full rounded-card bg-sunken object-cover" />
          <p role="status" className="text-sm text-muted">
            {ready ? t("Hold the barcode in front of the camera. For one more of the same, take it away and show it again.") : t("Starting the camera")}
          </p>
        </>
      )}
      <Button onClick={close} className="min-h-11">
        {t("Close the camera")}
      </Button>
    </div>
  );
}
