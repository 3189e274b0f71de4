/** What an address may say of a plain list. Anything else in it is dropped. */
export interface ListSearch {
  q?: string;
  state?: string;
}

export function listSearch(search: Record<string, unknown>): ListSearch {
  return { ...text(search, "q"), ...text(search, "state") };
}

/** One text of an address, as {name: text}; {} where it is missing or empty. A number typed as a search is a text too. */
export function text<Name extends string>(search: Record<string, unknown>, name: Name): { [key in Name]?: string } {
  const value = search[name];
  const plain = typeof value === "number" ? String(value) : value;
  return (typeof plain === "string" && plain.trim() ? { [name]: plain.trim().slice(0, 100) } : {}) as {
    [key in Name]?: string;
  };
}
