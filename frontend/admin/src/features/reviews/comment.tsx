/** One comment under a review, what may be done with it, and all comments of a review. */
import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Dialog, Input, Notice, Waiting } from "@daybook/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { moment } from "../../app/format.ts";
import { Failed, More } from "../../app/more.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { t } from "../../app/words.ts";
import { type State, STATES } from "./search.ts";
import { doubtWord, stateWord } from "./words.ts";

export type Comment = Schemas["StaffCommentOut"];

export function OneComment({ comment, state = false }: { comment: Comment; state?: boolean }) {
  const may = useMay();
  const client = useQueryClient();
  const [rejecting, setRejecting] = useState(false);
  const path = { review_id: comment.review_id, comment_id: comment.id };
  const again = () => client.invalidateQueries({ queryKey: ["comments"] });
  const publish = useDeed(
    (_: null, key) => answered(api.POST("/api/admin/reviews/{review_id}/comments/{comment_id}/publish", { params: { path, ...once(key) } })),
    again,
  );
  return (
    <article className="grid gap-2 text-sm">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex flex-wrap items-center gap-2">
          <Link to="/customers/$customerId" params={{ customerId: comment.customer_id }} className="inline-flex min-h-6 items-center font-medium hover:underline">
            {comment.name}
          </Link>
          {state && <Badge tone={comment.state === "published" ? "good" : "calm"}>{stateWord(STATES.find((each) => each === comment.state) ?? "pending")}</Badge>}
          {comment.doubts.map((doubt) => (
            <Badge key={doubt} tone="notice">
              {doubtWord(doubt)}
            </Badge>
          ))}
        </p>
        <time className="text-muted" dateTime={comment.created_at}>
          {moment(comment.created_at)}
        </time>
      </header>
      <p className="max-w-prose break-words whitespace-pre-line">{comment.text}</p>
      {comment.reason && <p className="text-muted">{t("Rejected: {reason}", { reason: comment.reason })}</p>}
      {publish.refusal && (
        <Notice tone="danger" alert>
          {publish.refusal.message}
        </Notice>
      )}
      {may("reviews.write") && (
        <div className="flex flex-wrap gap-2">
          {comment.state !== "published" && (
            <Button busy={publish.busy} onClick={() => void publish.go(null)}>
              {t("Publish")}
            </Button>
          )}
          {comment.state !== "rejected" && <Button onClick={() => setRejecting(true)}>{t("Reject")}</Button>}
        </div>
      )}
      {rejecting && <RejectComment path={path} again={again} close={() => setRejecting(false)} />}
    </article>
  );
}

interface RejectProps {
  path: { review_id: string; comment_id: string };
  again: () => Promise<void>;
  close: () => void;
}

function RejectComment({ path, again, close }: RejectProps) {
  const [reason, setReason] = useState("");
  const reject = useDeed(
    (body: { reason: string }, key) =>
      answered(api.POST("/api/admin/reviews/{review_id}/comments/{comment_id}/reject", { params: { path, ...once(key) }, body })),
    async () => {
      close();
      await again();
    },
  );
  const submit = () => void reject.go({ reason: reason.trim() });
  return (
    <DeedDialog title={t("Reject the comment")} does={t("Reject")} tone="danger" busy={reject.busy} refusal={reject.refusal} submit={submit} close={close}>
      <Input label={t("Reason")} value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={500} hint={t("It is kept with the comment.")} />
    </DeedDialog>
  );
}

/** A button that shows all comments of a review. */
export function CommentsOf({ reviewId }: { reviewId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {t("Comments")}
      </Button>
      {open && (
        <Dialog title={t("Comments on this review")} closeLabel={t("Close")} onClose={() => setOpen(false)}>
          <AllOf reviewId={reviewId} />
        </Dialog>
      )}
    </>
  );
}

function AllOf({ reviewId }: { reviewId: string }) {
  const found = useInfiniteQuery(
    pages<Comment>(["comments", "of", reviewId], ({ page, signal }) =>
      answered(api.GET("/api/admin/reviews/{review_id}/comments", { params: { path: { review_id: reviewId }, query: page }, signal })),
    ),
  );
  const comments = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-4">
      <Failed found={found} />
      {found.isPending && <Waiting label={t("Loading")} rows={2} />}
      {found.isSuccess && comments.length === 0 && <p className="text-sm text-muted">{t("Nobody has commented.")}</p>}
      {comments.map((comment) => (
        <OneComment key={comment.id} comment={comment} state />
      ))}
      <More found={found} />
    </div>
  );
}

export const commentsQuery = (state: State) =>
  pages<Comment>(["comments", state], ({ page, signal }) =>
    answered(api.GET("/api/admin/review-comments", { params: { query: { ...page, state } }, signal })),
  );
