import { type ReactNode, useEffect, useId, useRef } from "react";
import { X } from "lucide-react";

interface Props {
  title: string;
  /** What the closing button is called. */
  closeLabel: string;
  /** A click beside it and Escape ask for this too; nothing closes while `held`. */
  onClose: () => void;
  held?: boolean;
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus inside, and gives it back to where it was. */
export function Dialog({ title, closeLabel, onClose, held = false, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  const leave = () => {
    if (!held) onClose();
  };

  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onMouseDown={(event) => event.target === element.current && leave()}
      className="m-auto max-h-[min(92dvh,60rem)] w-[min(34rem,calc(100vw-1.5rem))] overflow-hidden rounded-card border border-line bg-surface p-0 text-ink shadow-raised"
    >
      <div className="flex max-h-[min(92dvh,60rem)] flex-col">
        <header className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={leave}
            className="-mr-2 grid size-9 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" size={18} />
          </button>
        </header>
        <div className="overflow-y-auto px-5 py-4">{children}</div>
      </div>
    </dialog>
  );
}
