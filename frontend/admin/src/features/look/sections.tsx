/** The home page's sections: add, move, hide, edit, take away; with buttons, so that a keyboard does it all. */
import { Badge, Button, Card, Empty, Select } from "@daybook/ui";
import { ArrowDown, ArrowUp, Eye, EyeOff, Pencil, Plus, Trash2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { t } from "../../app/words.ts";
import { blank, type Kind, KINDS, moved, type Section } from "./design.ts";
import { kindName, sectionDetail, sectionTitle } from "./names.ts";
import { SectionForm } from "./section-form.tsx";

export interface Collection {
  handle: string;
  title: string;
}

interface Props {
  sections: Section[];
  collections: Collection[];
  off: boolean;
  change: (sections: Section[]) => void;
}

export function Sections({ sections, collections, off, change }: Props) {
  const [adding, setAdding] = useState<Kind>("products");
  const [edited, setEdited] = useState<Section | null>(null);
  const [told, setTold] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const another = useRef<HTMLButtonElement>(null);
  const nameOf = (section: Section) => sectionTitle(section) || kindName(section.kind);

  /** Keep the focus on the button that was pressed, at the section's new place. */
  const move = (from: number, to: number) => {
    const section = sections[from];
    if (!section || to < 0 || to >= sections.length) return;
    change(moved(sections, from, to));
    setTold(t("{name} is now number {place} of {all}.", { name: nameOf(section), place: to + 1, all: sections.length }));
    const deed = to < from ? "up" : "down";
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-section="${section.id}"] [data-deed="${deed}"]`)?.focus());
  };
  const replace = (section: Section) => change(sections.map((each) => (each.id === section.id ? section : each)));
  const keep = (section: Section) => {
    if (sections.some((each) => each.id === section.id)) replace(section);
    else change([...sections, section]);
    setEdited(null);
  };
  /** Take it away, and leave the focus on what took its place, or on what adds another. */
  const remove = (at: number, name: string) => {
    const next = sections[at + 1] ?? sections[at - 1];
    change(sections.filter((_, place) => place !== at));
    setTold(t("{name} was taken away.", { name }));
    requestAnimationFrame(() => {
      const place = next ? list.current?.querySelector<HTMLElement>(`[data-section="${next.id}"] [data-deed="remove"]`) : null;
      (place ?? another.current)?.focus();
    });
  };

  return (
    <Card title={t("Home page")} flush>
      <p role="status" className="sr-only">
        {told}
      </p>
      {sections.length === 0 && <Empty title={t("No sections")}>{t("Without any, the home page shows the shop's name only.")}</Empty>}
      <ol ref={list} className="divide-y divide-line">
        {sections.map((section, at) => (
          <li key={section.id} data-section={section.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <div className="min-w-40 flex-1">
              <p className={section.hidden ? "truncate text-sm font-medium text-muted" : "truncate text-sm font-medium"}>{nameOf(section)}</p>
              <p className="flex items-center gap-2 text-xs text-muted">
                {sectionDetail(section)}
                {section.hidden && <Badge>{t("Hidden")}</Badge>}
              </p>
            </div>
            <div className="flex">
              <Tool deed="up" label={t("Move up: {name}", { name: nameOf(section) })} off={off || at === 0} act={() => move(at, at - 1)}>
                <ArrowUp aria-hidden="true" size={16} />
              </Tool>
              <Tool
                deed="down"
                label={t("Move down: {name}", { name: nameOf(section) })}
                off={off || at === sections.length - 1}
                act={() => move(at, at + 1)}
              >
                <ArrowDown aria-hidden="true" size={16} />
              </Tool>
              <Tool
                deed="hide"
                label={section.hidden ? t("Show: {name}", { name: nameOf(section) }) : t("Hide: {name}", { name: nameOf(section) })}
                off={off}
                act={() => replace({ ...section, hidden: !section.hidden })}
              >
                {section.hidden ? <EyeOff aria-hidden="true" size={16} /> : <Eye aria-hidden="true" size={16} />}
              </Tool>
              <Tool deed="edit" label={t("Edit: {name}", { name: nameOf(section) })} off={off} act={() => setEdited(section)}>
                <Pencil aria-hidden="true" size={16} />
              </Tool>
              <Tool
                deed="remove"
                label={t("Take away: {name}", { name: nameOf(section) })}
                off={off}
                act={() => remove(at, nameOf(section))}
              >
                <Trash2 aria-hidden="true" size={16} />
              </Tool>
            </div>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-end gap-2 border-t border-line px-4 py-3">
        <div className="min-w-44 flex-1">
          <Select label={t("Add a section")} value={adding} disabled={off} onChange={(event) => setAdding(event.target.value as Kind)}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kindName(kind)}
              </option>
            ))}
          </Select>
        </div>
        <Button
          ref={another}
          disabled={off || sections.length >= 20}
          onClick={() => setEdited(blank(adding, sections, collections[0]?.handle ?? ""))}
        >
          <Plus aria-hidden="true" size={16} />
          {t("Add")}
        </Button>
      </div>
      {edited && (
        <SectionForm
          section={edited}
          collections={collections}
          keep={keep}
          close={() => setEdited(null)}
        />
      )}
    </Card>
  );
}

interface ToolProps {
  deed: string;
  label: string;
  off: boolean;
  act: () => void;
  children: ReactNode;
}

function Tool({ deed, label, off, act, children }: ToolProps) {
  return (
    <Button tone="quiet" className="px-2.5" data-deed={deed} aria-label={label} title={label} disabled={off} onClick={act}>
      {children}
    </Button>
  );
}
