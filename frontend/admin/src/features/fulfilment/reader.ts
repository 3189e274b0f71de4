/** What reads barcodes in the camera's picture: the browser itself where it can, else a decoder of ours that is fetched then. */
import type { Decoder } from "./decoder.ts";

export interface Reader {
  read: (video: HTMLVideoElement) => Promise<string[]>;
}

interface NativeDetector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
interface NativeDetectors {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats: () => Promise<string[]>;
}

const FORMATS = ["ean_13", "ean_8", "upc_a", "upc_e", "code_128", "code_39", "itf", "codabar", "qr_code", "data_matrix"];

export async function reader(): Promise<Reader> {
  const native = (globalThis as { BarcodeDetector?: NativeDetectors }).BarcodeDetector;
  const known: string[] = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  if (native && known.includes("ean_13")) {
    const detector = new native({ formats: FORMATS.filter((format) => known.includes(format)) });
    return { read: async (video) => (await detector.detect(video)).map((each) => each.rawValue) };
  }
  const { Decoder } = await import("./decoder.ts");
  const decoder: Decoder = new Decoder();
  return { read: (video) => Promise.resolve(decoder.read(video)) };
}
