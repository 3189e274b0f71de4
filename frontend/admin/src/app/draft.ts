/** What is written in a form, apart from what is stored. */
import { useState } from "react";

export interface Draft<Value> {
  value: Value;
  /** Changes some of it. */
  write: (part: Partial<Value>) => void;
  dirty: boolean;
  /** Back to what is stored. */
  forget: () => void;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A draft of what is stored; once that is stored anew, the draft is what is stored again. */
export function useDraft<Value extends object>(stored: Value): Draft<Value> {
  const [from, setFrom] = useState(stored);
  const [value, setValue] = useState(stored);
  if (!same(from, stored)) {
    setFrom(stored);
    setValue(stored);
  }
  return {
    value,
    write: (part) => setValue((now) => ({ ...now, ...part })),
    dirty: !same(value, stored),
    forget: () => setValue(stored),
  };
}
