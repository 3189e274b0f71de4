import { answered, type Schemas } from "@daybook/api-client";
import { Button, Input } from "@daybook/ui";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../app/api.ts";
import { once, useDeed } from "../../app/deed.ts";
import { DeedDialog } from "../../app/deed-form.tsx";
import { moment, money } from "../../app/format.ts";
import { nothing } from "../../app/heading.tsx";
import { ListPage } from "../../app/list-page.tsx";
import type { Column } from "../../app/list-table.tsx";
import { pages } from "../../app/pages.ts";
import { useMay } from "../../app/permissions.ts";
import { useTitle } from "../../app/title.ts";
import { t } from "../../app/words.ts";

type Problem = Schemas["ProblemOut"];

const problemsQuery = pages<Problem>(["problems"], ({ page, signal }) =>
  answered(api.GET("/api/admin/problems", { params: { query: page }, signal })),
);

export function Problems() {
  const found = useInfiniteQuery(problemsQuery);
  const may = useMay();
  const [open, setOpen] = useState<Problem | null>(null);
  useTitle(t("Problem orders"));
  const columns: Column<Problem>[] = [
    {
      heading: t("Order"),
      cell: (row) => (
        <Link to="/orders/$orderId" params={{ orderId: row.order_id }} data-row-link className="font-medium text-accent hover:underline">
          {row.number}
        </Link>
      ),
    },
    {
      heading: t("What is wrong"),
      cell: (row) => (
        <div className="max-w-prose min-w-0 sm:text-left">
          <p>{row.detail}</p>
          <p className="text-muted">{row.advice}</p>
        </div>
      ),
    },
    { heading: t("Since"), cell: (row) => <span className="whitespace-nowrap">{moment(row.since)}</span> },
    { heading: t("At stake"), right: true, cell: (row) => money(row.at_stake) },
    {
      heading: "",
      right: true,
      cell: (row) => may("orders.write") && <Button onClick={() => setOpen(row)}>{t("Resolve")}</Button>,
    },
  ];
  return (
    <>
      <ListPage
        title={t("Problem orders")}
        columns={columns}
        idOf={(row) => `${row.order_id} ${row.code}`}
        found={found}
        empty={nothing(t("No order has a problem."), t("Money or goods that do not add up are listed here, oldest first."))}
      />
      {open && <ResolveDialog problem={open} close={() => setOpen(null)} />}
    </>
  );
}

function ResolveDialog({ problem, close }: { problem: Problem; close: () => void }) {
  const [resolution, setResolution] = useState("");
  const client = useQueryClient();
  const path = { order_id: problem.order_id, code: problem.code };
  const resolve = useDeed(
    (body: { resolution: string }, key) =>
      answered(api.POST("/api/admin/problems/{order_id}/{code}/resolve", { params: { path, ...once(key) }, body })),
    async () => {
      close();
      await client.invalidateQueries({ queryKey: ["problems"] });
    },
  );
  return (
    <DeedDialog title={t("Resolve the problem of {number}", { number: problem.number })} does={t("Resolve")} busy={resolve.busy} refusal={resolve.refusal} submit={() => void resolve.go({ resolution: resolution.trim() })} close={close}>
      <p className="text-sm text-muted">{problem.detail}</p>
      <Input label={t("What was done")} value={resolution} onChange={(event) => setResolution(event.target.value)} required maxLength={1000} />
    </DeedDialog>
  );
}
