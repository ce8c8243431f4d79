import { useTranslations } from "use-intl";
import { useProblemText } from "../form/problem-text.tsx";
import type { Refusal } from "./send-deed.ts";

/** The sentence that says why something did not happen. */
export function useRefusalText(): (refusal: Refusal) => string {
  const t = useTranslations("forums");
  const text = useProblemText();
  return (refusal) => (refusal === "offline" ? t("offline") : text(refusal));
}
