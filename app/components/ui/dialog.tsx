import { X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { ToastRegion } from "./toast.tsx";

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons at the foot; the main one last. */
  actions?: ReactNode;
  wide?: boolean;
  role?: "dialog" | "alertdialog";
};

/** A question or form over the page, which waits until it is closed: by its button, Escape or a press beside it. */
export function Dialog({ open, onClose, title, children, actions, wide = false, role }: Props) {
  const t = useTranslations("controls");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog, open);
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      className={classNames(
        "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] rounded-card border border-line bg-surface-floating text-text shadow-floating backdrop:bg-(--backdrop) open:flex open:animate-appear open:flex-col",
        wide ? "max-w-2xl" : "max-w-md",
      )}
    >
      <div className="flex items-start gap-2 ps-4 pe-2 pt-2 sm:ps-6">
        <h2 id={`${id}-title`} className="grow py-2 text-lg">
          {title}
        </h2>
        <IconButton icon={X} label={t("close")} side="bottom" onClick={() => dialog.current?.close()} />
      </div>
      <div className="min-h-0 grow overflow-y-auto px-4 pt-1 pb-4 sm:px-6 sm:pb-6">{children}</div>
      {actions && (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">{actions}</footer>
      )}
      {open && <ToastRegion />}
    </dialog>
  );
}

function useModal(ref: RefObject<HTMLDialogElement>, open: boolean): void {
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>("[data-first]")?.focus();
    }
    if (!open) dialog.close();
    const onPress = (event: MouseEvent) => isOutside(dialog, event) && dialog.close();
    dialog.addEventListener("click", onPress);
    return () => dialog.removeEventListener("click", onPress);
  }, [ref, open]);
}

/** Whether a press met the backdrop: that is the dialog itself, outside of its box. */
function isOutside(dialog: HTMLDialogElement, { target, clientX, clientY }: MouseEvent): boolean {
  if (target !== dialog) return false;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

type ConfirmProps = Omit<Props, "actions" | "role" | "wide"> & {
  /** The button that does it: a form of its own, or a `Button variant="danger"`. */
  deed: ReactNode;
};

/** Asks before what cannot be undone. Stepping back is the first choice. */
export function ConfirmDialog({ deed, ...dialog }: ConfirmProps) {
  const t = useTranslations("controls");
  return (
    <Dialog
      {...dialog}
      role="alertdialog"
      actions={
        <>
          <Button type="button" variant="secondary" data-first="" onClick={dialog.onClose}>
            {t("cancel")}
          </Button>
          {deed}
        </>
      }
    />
  );
}
