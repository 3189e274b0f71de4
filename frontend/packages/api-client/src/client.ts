/** Daybook's HTTP API for TypeScript: every path, query and body is checked against the routes' own types. */
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./schema.ts";

export type { components, operations, paths } from "./schema.ts";
export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];
export type Money = Schemas["MoneyOut"];

/** A "no" of the API, with its stable code and its sentence for a person. Status 0: there was no answer at all. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { field: string; code: string; detail: string }[];
  readonly requestId: string;

  constructor(problem: Pick<Problem, "status" | "code" | "detail"> & Partial<Problem>) {
    super(problem.detail);
    this.name = "Refusal";
    this.status = problem.status;
    this.code = problem.code;
    this.fields = problem.fields ?? [];
    this.requestId = problem.request_id ?? "";
  }

  /** What is said of one field, or undefined. A line's field ("lines.lin_1") counts for "lines". */
  about(field: string): string | undefined {
    return this.fields.find((each) => each.field === field || each.field.startsWith(`${field}.`))?.detail;
  }
}

/** What is said where the API said nothing; an app puts its own language here. */
export const wording = {
  silent: "The shop did not answer. Check the connection and try again.",
  unexplained: "The shop answered {status}, without a reason. Try again in a moment.",
};

export const NO_ANSWER = new Refusal({ status: 0, code: "no_answer", detail: wording.silent });
Object.defineProperty(NO_ANSWER, "message", { get: () => wording.silent });

export interface Session {
  token: () => string | null;
  /** The language refusals are wanted in. */
  language: () => string;
  /** The session is over: the API does not know the token any more. */
  ended: () => void;
}

const keepsSession = (session: Session): Middleware => ({
  onRequest({ request }) {
    const token = session.token();
    if (token) request.headers.set("Authorization", `Bearer ${token}`);
    request.headers.set("Accept-Language", session.language());
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401 && session.token()) session.ended();
  },
});

export function connect(session: Session, baseUrl = "") {
  const client = createClient<paths>({ baseUrl, credentials: "omit" });
  client.use(keepsSession(session));
  return client;
}

export type Client = ReturnType<typeof connect>;

/** The answer of a call; throws a Refusal for every other end of it. */
export async function answered<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const ended = await call.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw NO_ANSWER;
  });
  if (ended.response.ok) return ended.data as T;
  throw refusalOf(ended.response.status, ended.error);
}

export function refusalOf(status: number, said: unknown): Refusal {
  if (typeof said === "object" && said !== null && "detail" in said && "code" in said) {
    return new Refusal({ ...(said as Problem), status });
  }
  return new Refusal({ status, code: "unreadable", detail: wording.unexplained.replace("{status}", String(status)) });
}
