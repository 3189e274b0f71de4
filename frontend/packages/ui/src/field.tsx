import {
  type ComponentProps,
  type InputHTMLAttributes,
  type ReactNode,
  useId,
} from "react";
import { classes } from "./classes.ts";

const CONTROL =
  "w-full min-h-9 rounded-control border border-edge bg-surface px-2.5 py-1.5 text-sm text-ink placeholder:text-muted " +
  "aria-invalid:border-danger disabled:opacity-60";

interface Shared {
  label: string;
  /** The label is read out but not shown: what is around the control says it already. */
  quietLabel?: boolean;
  hint?: ReactNode;
  /** Why it is refused. */
  error?: string | undefined;
}

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

function Field({ label, quietLabel, hint, error, children }: Shared & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={quietLabel ? "sr-only" : "mb-1 block text-sm font-medium"}>
        {label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

function split<T extends Shared>(props: T): [Shared, Omit<T, keyof Shared>] {
  const { label, quietLabel, hint, error, ...rest } = props;
  return [{ label, hint, error, ...(quietLabel ? { quietLabel } : {}) }, rest];
}

export function Input(props: Shared & ComponentProps<"input">) {
  const [shared, rest] = split(props);
  return (
    <Field {...shared}>
      {(wiring) => <input {...rest} {...wiring} className={classes(CONTROL, rest.className)} />}
    </Field>
  );
}

export function Select(props: Shared & ComponentProps<"select">) {
  const [shared, rest] = split(props);
  return (
    <Field {...shared}>
      {(wiring) => <select {...rest} {...wiring} className={classes(CONTROL, "pr-7", rest.className)} />}
    </Field>
  );
}

export function Textarea(props: Shared & ComponentProps<"textarea">) {
  const [shared, rest] = split(props);
  return (
    <Field {...shared}>
      {(wiring) => <textarea rows={3} {...rest} {...wiring} className={classes(CONTROL, rest.className)} />}
    </Field>
  );
}

export function Checkbox({ label, hint, ...rest }: Shared & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <input
        {...rest}
        type="checkbox"
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-4 shrink-0 accent-(--accent)"
      />
      <div className="min-w-0 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
