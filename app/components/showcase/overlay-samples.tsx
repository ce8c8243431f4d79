import { Copy, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextArea } from "../form/text-area.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { ConfirmDialog, Dialog } from "../ui/dialog.tsx";
import { Menu, MenuButton, MenuLink, MenuSeparator } from "../ui/menu.tsx";
import { Sheet, type SheetState } from "../ui/sheet.tsx";
import { useToast } from "../ui/toast.tsx";

/** Menus, dialogs, the sheet and toasts. */
export function OverlaySamples() {
  return (
    <>
      <MenuSamples />
      <DialogSamples />
      <SheetSample />
      <ToastSamples />
    </>
  );
}

function MenuSamples() {
  const t = useTranslations("ui");
  const items = (
    <>
      <MenuLink to="#overlays" icon={Pencil}>
        {t("edit")}
      </MenuLink>
      <MenuButton type="button" icon={Copy} hint={t("copyHint")}>
        {t("copy")}
      </MenuButton>
      <MenuSeparator />
      <MenuButton type="button" icon={Trash2} tone="bad">
        {t("remove")}
      </MenuButton>
    </>
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Menu label={t("menu")} align="start" trigger={t("menu")} triggerClass={buttonClass({ variant: "secondary" })}>
        {items}
      </Menu>
      <Menu label={t("menu")} trigger={<MoreHorizontal aria-hidden size={20} strokeWidth={1.75} />}>
        {items}
      </Menu>
    </div>
  );
}

function DialogSamples() {
  const t = useTranslations("ui");
  const [open, setOpen] = useState<"none" | "dialog" | "confirm">("none");
  const close = () => setOpen("none");
  return (
    <div className="flex flex-wrap gap-3">
      <Button type="button" variant="secondary" onClick={() => setOpen("dialog")}>
        {t("openDialog")}
      </Button>
      <Button type="button" variant="secondary" onClick={() => setOpen("confirm")}>
        {t("openConfirm")}
      </Button>
      <Dialog
        open={open === "dialog"}
        onClose={close}
        title={t("dialogTitle")}
        actions={
          <Button type="button" onClick={close}>
            {t("move")}
          </Button>
        }
      >
        {t("dialogText")}
      </Dialog>
      <ConfirmDialog
        open={open === "confirm"}
        onClose={close}
        title={t("confirmTitle")}
        deed={
          <Button type="button" variant="danger" onClick={close}>
            {t("remove")}
          </Button>
        }
      >
        {t("confirmText")}
      </ConfirmDialog>
    </div>
  );
}

function SheetSample() {
  const t = useTranslations("ui");
  const [state, setState] = useState<SheetState>("closed");
  return (
    <>
      <Button type="button" variant="secondary" onClick={() => setState("open")}>
        {t("openSheet")}
      </Button>
      <Sheet state={state} onState={setState} title={t("sheetTitle")} summary={t("draft")}>
        <TextArea name="reply" label={t("sheetTitle")} hideLabel state={undefined} defaultValue={t("draft")} rows={6} />
        <div className="mt-3 flex justify-end">
          <Button type="button">{t("primary")}</Button>
        </div>
      </Sheet>
    </>
  );
}

function ToastSamples() {
  const t = useTranslations("ui");
  const { show } = useToast();
  const undo = { label: t("undo"), onAction: () => show({ text: t("undone"), tone: "good" }) };
  return (
    <div className="flex flex-wrap gap-3">
      <Button type="button" variant="secondary" onClick={() => show({ text: t("toastText"), tone: "good" })}>
        {t("showToast")}
      </Button>
      <Button type="button" variant="secondary" onClick={() => show({ text: t("toastUndo"), action: undo })}>
        {t("showUndo")}
      </Button>
      <Button
        type="button"
        variant="secondary"
        onClick={() => show({ text: t("toastFault"), tone: "bad", durationMs: 0 })}
      >
        {t("showFault")}
      </Button>
    </div>
  );
}
