/** A description as the shop shows it: only the plain marks of texts, made anew, so that nothing in it can run. */
import { createElement, Fragment, type ReactNode } from "react";

const MARKS = new Set("P BR B STRONG I EM U UL OL LI H2 H3 H4 BLOCKQUOTE CODE PRE A SPAN DIV TABLE THEAD TBODY TR TH TD".split(" "));
const DROPPED = new Set(["SCRIPT", "STYLE", "IFRAME", "OBJECT", "EMBED", "TEMPLATE"]);
const LOOKS: Record<string, string> = {
  A: "text-accent underline",
  UL: "list-disc pl-5",
  OL: "list-decimal pl-5",
  H2: "text-base font-semibold",
  H3: "font-semibold",
  H4: "font-semibold",
};

function made(node: Node, key: number): ReactNode {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || DROPPED.has(node.tagName)) return null;
  const inside = [...node.childNodes].map(made);
  if (!MARKS.has(node.tagName)) return <Fragment key={key}>{inside}</Fragment>;
  // links lead nowhere here: it is a look at the text
  const mark = node.tagName === "A" ? "span" : node.tagName.toLowerCase();
  return createElement(mark, { key, className: LOOKS[node.tagName] }, ...(mark === "br" ? [] : inside));
}

export function HtmlText({ html }: { html: string }) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return <div className="grid gap-2 text-sm break-words">{[...body.childNodes].map(made)}</div>;
}
