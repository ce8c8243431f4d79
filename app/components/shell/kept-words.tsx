import { useTranslations } from "use-intl";
import type { KeptForm } from "#app/domain/core/form-state.ts";
import { controlClass } from "../form/control-class.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { useSignInPath } from "./places.ts";

type Props = { form: KeptForm; mustSignIn: boolean };

/** What somebody wrote in a form that was not taken, to be copied or sent again. */
export function KeptWords({ form, mustSignIn }: Props) {
  const t = useTranslations("shell");
  const signIn = useSignInPath();
  return (
    <Card className="w-full max-w-xl text-start">
      <form method="post" action={form.action} encType="multipart/form-data" className="space-y-4">
        <h2 id="kept" className="font-bold">
          {t("keptTitle")}
        </h2>
        <p className="text-text-soft">{t(mustSignIn ? "keptSignIn" : "keptHint")}</p>
        {form.hidden.map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        {form.texts.map(({ name, value, isFixed }) => (
          <textarea
            key={name}
            aria-labelledby="kept"
            dir="auto"
            rows={name === "body" ? 6 : 1}
            className={`${controlClass} field-sizing-content max-h-[60dvh]`}
            defaultValue={value}
            {...(isFixed ? { readOnly: true } : { name })}
          />
        ))}
        <div className="flex flex-wrap justify-end gap-2">
          {mustSignIn && (
            <a
              href={signIn}
              target="_blank"
              className="inline-flex min-h-11 items-center px-4 font-medium text-accent"
              rel="noopener"
            >
              {t("signInApart")}
            </a>
          )}
          <Button>{t("sendAgain")}</Button>
        </div>
      </form>
    </Card>
  );
}
