import { Button, Input, Select } from "@daybook/ui";
import { type FormEvent, useEffect, useRef } from "react";
import { t } from "./words.ts";

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  codes: readonly string[];
  word: (code: string) => [string, unknown];
  choose: (code: string) => void;
}

/** A list to narrow by: the first entry narrows nothing. */
export function Choice({ label, all, value = "", codes, word, choose }: ChoiceProps) {
  return (
    <Select label={label} quietLabel value={value} onChange={(event) => choose(event.target.value)}>
      <option value="">{all}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {word(code)[0]}
        </option>
      ))}
    </Select>
  );
}

/** "/" goes to the search, unless somebody is typing. */
export function useSlash(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [field]);
}

interface SearchProps {
  label: string;
  placeholder: string;
  q: string | undefined;
  search: (q: string) => void;
  children?: React.ReactNode;
}

/** The line above a list: what to look for, and choices beside it. */
export function Search({ label, placeholder, q, search, children }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search(field.current?.value ?? "");
  };
  return (
    <form role="search" onSubmit={submit} className="mb-4 flex flex-wrap gap-2">
      <div className="min-w-48 flex-1">
        <Input ref={field} key={q} label={label} quietLabel type="search" defaultValue={q} placeholder={placeholder} />
      </div>
      {children}
      <Button type="submit">{t("Search")}</Button>
    </form>
  );
}
