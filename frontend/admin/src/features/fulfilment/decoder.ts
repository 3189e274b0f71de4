/**
 * Reads the barcodes of goods where the browser cannot: EAN, UPC, Code 128, Code 39, Code 93, ITF, Codabar. A file of its own,
 * fetched when a camera is first used; only the readers of lines are in it, without WebAssembly, which the content policy forbids.
 */
import BinaryBitmap from "@zxing/library/es2015/core/BinaryBitmap";
import HybridBinarizer from "@zxing/library/es2015/core/common/HybridBinarizer";
import DecodeHintType from "@zxing/library/es2015/core/DecodeHintType";
import MultiFormatOneDReader from "@zxing/library/es2015/core/oned/MultiFormatOneDReader";
import RGBLuminanceSource from "@zxing/library/es2015/core/RGBLuminanceSource";

const WIDEST = 1024; // pixels: more is slower and reads no better

/** The code in a grey picture (a byte a pixel, row by row), lying or standing; null where there is none. */
export function decoded(grey: Uint8ClampedArray, width: number, height: number): string | null {
  return lying(grey, width, height) ?? lying(turned(grey, width, height), height, width);
}

const oneD = new MultiFormatOneDReader(new Map([[DecodeHintType.TRY_HARDER, true]]));

function lying(grey: Uint8ClampedArray, width: number, height: number): string | null {
  try {
    return oneD.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)))).getText();
  } catch {
    return null; // it says so by an exception: nothing there, or not to be read
  } finally {
    oneD.reset();
  }
}

function turned(grey: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray {
  const standing = new Uint8ClampedArray(grey.length);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) standing[x * height + y] = grey[y * width + x] as number;
  return standing;
}

export class Decoder {
  readonly #canvas = document.createElement("canvas");

  read(video: HTMLVideoElement): string[] {
    const scale = Math.min(1, WIDEST / (video.videoWidth || 1));
    const width = Math.round(video.videoWidth * scale);
    const height = Math.round(video.videoHeight * scale);
    if (!width || !height) return [];
    Object.assign(this.#canvas, { width, height });
    const pen = this.#canvas.getContext("2d", { willReadFrequently: true });
    if (!pen) return [];
    pen.drawImage(video, 0, 0, width, height);
    const code = decoded(greyOf(pen.getImageData(0, 0, width, height).data), width, height);
    return code === null ? [] : [code];
  }
}

/** Luma of each pixel (ITU-R BT.601, in 256ths). */
function greyOf(pixels: Uint8ClampedArray): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(pixels.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    const [red, green, blue] = [pixels[4 * at], pixels[4 * at + 1], pixels[4 * at + 2]] as [number, number, number];
    grey[at] = (77 * red + 150 * green + 29 * blue) >> 8;
  }
  return grey;
}
