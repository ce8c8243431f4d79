import { type InputHTMLAttributes, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { classNames } from "../ui/class-names.ts";
import { controlFrameClass } from "./control-class.ts";
import { FieldFrame, type Wiring } from "./field.tsx";

type InputProps = Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "required"> & { name: string };
type Props = InputProps & { label: ReactNode; hint?: ReactNode; state: FormState | undefined };

/** Chooses a file; a picture, where nothing else is said. */
export function FileField({ name, label, hint, state, accept = "image/*", required }: Props) {
  return (
    <FieldFrame name={name} label={label} hint={hint} state={state}>
      {(wiring) => <FileInput name={name} accept={accept} required={required} {...wiring} />}
    </FieldFrame>
  );
}

/**
 * The browser's own field speaks its own language, so it lies unseen over ours, and takes presses, keys and what is
 * dropped there. Without scripts nobody could tell the file's name, and so it is seen, with a button drawn like ours.
 */
function FileInput(props: InputProps & Wiring) {
  const t = useTranslations("controls");
  const { input, chosen, onChange } = useChosenFile();
  return (
    <span className={classNames(controlFrameClass, "relative gap-3 p-1.5")}>
      <input
        {...props}
        ref={input}
        type="file"
        onChange={onChange}
        className={classNames(
          "absolute inset-0 size-full min-h-11 cursor-pointer opacity-0 noscript:static noscript:h-auto noscript:min-h-0 noscript:opacity-100",
          "text-sm text-text-soft file:me-3 file:min-h-8 file:rounded-md file:bg-surface-sunken file:px-3 file:font-medium file:text-text",
        )}
      />
      <span aria-hidden className="shrink-0 rounded-md bg-surface-sunken px-3 py-1 text-sm font-medium noscript:hidden">
        {t("chooseFile")}
      </span>
      <span aria-hidden className="min-w-0 text-sm text-text-soft noscript:hidden">
        <bdi className="block truncate">{chosen ?? t("noFile")}</bdi>
      </span>
    </span>
  );
}

/** The name of the file that is chosen; it may have been before scripts ran, and a reset of the form forgets it. */
function useChosenFile() {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string>();
  const onChange = () => setChosen(input.current?.files?.[0]?.name);
  useEffect(() => {
    const { current } = input;
    setChosen(current?.files?.[0]?.name);
    const forget = () => setChosen(undefined);
    current?.form?.addEventListener("reset", forget);
    return () => current?.form?.removeEventListener("reset", forget);
  }, []);
  return { input, chosen, onChange };
}
