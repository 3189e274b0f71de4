/**
 * Idempotency keys. The same deed tried again after silence keeps its key, so that it happens once; another body, or a
 * deed that was answered, gets a new one.
 */
export class OnceKeys {
  #body: string | null = null;
  #key = "";

  keyFor(given: unknown): string {
    const body = JSON.stringify(given) ?? "";
    if (body !== this.#body) {
      this.#body = body;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }

  /** The deed had an answer, yes or no: the next one is another deed. */
  answered(): void {
    this.#body = null;
  }
}
