/** The shop's comments by state: those that wait first. */
import { Card, Waiting } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Heading, nothing } from "../../app/heading.tsx";
import { Failed, More } from "../../app/more.tsx";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { Stars } from "./card.tsx";
import { type Comment, commentsQuery, OneComment } from "./comment.tsx";
import { StatePick, Tabs } from "./tabs.tsx";

const route = getRouteApi("/signed-in/reviews/comments");

export function Comments() {
  const { state = "pending" } = route.useSearch();
  const navigate = useNavigate();
  const found = useInfiniteQuery(commentsQuery(state));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  useTitle(t("Comments"));
  return (
    <>
      <Heading title={t("Comments")} />
      <Tabs at="comments" />
      <StatePick state={state} pick={(picked) => void navigate({ to: "/reviews/comments", search: { state: picked } })} />
      <Failed found={found} />
      {found.isPending && <Waiting label={t("Loading")} />}
      {found.isSuccess && rows.length === 0 && <Card flush>{nothing(state === "pending" ? t("No comment waits for you.") : t("No comments here."))}</Card>}
      <ul className="grid gap-3">
        {rows.map((comment) => (
          <li key={comment.id}>
            <Card>
              <About comment={comment} />
              <OneComment comment={comment} />
            </Card>
          </li>
        ))}
      </ul>
      <More found={found} />
    </>
  );
}

function About({ comment: { about } }: { comment: Comment }) {
  if (!about) return null;
  return (
    <blockquote className="mb-3 border-l-2 border-line pl-3 text-sm text-muted">
      <p>
        <Stars stars={about.stars} /> {t("{name} about {product}", { name: about.name, product: about.product_title || t("a product") })}
      </p>
      <p className="line-clamp-3 max-w-prose break-words">{[about.title, about.text].filter(Boolean).join(" – ")}</p>
    </blockquote>
  );
}
