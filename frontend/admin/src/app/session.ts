/** Who is signed in: the token lives in memory, and in sessionStorage so that a reload keeps it. It ends with the tab. */
const KEPT_AS = "daybook.session";
const listeners = new Set<() => void>();
let token: string | null = sessionStorage.getItem(KEPT_AS);

export const session = {
  token: (): string | null => token,
  begin(given: string): void {
    token = given;
    sessionStorage.setItem(KEPT_AS, given);
  },
  end(): void {
    token = null;
    sessionStorage.removeItem(KEPT_AS);
  },
  /** The API no longer knows the token: forget it, and tell whoever shows the screens. */
  ended(): void {
    session.end();
    for (const listener of listeners) listener();
  },
  whenEnded(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Where to go after signing in: only a place of this app, never another site. */
export function placeToReturn(wanted: unknown): string {
  const fine = typeof wanted === "string" && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith("/sign-in");
  return fine ? wanted : "/";
}
