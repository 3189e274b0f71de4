/** Lasting names made of what people write: "Bøker & blad" is boker_blad. */

/** A name of small letters, digits and _, at most `most` long, that begins with a letter and is not taken. */
export function free(title: string, taken: ReadonlySet<string>, most = 30, fallback = "field"): string {
  const plain = title.normalize("NFKD").toLowerCase().replace(/ø/g, "o").replace(/æ/g, "ae").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "_");
  const begins = plain.replace(/^[^a-z]+|_+$/g, "").slice(0, most - 4).replace(/_+$/, "") || fallback;
  let name = begins;
  for (let turn = 2; taken.has(name); turn += 1) name = `${begins}_${turn}`;
  return name;
}
