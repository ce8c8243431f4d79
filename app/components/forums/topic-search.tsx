import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { topicsPath } from "#app/paths.ts";
import { controlClass } from "../form/field.tsx";
import { Button } from "../ui/button.tsx";

/** Looks topics up by their titles. */
export function TopicSearch({ asked = "" }: { asked?: string }) {
  const t = useTranslations("forums");
  return (
    <Form role="search" action={topicsPath()} className="mb-6 flex gap-2">
      <input
        type="search"
        name="q"
        key={asked}
        defaultValue={asked}
        aria-label={t("searchTopics")}
        placeholder={t("searchTopics")}
        dir="auto"
        className={controlClass}
      />
      <Button variant="secondary" className="shrink-0">
        <Search aria-hidden size={18} />
        {t("searchGo")}
      </Button>
    </Form>
  );
}
