/** Reviews by state, those that wait first; one by one or many at once. */
import { answered } from "@daybook/api-client";
import { Card, Waiting } from "@daybook/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { Choice } from "../../app/filters.tsx";
import { Heading, nothing } from "../../app/heading.tsx";
import { Failed, More } from "../../app/more.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { Bulk } from "./bulk.tsx";
import { type Review, ReviewCard } from "./card.tsx";
import { reviewsSearch, STARS, type State } from "./search.ts";
import { Tabs } from "./tabs.tsx";
import { starsWord } from "./words.ts";

const route = getRouteApi("/signed-in/reviews");

const reviewsQuery = (state: State, stars: string | undefined) =>
  pages<Review>(["reviews", state, stars], ({ page, signal }) => {
    const query = { ...page, state, ...(stars ? { stars: Number(stars) } : {}) };
    return answered(api.GET("/api/admin/reviews", { params: { query }, signal }));
  });

export function Reviews() {
  const { state = "pending", stars } = route.useSearch();
  useTitle(t("Reviews"));
  return <InState key={`${state} ${stars}`} state={state} stars={stars} />;
}

function InState({ state, stars }: { state: State; stars: string | undefined }) {
  const may = useMay();
  const navigate = useNavigate();
  const found = useInfiniteQuery(reviewsQuery(state, stars));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlyMap<string, string>>(new Map());
  const choose = (id: string, is: boolean) => setChosen((now) => new Set(is ? [...now, id] : [...now].filter((each) => each !== id)));
  const narrow = (given: string) => void navigate({ to: "/reviews", search: reviewsSearch({ state, stars: given }) });
  const none = stars ? t("No review with these stars here.") : state === "pending" ? t("No review waits for you.") : t("No reviews here.");
  return (
    <>
      <Heading title={t("Reviews")} beside={<Choice label={t("Stars")} all={t("Any stars")} value={stars} codes={STARS} word={(code) => [starsWord(code), null]} choose={narrow} />} />
      <Tabs at={state} />
      {may("reviews.write") && rows.length > 0 && (
        <Bulk
          state={state}
          rows={rows}
          chosen={chosen}
          choose={setChosen}
          decided={(refused) => {
            setLeft(refused);
            setChosen(new Set(refused.keys()));
          }}
        />
      )}
      <Failed found={found} />
      {found.isPending && <Waiting label={t("Loading")} />}
      {found.isSuccess && rows.length === 0 && <Card flush>{nothing(none, stars && <Link to="/reviews" search={{ state }} className="text-accent underline">{t("With any number of stars")}</Link>)}</Card>}
      <ul className="grid gap-3">
        {rows.map((review) => (
          <li key={review.id}>
            <ReviewCard review={review} chosen={chosen.has(review.id)} choose={(is) => choose(review.id, is)} left={left.get(review.id)} />
          </li>
        ))}
      </ul>
      <More found={found} />
    </>
  );
}
