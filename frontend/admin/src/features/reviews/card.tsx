/** One review: what was said, why it waits, and what may be done with it. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Input, Notice, Textarea } from "@daybook/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { moment } from "../../app/format.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { CommentsOf } from "./comment.tsx";
import { doubtWord } from "./words.ts";

export type Review = Schemas["StaffReviewOut"];
type Open = "reject" | "reply" | null;

interface CardProps {
  review: Review;
  chosen: boolean;
  choose: (chosen: boolean) => void;
  /** Why it was left out when many were decided on. */
  left: string | undefined;
}

export function ReviewCard({ review, chosen, choose, left }: CardProps) {
  const may = useMay();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const params = { path: { review_id: review.id } };
  const publish = useDeed(
    (body: { version: number }, key) =>
      answered(api.POST("/api/admin/reviews/{review_id}/publish", { params: { ...params, ...once(key) }, body })),
    () => client.invalidateQueries({ queryKey: ["reviews"] }),
  );
  const about = t("the review of {name}", { name: review.name });
  return (
    <Card>
      <article className="flex items-start gap-3 text-sm">
        {may("reviews.write") && (
          <input
            type="checkbox"
            aria-label={t("Choose {what}", { what: about })}
            checked={chosen}
            onChange={(event) => choose(event.target.checked)}
            className="mt-0.5 size-6 shrink-0 accent-(--accent)"
          />
        )}
        <div className="grid min-w-0 flex-1 gap-2">
          <header className="flex flex-wrap items-center justify-between gap-2">
            <p className="flex flex-wrap items-center gap-2">
              <Stars stars={review.stars} />
              <Link to="/customers/$customerId" params={{ customerId: review.customer_id }} className="inline-flex min-h-6 items-center font-medium hover:underline">
                {review.name}
              </Link>
              {review.edited && <Badge>{t("Edited")}</Badge>}
              {review.doubts.map((doubt) => (
                <Badge key={doubt} tone="notice">
                  {doubtWord(doubt)}
                </Badge>
              ))}
            </p>
            <time className="text-muted" dateTime={review.updated_at}>
              {moment(review.updated_at)}
            </time>
          </header>
          {review.product_title && (
            <p className="text-muted">
              {t("About")}{" "}
              <Link to="/products/$productId" params={{ productId: review.product_id }} className="underline underline-offset-2">
                {review.product_title}
              </Link>
            </p>
          )}
          {review.title && <h2 className="font-medium break-words">{review.title}</h2>}
          <p className="max-w-prose break-words whitespace-pre-line" lang={review.language}>
            {review.text || <span className="text-muted">{t("Stars only, without words.")}</span>}
          </p>
          <Photos review={review} />
          {review.reason && <p className="text-muted">{t("Rejected: {reason}", { reason: review.reason })}</p>}
          {review.reply && (
            <blockquote className="border-l-2 border-accent pl-3">
              <p className="text-muted">{t("Your reply")}</p>
              <p className="break-words whitespace-pre-line">{review.reply.text}</p>
            </blockquote>
          )}
          {left && <Notice tone="danger">{left}</Notice>}
          {publish.refusal && (
            <Notice tone="danger" alert>
              {publish.refusal.message}
            </Notice>
          )}
          <div className="flex flex-wrap gap-2">
            {may("reviews.write") && (
              <>
                {review.state !== "published" && (
                  <Button tone="main" busy={publish.busy} onClick={() => void publish.go({ version: review.version })}>
                    {t("Publish")}
                  </Button>
                )}
                {review.state !== "rejected" && <Button onClick={() => setOpen("reject")}>{t("Reject")}</Button>}
                {review.state === "published" && <Button onClick={() => setOpen("reply")}>{review.reply ? t("Change the reply") : t("Reply")}</Button>}
              </>
            )}
            {review.state !== "pending" && <CommentsOf reviewId={review.id} />}
          </div>
        </div>
      </article>
      {open === "reject" && <RejectDialog review={review} close={() => setOpen(null)} />}
      {open === "reply" && <ReplyDialog review={review} close={() => setOpen(null)} />}
    </Card>
  );
}

const nameOf = (url: string): string => url.split("/").at(-1)?.split("-")[0] ?? "";

/** What the buyer took, each of which a moderator may take out by itself. */
function Photos({ review }: { review: Review }) {
  const may = useMay();
  const client = useQueryClient();
  const [removing, setRemoving] = useState<string | null>(null);
  const remove = useDeed(
    (url: string) => answered(api.DELETE("/api/admin/reviews/{review_id}/photos/{name}", { params: { path: { review_id: review.id, name: nameOf(url) } } })),
    async () => {
      setRemoving(null);
      await client.invalidateQueries({ queryKey: ["reviews"] });
    },
  );
  if (review.photos.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3">
      {review.photos.map((photo, at) => (
        <li key={photo.url} className="grid gap-1">
          <a href={photo.url} target="_blank" rel="noreferrer">
            <img src={`${photo.url}.320.webp`} alt={t("Photo {n} of {about}", { n: at + 1, about: t("the review of {name}", { name: review.name }) })} width={photo.width} height={photo.height} loading="lazy" className="size-32 rounded-control border border-edge object-cover" />
          </a>
          {may("reviews.write") && (
            <Button tone="quiet" aria-label={t("Take photo {n} out", { n: at + 1 })} onClick={() => setRemoving(photo.url)}>
              {t("Take out")}
            </Button>
          )}
        </li>
      ))}
      {removing && (
        <DeedDialog title={t("Take the photo out?")} does={t("Take out")} tone="danger" busy={remove.busy} refusal={remove.refusal} submit={() => void remove.go(removing)} close={() => setRemoving(null)}>
          <p className="text-sm">{t("The review stays without it. The photo is deleted.")}</p>
        </DeedDialog>
      )}
    </ul>
  );
}

export function Stars({ stars }: { stars: number }) {
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
      <Textarea label={t("Reply")} rows={5} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} required hint={t("Everybody sees it under the review, and the reviewer gets it by e-mail.")} />
    </DeedDialog>
  );
}
