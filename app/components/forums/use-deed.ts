import { useRevalidator } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "../ui/toast.tsx";
import { sendDeed } from "./send-deed.ts";
import { useRefusalText } from "./use-refusal-text.ts";

/** What is said when it is done, and the address that undoes it. */
type Done = { text: string; undo?: string };

/**
 * Makes a form answer on the page: it is sent, the page follows, and what happened is told with a way to undo it, or why it
 * did not. Without scripts the same form is posted.
 */
export function useDeed(done?: Done) {
  const t = useTranslations("forums");
  const { revalidate } = useRevalidator();
  const { show } = useToast();
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);

  const run = async (action: string, body: FormData | Record<string, string>, told?: Done): Promise<boolean> => {
    setBusy(true);
    const answer = await sendDeed(action, body);
    setBusy(false);
    if ("refusal" in answer) {
      show({ text: refusalText(answer.refusal), tone: "bad" });
      return false;
    }
    revalidate();
    if (told) {
      const { text, undo } = told;
      const onAction = () => void (undo && run(undo, {}));
      show({ text, tone: "good", ...(undo && { action: { label: t("undo"), onAction } }) });
    }
    return true;
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const menu = form.closest<HTMLDetailsElement>("details[name=menu]");
    if (busy) return;
    void run(form.action, new FormData(form, submitterOf(event)), done).then((isDone) => {
      if (isDone && menu) menu.open = false;
    });
  };
  return { onSubmit, busy };
}

/** The button that sent a form: its own name and value go along. */
function submitterOf(event: FormEvent): HTMLElement | null {
  return (event.nativeEvent as SubmitEvent).submitter;
}
