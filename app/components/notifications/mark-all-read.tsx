import { useFetcher, useSubmit } from "@remix-run/react";
import { CheckCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { markReadPath } from "#app/paths.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toast.tsx";

type Answer = { readAt: string | null } | { problem: unknown };

/** Marks everything as read, with a way back. */
export function MarkAllRead() {
  const t = useTranslations("notifications");
  const fetcher = useFetcher<Answer>();
  useOfferUndo(fetcher.data);
  return (
    <fetcher.Form method="post" action={markReadPath()}>
      <Button variant="secondary" size="small" aria-busy={fetcher.state !== "idle"}>
        <CheckCheck aria-hidden size={18} strokeWidth={1.75} />
        {t("markAllRead")}
      </Button>
    </fetcher.Form>
  );
}

/** Says that it was done, once for each time, and how to undo it. */
function useOfferUndo(answer: Answer | undefined): void {
  const t = useTranslations("notifications");
  const { show } = useToast();
  const submit = useSubmit();
  const told = useRef<Answer>();
  useEffect(() => {
    if (!answer || answer === told.current || !("readAt" in answer) || !answer.readAt) return;
    told.current = answer;
    const { readAt } = answer;
    const onAction = () => submit({ readAt }, { method: "post", action: markReadPath(), navigate: false });
    show({ text: t("allRead"), tone: "good", action: { label: t("undo"), onAction } });
  }, [answer, show, submit, t]);
}
