/** A picture: sent from this device, or given by its address; with the words for those who do not see it. */
import { answered } from "@daybook/api-client";
import { Button, buttonClass, Input, Notice } from "@daybook/ui";
import { useId } from "react";
import { api } from "../../app/api.ts";
import { useDeed } from "../../app/deed.ts";
import { t } from "../../app/words.ts";
import type { Picture } from "./design.ts";

const KINDS = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/svg+xml";

interface Props {
  label: string;
  hint?: string;
  value: Picture | null | undefined;
  off: boolean;
  change: (value: Picture | null) => void;
}

export function PictureField({ label, hint, value, off, change }: Props) {
  const id = useId();
  const sent = useDeed(
    (file: File) =>
      answered(
        api.POST("/api/admin/media", {
          params: { query: { name: file.name } },
          body: file as never,
          bodySerializer: (body: unknown) => body as BodyInit,
          headers: { "Content-Type": file.type || "application/octet-stream" },
        }),
      ),
    (kept) => change({ url: kept.url, alt: value?.alt ?? "", width: kept.width, height: kept.height }),
  );
  return (
    <fieldset disabled={off} className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {hint && <p className="text-sm text-muted">{hint}</p>}
      <div className="flex flex-wrap items-center gap-3">
        {value && <img src={value.url} alt="" className="h-14 max-w-32 rounded-control border border-line bg-sunken object-contain" />}
        <label htmlFor={id} className={buttonClass("plain", "cursor-pointer focus-within:outline-2 focus-within:outline-accent")}>
          {sent.busy ? t("Sending …") : value ? t("Another picture") : t("Choose a picture")}
          <span className="sr-only">: {label}</span>
          <input
            id={id}
            type="file"
            accept={KINDS}
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file) void sent.go(file);
            }}
          />
        </label>
        {value && (
          <Button tone="quiet" disabled={off} onClick={() => change(null)}>
            {t("Take it away")}
            <span className="sr-only">: {label}</span>
          </Button>
        )}
      </div>
      {sent.refusal && (
        <Notice tone="danger" alert>
          {sent.refusal.message}
        </Notice>
      )}
      {value && (
        <Input
          label={t("What it shows, for those who do not see it")}
          value={value.alt ?? ""}
          maxLength={300}
          onChange={(event) => change({ ...value, alt: event.target.value })}
        />
      )}
    </fieldset>
  );
}
