import { t } from "../../app/words.ts";

const BAR =
  "h-2 min-w-0 flex-1 appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-webkit-progress-bar]:bg-sunken " +
  "[&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent";

/** How much of a job is done, in percent. */
export function Progress({ of }: { of: number }) {
  return (
    <div className="flex min-w-40 flex-1 items-center gap-3">
      <progress value={of} max={100} aria-label={t("Progress")} className={BAR} />
      <span className="text-sm tabular-nums">{of} %</span>
    </div>
  );
}
