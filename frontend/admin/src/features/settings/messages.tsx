import { answered, type Schemas } from "@daybook/api-client";
import { Badge, Button, Card, Notice, Select, Waiting, type Tone } from "@daybook/ui";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { Email } from "../../app/email.tsx";
import { moment } from "../../app/format.ts";
import { Refused } from "../../app/heading.tsx";
import { ListTable, type Column } from "../../app/list-table.tsx";
import { Failed, More } from "../../app/more.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { LANGUAGES, type Language, language, t } from "../../app/words.ts";
import { Screen } from "./frame.tsx";
import { Letter } from "./letter.tsx";

type Message = Schemas["MessageOut"];
const TONES: Record<string, Tone> = { sent: "good", failed: "danger", sending: "notice" };

function stateWords(state: string): string {
  const words: Record<string, string> = { sent: t("Sent"), failed: t("Failed"), sending: t("Under way") };
  return words[state] ?? state;
}

/** "order_placed" as people say it; a template without words of its own is said as it is. */
function templateWords(template: string): string {
  const words: Record<string, string> = {
    order_placed: t("Order placed"),
    order_placed_by_invoice: t("Order placed, by invoice"),
    order_started: t("Order to be paid"),
    order_paid: t("Order paid"),
    order_shipped: t("Parcel sent"),
    order_delivered: t("Parcel delivered"),
    order_cancelled: t("Order cancelled"),
    order_refunded: t("Money paid back"),
    review_reply: t("Reply to a review"),
    back_in_stock: t("Back in stock"),
    sign_in_code: t("Sign-in code"),
    confirm_email: t("Code for a new address"),
    email_changed: t("E-mail address changed"),
    passkey_added: t("Passkey added"),
    passkey_removed: t("Passkey removed"),
    staff_invited: t("Invitation, to staff"),
    staff_password: t("New password, to staff"),
    staff_problem: t("Problem order, to staff"),
  };
  return words[template] ?? template.replace(/_/g, " ");
}

export function Messages() {
  return (
    <Screen title={t("Messages")} about={t("What the shop writes to buyers and staff, and what became of it.")}>
      <div className="grid grid-cols-1 gap-4">
        <Preview />
        <Log />
      </div>
    </Screen>
  );
}

function Preview() {
  const [template, setTemplate] = useState("order_placed");
  const [spoken, setSpoken] = useState<Language>(language());
  const { data, error, refetch } = useQuery({
    queryKey: ["settings", "preview", template, spoken],
    queryFn: () => answered(api.POST("/api/admin/messages/preview", { body: { template, language: spoken } })),
    placeholderData: (before) => before,
  });
  return (
    <Card title={t("How they look")}>
      <div className="grid gap-3">
        <div className="flex flex-wrap gap-3">
          <Select label={t("Message")} value={template} onChange={(event) => setTemplate(event.target.value)}>
            {(data?.templates ?? [template]).map((each) => (
              <option key={each} value={each}>
                {templateWords(each)}
              </option>
            ))}
          </Select>
          <Select label={t("Language")} value={spoken} onChange={(event) => setSpoken(event.target.value as Language)}>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </div>
        {error && <Refused error={error} again={() => void refetch()} />}
        {data && (
          <>
            <p className="text-sm">
              <span className="text-muted">{t("Subject")}:</span> {data.subject}
            </p>
            <div className="grid items-start gap-4 xl:grid-cols-2">
              <Letter html={data.html} />
              <pre tabIndex={0} aria-label={t("The message as text")} className="max-h-[40rem] min-w-0 overflow-auto rounded-control bg-sunken p-3 text-sm whitespace-pre-wrap">
                {data.text}
              </pre>
            </div>
            <p className="text-sm text-muted">{t("Each message goes out as a designed page and as text with the same words; programs show one of them.")}</p>
          </>
        )}
      </div>
    </Card>
  );
}

const columns = (resend: (message: Message) => void, may: boolean): Column<Message>[] => [
  { heading: t("Message"), cell: (row) => <span className="font-medium">{templateWords(row.template)}</span> },
  { heading: t("To"), cell: (row) => <Email>{row.recipient}</Email> },
  { heading: t("When"), cell: (row) => moment(row.sent_at ?? row.created_at) },
  {
    heading: t("State"),
    cell: (row) => (
      <>
        <Badge tone={TONES[row.state] ?? "calm"}>{stateWords(row.state)}</Badge>
        {row.failure && <span className="block text-xs break-words text-danger">{row.failure}</span>}
      </>
    ),
  },
  {
    heading: t("Order"),
    cell: (row) =>
      row.order_id ? (
        <Link to="/orders/$orderId" params={{ orderId: row.order_id }} className="text-accent hover:underline">
          {t("Open the order")}
        </Link>
      ) : (
        "–"
      ),
  },
  {
    heading: t("Again"),
    cell: (row) => may && row.order_id && <Button onClick={() => resend(row)}>{t("Send again")}</Button>,
  },
];

function Log() {
  const may = useMay();
  const client = useQueryClient();
  const [state, setState] = useState("");
  const found = useInfiniteQuery(
    pages<Message>(["messages", state], ({ page, signal }) => {
      const query = { ...page, ...(state ? { state: state as "sent" } : {}) };
      return answered(api.GET("/api/admin/messages", { params: { query }, signal }));
    }),
  );
  const resend = useDeed(
    (message: Message, key) =>
      answered(api.POST("/api/admin/messages/{message_id}/resend", { params: { path: { message_id: message.id }, ...once(key) } })),
    () => client.invalidateQueries({ queryKey: ["messages"] }),
  );
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const choice = (
    <Select label={t("State")} quietLabel value={state} onChange={(event) => setState(event.target.value)}>
      <option value="">{t("All")}</option>
      {["sent", "failed", "sending"].map((each) => (
        <option key={each} value={each}>
          {stateWords(each)}
        </option>
      ))}
    </Select>
  );
  return (
    <Card flush title={t("What was sent")} beside={choice}>
      {resend.refusal && (
        <Notice tone="danger" alert>
          {resend.refusal.message}
        </Notice>
      )}
      <Failed found={found} />
      {found.isPending && <Waiting label={t("Loading")} />}
      {found.isSuccess && rows.length === 0 && <p className="px-4 py-6 text-sm text-muted">{t("No message here.")}</p>}
      {rows.length > 0 && (
        <ListTable caption={t("What was sent")} columns={columns((message) => void resend.go(message), may("notifications.write"))} rows={rows} idOf={(row) => row.id} />
      )}
      <More found={found} />
    </Card>
  );
}
