import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { controlClass } from "../form/control-class.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";

/** Straight to a number or a day of a topic; `look` is how label, field and button stand to each other. */
export function JumpToPost({ path, look }: { path: string; look: "row" | "column" }) {
  const t = useTranslations("forums");
  const isRow = look === "row";
  return (
    <Form
      method="get"
      action={path}
      className={isRow ? "flex flex-wrap items-center justify-center gap-2" : "space-y-2"}
    >
      <label className={classNames("text-sm text-text-soft", isRow ? "flex flex-wrap items-center gap-2" : "block")}>
        {t("jumpTo")}
        <input
          name="at"
          required
          autoComplete="off"
          placeholder={t("jumpExample")}
          className={
            isRow
              ? "min-h-11 w-28 rounded-control border border-line-strong bg-surface-raised px-2 text-center text-text"
              : `${controlClass} mt-1 text-text`
          }
        />
      </label>
      <button type="submit" className={buttonClass({ variant: "secondary", size: "small" })}>
        {t("jump")}
      </button>
    </Form>
  );
}
