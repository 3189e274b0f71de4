/** The one connection to the API, and what is remembered of its answers. */
import { answered, connect, NO_ANSWER, Refusal, refusalOf, wording } from "@daybook/api-client";
import { QueryClient, queryOptions } from "@tanstack/react-query";
import { session } from "./session.ts";
import { language, t } from "./words.ts";

export const api = connect({ token: session.token, ended: session.ended, language });

/** Say in the present language what is said where the API said nothing. */
export function sayItInWords(): void {
  wording.silent = t("The shop did not answer. Check the connection and try again.");
  wording.unexplained = t("The shop answered {status}, without a reason. Try again in a moment.", { status: "{status}" });
}

export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without a connection they fail and say so, rather than wait for one in silence
      networkMode: "always",
      refetchOnReconnect: true,
      // A refusal stays one; only silence and a tired server are asked again.
      retry: (failures, error) => failures < 2 && (!(error instanceof Refusal) || error.status === 0 || error.status >= 500),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
});

export const me = queryOptions({
  queryKey: ["me"],
  queryFn: () => answered(api.GET("/api/admin/me")),
  staleTime: 5 * 60_000,
});

export const modules = queryOptions({
  queryKey: ["modules"],
  queryFn: () => answered(api.GET("/api/modules")),
  staleTime: 5 * 60_000,
});

/** A file of the API, such as a PDF; the browser gets it from memory, because a link cannot carry the session. */
export async function fileOf(address: string): Promise<Blob> {
  const token = session.token();
  const headers = { "Accept-Language": language(), ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(address, { headers }).catch(() => {
    throw NO_ANSWER;
  });
  if (response.ok) return response.blob();
  if (response.status === 401) session.ended();
  throw refusalOf(response.status, await response.json().catch(() => null));
}
