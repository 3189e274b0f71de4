import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Input, Notice, Textarea, Waiting } from "@daybook/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { moment } from "../../app/format.ts";
import { Heading, nothing, Refused } from "../../app/list-page.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

type Review = Schemas["StaffReviewOut"];
const STATES = ["pending", "published", "rejected"] as const;
type State = (typeof STATES)[number];
const route = getRouteApi("/signed-in/reviews");

const reviewsQuery = (state: State) =>
  pages<Review>(["reviews", state], ({ page, signal }) =>
    answered(api.GET("/api/admin/reviews", { params: { query: { ...page, state } }, signal })),
  );

const WORDS = (): Record<State, string> => ({ pending: t("Waiting"), published: t("Published"), rejected: t("Rejected") });

export function Reviews() {
  const state = STATES.find((each) => each === route.useSearch().state) ?? "pending";
  const found = useInfiniteQuery(reviewsQuery(state));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  useTitle(t("Reviews"));
  return (
    <>
      <Heading title={t("Reviews")} beside={<Tabs state={state} />} />
      {found.error && <Refused error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Waiting label={t("Loading")} />}
      {found.isSuccess && rows.length === 0 && (
        <Card flush>{nothing(state === "pending" ? t("No review waits for you.") : t("No reviews here."))}</Card>
      )}
      <ul className="grid gap-3">
        {rows.map((review) => (
          <li key={review.id}>
            <ReviewCard review={review} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("Show more")}
          </Button>
        </div>
      )}
    </>
  );
}

function Tabs({ state }: { state: State }) {
  return (
    <nav aria-label={t("Which reviews")} className="flex gap-1">
      {STATES.map((each) => (
        <Link
          key={each}
          to="/reviews"
          search={{ state: each }}
          aria-current={each === state ? "page" : undefined}
          className="rounded-control px-3 py-1.5 text-sm text-muted hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
        >
          {WORDS()[each]}
        </Link>
      ))}
    </nav>
  );
}

type Open = "reject" | "reply" | null;

function ReviewCard({ review }: { review: Review }) {
  const may = useMay();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const params = { path: { review_id: review.id } };
  const publish = useDeed(
    (body: { version: number }, key) =>
      answered(api.POST("/api/admin/reviews/{review_id}/publish", { params: { ...params, ...once(key) }, body })),
    () => client.invalidateQueries({ queryKey: ["reviews"] }),
  );
  return (
    <Card>
      <article className="grid gap-2 text-sm">
        <header className="flex flex-wrap items-center justify-between gap-2">
          <p className="flex flex-wrap items-center gap-2">
            <Stars stars={review.stars} />
            <span className="font-medium">{review.name}</span>
            {review.edited && <Badge>{t("Edited")}</Badge>}
            {review.doubts.map((doubt) => (
              <Badge key={doubt} tone="notice">
                {doubt.replace(/_/g, " ")}
              </Badge>
            ))}
          </p>
          <time className="text-muted" dateTime={review.updated_at}>
            {moment(review.updated_at)}
          </time>
        </header>
        {review.title && <h2 className="font-medium break-words">{review.title}</h2>}
        <p className="max-w-prose break-words whitespace-pre-line" lang={review.language}>
          {review.text || <span className="text-muted">{t("Stars only, without words.")}</span>}
        </p>
        {review.reason && <p className="text-muted">{t("Rejected: {reason}", { reason: review.reason })}</p>}
        {review.reply && (
          <blockquote className="border-l-2 border-accent pl-3">
            <p className="text-muted">{t("Your reply")}</p>
            <p className="break-words whitespace-pre-line">{review.reply.text}</p>
          </blockquote>
        )}
        {publish.refusal && (
          <Notice tone="danger" alert>
            {publish.refusal.message}
          </Notice>
        )}
        {may("reviews.write") && (
          <div className="flex flex-wrap gap-2">
            {review.state !== "published" && (
              <Button tone="main" busy={publish.busy} onClick={() => void publish.go({ version: review.version })}>
                {t("Publish")}
              </Button>
            )}
            {review.state !== "rejected" && <Button onClick={() => setOpen("reject")}>{t("Reject")}</Button>}
            {review.state === "published" && <Button onClick={() => setOpen("reply")}>{t("Reply")}</Button>}
          </div>
        )}
      </article>
      {open === "reject" && <RejectDialog review={review} close={() => setOpen(null)} />}
      {open === "reply" && <ReplyDialog review={review} close={() => setOpen(null)} />}
    </Card>
  );
}

function Stars({ stars }: { stars: number }) {
  return (
    <span role="img" aria-label={t("{stars} of 5 stars", { stars })} className="text-star tracking-wide">
      {"★".repeat(stars)}
      {"☆".repeat(5 - stars)}
    </span>
  );
}

interface DialogProps {
  review: Review;
  close: () => void;
}

function RejectDialog({ review, close }: DialogProps) {
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const params = { path: { review_id: review.id } };
  const reject = useDeed(
    (body: { reason: string; version: number }, key) =>
      answered(api.POST("/api/admin/reviews/{review_id}/reject", { params: { ...params, ...once(key) }, body })),
    async () => {
      close();
      await client.invalidateQueries({ queryKey: ["reviews"] });
    },
  );
  const submit = () => void reject.go({ reason: reason.trim(), version: review.version });
  return (
    <DeedDialog title={t("Reject the review")} does={t("Reject")} tone="danger" busy={reject.busy} refusal={reject.refusal} submit={submit} close={close}>
      <Input label={t("Reason")} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={500} hint={t("The reviewer sees it.")} />
    </DeedDialog>
  );
}

function ReplyDialog({ review, close }: DialogProps) {
  const client = useQueryClient();
  const [text, setText] = useState(review.reply?.text ?? "");
  const params = { path: { review_id: review.id } };
  const reply = useDeed(
    (body: { text: string }, key) =>
      answered(api.POST("/api/admin/reviews/{review_id}/reply", { params: { ...params, ...once(key) }, body })),
    async () => {
      close();
      await client.invalidateQueries({ queryKey: ["reviews"] });
    },
  );
  return (
    <DeedDialog title={t("Reply to {name}", { name: review.name })} does={t("Reply")} busy={reply.busy} refusal={reply.refusal} submit={() => void reply.go({ text: text.trim() })} close={close}>
      <Textarea label={t("Reply")} rows={5} value={text} onChange={(event) => setText(event.target.value)} required hint={t("Everybody sees it under the review, and the reviewer gets it by e-mail.")} />
    </DeedDialog>
  );
}
