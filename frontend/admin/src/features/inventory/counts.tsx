/** Counts of a location: begun, entered by hand or by a scanner that types, looked over, and posted once. */
import { answered, NO_ANSWER, Refusal, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Input, Notice, Select, type Tone, Waiting } from "@daybook/ui";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { count, moment } from "../../app/format.ts";
import { Back, Heading, nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import { type Column, ListTable } from "../../app/list-table.tsx";
import { Failed, More } from "../../app/more.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";
import { locationsQuery } from "./locations.ts";

type Count = Schemas["StocktakeOut"];
type Line = Schemas["StocktakeLineOut"];
const route = getRouteApi("/signed-in/inventory/counts/$countId");
const TONES: Record<Count["state"], Tone> = { open: "accent", posting: "notice", posted: "good", cancelled: "calm" };

function stateWord(state: Count["state"]): string {
  return { open: t("Under way"), posting: t("Being posted"), posted: t("Posted"), cancelled: t("Cancelled") }[state];
}
const nameOf = (each: Count) => each.title || t("Count of {location}", { location: each.location });

const countsQuery = pages<Count>(["stock", "counts"], ({ page, signal }) => answered(api.GET("/api/admin/inventory/counts", { params: { query: page }, signal })));

const columns = (): Column<Count>[] => [
  {
    heading: t("Count"),
    cell: (each) => (
      <Link to="/inventory/counts/$countId" params={{ countId: each.id }} data-row-link className="font-medium break-words text-accent outline-offset-4 after:absolute after:inset-0 hover:underline">
        {nameOf(each)}
      </Link>
    ),
  },
  { heading: t("Location"), cell: (each) => each.location },
  { heading: t("State"), cell: (each) => <Badge tone={TONES[each.state]}>{stateWord(each.state)}</Badge> },
  { heading: t("Begun"), cell: (each) => moment(each.created_at) },
];

export function Counts() {
  const may = useMay();
  const [beginning, setBeginning] = useState(false);
  const found = useInfiniteQuery(countsQuery);
  useTitle(t("Counts"));
  return (
    <>
      <Back to="/inventory">{t("Inventory")}</Back>
      <ListPage
        title={t("Counts")}
        beside={
          may("inventory.write") && (
            <Button tone="main" onClick={() => setBeginning(true)}>
              {t("Begin a count")}
            </Button>
          )
        }
        columns={columns()}
        idOf={(each) => each.id}
        found={found}
        empty={nothing(t("Nothing was counted yet."), t("Count a shelf or a whole location; selling goes on meanwhile."))}
      />
      {beginning && <BeginDialog close={() => setBeginning(false)} />}
    </>
  );
}

function BeginDialog({ close }: { close: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: locations = [] } = useQuery(locationsQuery);
  const [location_id, setLocation] = useState("");
  const [title, setTitle] = useState("");
  const deed = useDeed(
    (body: Schemas["OpenStocktake"], key) => answered(api.POST("/api/admin/inventory/counts", { params: once(key), body })),
    async (made) => {
      void client.invalidateQueries({ queryKey: ["stock", "counts"] });
      await navigate({ to: "/inventory/counts/$countId", params: { countId: made.id } });
    },
  );
  return (
    <DeedDialog title={t("Begin a count")} does={t("Begin")} busy={deed.busy} refusal={deed.refusal} submit={() => void deed.go({ location_id, title: title.trim() })} close={close}>
      <Select label={t("Location")} required value={location_id} onChange={(event) => setLocation(event.target.value)}>
        <option value="">{t("Choose a location")}</option>
        {locations
          .filter(({ active }) => active)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </Select>
      <Input label={t("Title")} maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} hint={t("Such as the shelf or the day.")} />
    </DeedDialog>
  );
}

export function CountPage() {
  const { countId } = route.useParams();
  const may = useMay();
  const client = useQueryClient();
  const key = ["stock", "count", countId];
  const found = useInfiniteQuery({
    queryKey: key,
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      answered(api.GET("/api/admin/inventory/counts/{count_id}", { params: { path: { count_id: countId }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next_cursor,
    // a worker is at it: what it has done shows by itself
    refetchInterval: ({ state }) => (state.data?.pages[0]?.state === "posting" ? 1000 : false),
  });
  const head = found.data?.pages[0];
  const lines = found.data?.pages.flatMap((page) => page.lines) ?? [];
  useTitle(head ? nameOf(head) : t("Count"));
  const end = useDeed(
    (body: Schemas["ChangeStocktake"]) => answered(api.PATCH("/api/admin/inventory/counts/{count_id}", { params: { path: { count_id: countId } }, body })),
    () => client.invalidateQueries({ queryKey: ["stock"] }),
  );
  const open = head?.state === "open" && may("inventory.write");
  return (
    <>
      <Back to="/inventory/counts">{t("Counts")}</Back>
      <Heading title={head ? nameOf(head) : t("Count")} beside={head && <Badge tone={TONES[head.state]}>{stateWord(head.state)}</Badge>} />
      <Failed found={found} />
      {found.isPending && <Waiting label={t("Loading")} />}
      {head && (
        <div className="grid gap-4">
          {open && <Enter countId={countId} entered={() => void client.invalidateQueries({ queryKey: key })} />}
          <Card title={t("Counted at {location}", { location: head.location })} flush>
            {lines.length === 0 && nothing(t("Nothing is entered yet."))}
            {lines.length > 0 && <ListTable caption={t("What was counted")} rows={lines} idOf={(line) => line.sku} columns={lineColumns(head.state)} />}
          </Card>
          <More found={found} />
          {end.refusal && (
            <Notice tone="danger" alert>
              {end.refusal.message}
            </Notice>
          )}
          {open && (
            <div className="flex flex-wrap items-center gap-2">
              <Button tone="main" disabled={lines.length === 0} busy={end.busy} onClick={() => void end.go({ version: head.version, state: "posted" })}>
                {t("Post the differences")}
              </Button>
              <Button tone="danger" disabled={end.busy} onClick={() => void end.go({ version: head.version, state: "cancelled" })}>
                {t("Give this count up")}
              </Button>
              <span className="text-sm text-muted">{t("What was sold or moved after a figure was entered stays booked.")}</span>
            </div>
          )}
        </div>
      )}
    </>
  );
}

const signed = (number: number) => (number > 0 ? `+${count(number)}` : count(number));

const lineColumns = (state: Count["state"]): Column<Line>[] => [
  { heading: t("SKU"), cell: (line) => <span className="break-all">{line.sku}</span> },
  { heading: t("Product"), cell: (line) => line.title || "–" },
  { heading: t("Booked"), right: true, cell: (line) => count(line.expected) },
  { heading: t("Counted"), right: true, cell: (line) => count(line.counted) },
  {
    heading: state === "posted" ? t("Posted") : t("Difference"),
    right: true,
    cell: (line) => (
      <span className="inline-flex flex-wrap items-center justify-end gap-2">
        {line.moved && <Badge tone="notice">{t("Moved meanwhile: count again")}</Badge>}
        <span className={line.difference === 0 ? "text-muted" : "font-medium"}>{signed(line.difference)}</span>
      </span>
    ),
  },
];

/** What was entered and is not counted: sent again, it is counted once, because the key is the same. */
interface Missed {
  body: Schemas["EnterCount"];
  key: string;
  message: string;
}

function Enter({ countId, entered }: { countId: string; entered: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const turn = useRef<Promise<void>>(Promise.resolve()); // a scanner is faster than an answer: each waits for the one before
  const [sku, setSku] = useState("");
  const [quantity, setQuantity] = useState("");
  const [last, setLast] = useState("");
  const [missed, setMissed] = useState<Missed[]>([]);
  const send = async (body: Schemas["EnterCount"], key: string) => {
    try {
      const line = await answered(api.POST("/api/admin/inventory/counts/{count_id}", { params: { path: { count_id: countId }, ...once(key) }, body }));
      setLast(t("{sku}: {count} counted.", { sku: line.sku, count: count(line.counted) }));
      entered();
    } catch (error) {
      const { message } = error instanceof Refusal ? error : NO_ANSWER;
      setMissed((those) => [...those, { body, key, message }]);
    }
  };
  const queue = (body: Schemas["EnterCount"], key: string) => {
    turn.current = turn.current.then(() => send(body, key));
  };
  const forget = (key: string) => setMissed((those) => those.filter((each) => each.key !== key));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = quantity === "" ? { sku: sku.trim(), add: 1 } : { sku: sku.trim(), counted: Number.parseInt(quantity, 10) };
    setSku("");
    setQuantity("");
    field.current?.focus();
    queue(body, crypto.randomUUID());
  };
  return (
    <Card title={t("Enter or scan")}>
      <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
        <Input ref={field} label={t("SKU")} required maxLength={128} autoComplete="off" value={sku} onChange={(event) => setSku(event.target.value)} />
        <Input label={t("There are")} type="number" min={0} step={1} placeholder={t("one more")} value={quantity} onChange={(event) => setQuantity(event.target.value)} />
        <Button type="submit" tone="main">
          {t("Enter")}
        </Button>
      </form>
      <p className="mt-2 text-sm text-muted">{t("Left without a number, one more is counted: so a scanner that ends with Enter counts piece by piece.")}</p>
      <p role="status" className="mt-1 text-sm">
        {last}
      </p>
      {missed.map(({ body, key, message }) => (
        <div key={key} className="mt-2">
          <Notice tone="danger" alert>
            <p>{t("{sku} is not counted: {why}", { sku: body.sku, why: message })}</p>
            <p className="mt-2 flex flex-wrap gap-2">
              <Button
                aria-label={t("Try {sku} again", { sku: body.sku })}
                onClick={() => {
                  forget(key);
                  queue(body, key);
                }}
              >
                {t("Try again")}
              </Button>
              <Button aria-label={t("Leave {sku} out", { sku: body.sku })} onClick={() => forget(key)}>
                {t("Leave it out")}
              </Button>
            </p>
          </Notice>
        </div>
      ))}
    </Card>
  );
}
