/** One deed for each of several: each is sent once and has its own result; what was refused can be tried again. */
import { NO_ANSWER, Refusal } from "@daybook/api-client";
import { useRef, useState } from "react";
import { OnceKeys } from "./once.ts";

export type Result = "under way" | "done" | { refused: string };
const AT_ONCE = 3;

/** `act` gets one of them, and the Idempotency-Key for the body it sends. */
export function useEach<Job>(
  jobs: readonly Job[],
  idOf: (job: Job) => string,
  act: (job: Job, keyFor: (body: unknown) => string) => Promise<unknown>,
) {
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [busy, setBusy] = useState(false);
  const keys = useRef(new Map<string, OnceKeys>());
  const resultOf = (job: Job) => results.get(idOf(job));

  const doOne = async (job: Job) => {
    const id = idOf(job);
    const tell = (result: Result) => setResults((now) => new Map(now).set(id, result));
    const own = keys.current.get(id) ?? new OnceKeys();
    keys.current.set(id, own);
    tell("under way");
    try {
      await act(job, (body) => own.keyFor(body));
      own.answered();
      tell("done");
    } catch (error) {
      const refusal = error instanceof Refusal ? error : NO_ANSWER;
      if (refusal.status >= 400 && refusal.status < 500) own.answered();
      tell({ refused: refusal.message });
    }
  };

  /** Do it for all that are not done yet. */
  const go = async () => {
    if (busy) return;
    setBusy(true);
    const waiting = jobs.filter((job) => resultOf(job) !== "done");
    const worker = async () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) await doOne(job);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setBusy(false);
  };

  const done = jobs.filter((job) => resultOf(job) === "done");
  const refused = jobs.filter((job) => typeof resultOf(job) === "object");
  return { go, busy, resultOf, done, refused, started: results.size > 0 };
}
