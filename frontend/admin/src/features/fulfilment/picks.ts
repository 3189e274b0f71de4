/**
 * How much of each line is picked: what the API said, and what it does not know of yet. Scans come faster than answers:
 * they wait here, one request is under way at a time, and what waits for one line goes as one. After silence the same
 * request goes again, under the same key.
 */
import { NO_ANSWER, Refusal } from "@daybook/api-client";

export interface Told {
  line_id: string;
  picked: number;
}

export interface Standing {
  /** Units by line id. */
  picked: ReadonlyMap<string, number>;
  /** Some of it is not saved yet. */
  waiting: boolean;
  /** The shop does not answer; it is asked again by itself. */
  silent: boolean;
}

interface Ways {
  /** Saves a change; gives the order's lines as they are then. */
  send: (lineId: string, quantity: number, key: string) => Promise<readonly Told[]>;
  refused: (lineId: string, refusal: Refusal) => void;
  pause?: () => Promise<void>;
}

const AGAIN_MS = 2000;
const final = ({ status }: Refusal): boolean => status >= 400 && status < 500 && status !== 429;

export class Picks {
  readonly #ways: Ways;
  readonly #listeners = new Set<() => void>();
  #known = new Map<string, number>();
  #queue: [string, number][] = [];
  #underWay: [string, number] | null = null;
  #standing: Standing = { picked: new Map(), waiting: false, silent: false };

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  standing = (): Standing => this.#standing;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the API says; passed over while changes are under way, since it may not know of them. */
  heard(lines: readonly Told[]): void {
    if (this.#underWay || this.#queue.length > 0) return;
    this.#learn(lines);
    this.#tell(false);
  }

  add(lineId: string, quantity: number): void {
    this.#queue.push([lineId, quantity]);
    this.#tell(this.#standing.silent);
    if (!this.#underWay) void this.#work();
  }

  #learn(lines: readonly Told[]): void {
    this.#known = new Map(lines.map((line) => [line.line_id, line.picked]));
  }

  async #work(): Promise<void> {
    for (let next = this.#take(); next; next = this.#take()) {
      this.#underWay = next;
      if (next[1] !== 0) await this.#sent(...next);
      this.#underWay = null;
      this.#tell(false);
    }
  }

  /** All that waits for the line whose turn it is. */
  #take(): [string, number] | null {
    const [first] = this.#queue;
    if (!first) return null;
    const [lineId] = first;
    const quantity = this.#queue.filter(([id]) => id === lineId).reduce((sum, [, many]) => sum + many, 0);
    this.#queue = this.#queue.filter(([id]) => id !== lineId);
    return [lineId, quantity];
  }

  async #sent(lineId: string, quantity: number): Promise<void> {
    const key = crypto.randomUUID();
    for (;;) {
      try {
        return this.#learn(await this.#ways.send(lineId, quantity, key));
      } catch (error) {
        const refusal = error instanceof Refusal ? error : NO_ANSWER;
        if (final(refusal)) return this.#ways.refused(lineId, refusal);
        this.#tell(true);
        await (this.#ways.pause ?? pause)();
      }
    }
  }

  #tell(silent: boolean): void {
    const picked = new Map(this.#known);
    const unknown = [...(this.#underWay ? [this.#underWay] : []), ...this.#queue];
    for (const [id, many] of unknown) picked.set(id, Math.max(0, (picked.get(id) ?? 0) + many));
    this.#standing = { picked, waiting: unknown.length > 0, silent };
    for (const listener of this.#listeners) listener();
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, AGAIN_MS));
