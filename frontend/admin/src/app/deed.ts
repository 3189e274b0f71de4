/** A deed of a member of staff: sent once, shown as under way, and its refusal kept to be shown beside it. */
import { NO_ANSWER, Refusal } from "@daybook/api-client";
import { useRef, useState } from "react";
import { OnceKeys } from "./once.ts";

export interface Deed<Given> {
  go: (given: Given) => Promise<boolean>;
  busy: boolean;
  refusal: Refusal | null;
  forget: () => void;
}

/** `act` gets what is asked and the Idempotency-Key to send; `after` runs when it succeeded. */
export function useDeed<Given, Done>(
  act: (given: Given, key: string) => Promise<Done>,
  after?: (done: Done) => void | Promise<unknown>,
): Deed<Given> {
  const keys = useRef<OnceKeys>(undefined);
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const go = async (given: Given): Promise<boolean> => {
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    setRefusal(null);
    keys.current ??= new OnceKeys();
    try {
      const done = await act(given, keys.current.keyFor(given));
      keys.current.answered();
      await after?.(done);
      return true;
    } catch (error) {
      const refused = error instanceof Refusal ? error : NO_ANSWER;
      if (refused.status >= 400 && refused.status < 500) keys.current.answered();
      setRefusal(refused);
      return false;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { go, busy, refusal, forget: () => setRefusal(null) };
}

interface Last<Given> extends Deed<Given> {
  /** What was asked last and is not done yet: it is shown as if it were. */
  asked: Given | null;
}

/** A deed that sets something: what is asked while another is under way is done after it, and of several the last. */
export function useLast<Given>(deed: Deed<Given>): Last<Given> {
  const next = useRef<{ given: Given } | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const [asked, setAsked] = useState<Given | null>(null);

  const run = async (): Promise<boolean> => {
    let done = true;
    while (next.current) {
      const { given } = next.current;
      next.current = null;
      done = await deed.go(given);
    }
    running.current = null;
    setAsked(null);
    return done;
  };
  const go = (given: Given) => {
    next.current = { given };
    setAsked(given);
    running.current ??= run();
    return running.current;
  };
  return { ...deed, go, asked };
}

/** The header of a POST that must happen once. */
export const once = (key: string) => ({ header: { "Idempotency-Key": key } });
