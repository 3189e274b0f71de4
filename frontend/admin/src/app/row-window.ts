/** Which rows of a long table stand in the page: those in sight with some around them, the one in focus, and all of them on paper. */
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

const LONG = 200; // rows; up to so many all are there, for the browser's own search
const AROUND = 25; // rows above and below what is in sight: their widths keep the columns where they are

export interface Shown {
  index: number;
  /** Pixels that the rows left out in front of it take. */
  before: number;
}

interface Measured {
  index: number;
  start: number;
  end: number;
}

/** The rows to draw, each with what is left out in front of it, and what is left out after the last. */
export function gapsBetween(items: readonly Measured[], start: number, total: number): { rows: Shown[]; after: number } {
  const ends = [start, ...items.map(({ end }) => end)];
  const rows = items.map((item, at) => ({ index: item.index, before: Math.max(0, item.start - (ends[at] ?? start)) }));
  return { rows, after: Math.max(0, start + total - (ends.at(-1) ?? start)) };
}

/** A range and the row that holds the focus, wherever that is. */
export function withFocused(range: Range, focused: number | null): number[] {
  const inSight = defaultRangeExtractor(range);
  if (focused === null || focused >= range.count || inSight.includes(focused)) return inSight;
  return [...inSight, focused].sort((one, other) => one - other);
}

let usual = 45; // pixels of a row, until some were seen

export function useRowWindow(body: RefObject<HTMLTableSectionElement | null>, count: number, keyOf: (index: number) => string) {
  const [focused, setFocused] = useState<number | null>(null);
  const [top, setTop] = useState(0);
  const printing = usePrinting();
  const long = count > LONG && !printing;
  // While all rows stood there: what comes instead is as high as they were, so that nothing jumps
  const there = body.current?.rows.length ?? 0;
  if (long && there > 0 && !body.current?.dataset["windowed"]) usual = (body.current?.offsetHeight ?? 0) / there || usual;
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    enabled: long,
    overscan: AROUND,
    scrollMargin: top,
    estimateSize: () => usual,
    getItemKey: keyOf,
    rangeExtractor: (range) => withFocused(range, focused),
    initialOffset: () => window.scrollY,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
  useLayoutEffect(() => {
    if (!long) return;
    const measure = () => setTop(Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure); // what stands above the table opens and closes
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [long, body]);
  const items = long ? virtual.getVirtualItems() : [];
  const all = items.length === 0;
  return {
    windowed: !all,
    ...(all ? { rows: Array.from({ length: count }, (_, index) => ({ index, before: 0 })), after: 0 } : gapsBetween(items, top, virtual.getTotalSize())),
    measure: all ? undefined : virtual.measureElement,
    follow: {
      onFocus: (event: FocusEvent<HTMLElement>) => {
        const index = event.target.closest("tr")?.dataset["index"];
        setFocused(index === undefined ? null : Number(index));
      },
      onBlur: () => setFocused(null),
    },
  };
}

/** Whether the page is being printed: then every row is. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
