/** How a list that comes page by page fails, and goes on: the same wherever there is one. */
import { Button } from "@daybook/ui";
import { Refused } from "./heading.tsx";
import { t } from "./words.ts";

interface Found {
  error: Error | null;
  isFetchNextPageError: boolean;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

/** Why the list is not shown, or not as it is now. */
export function Failed({ found }: { found: Found }) {
  if (!found.error || found.isFetchNextPageError) return null;
  return (
    <div className="mb-3">
      <Refused error={found.error} again={() => void found.refetch()} />
    </div>
  );
}

/** The way to more of it. Where that fails, what is there stays, and it is asked for again from here. */
export function More({ found, words = t("Show more") }: { found: Found; words?: string }) {
  if (!found.hasNextPage) return null;
  const on = () => void found.fetchNextPage();
  return (
    <div className="grid justify-items-center px-4 py-3">
      {found.isFetchNextPageError && found.error && !found.isFetchingNextPage ? (
        <Refused error={found.error} again={on} />
      ) : (
        <Button busy={found.isFetchingNextPage} onClick={on}>
          {words}
        </Button>
      )}
    </div>
  );
}
