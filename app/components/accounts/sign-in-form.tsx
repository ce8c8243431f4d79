import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { signInPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { Button } from "../ui/button.tsx";
import { CodeField } from "./code-field.tsx";
import { CodeSent } from "./code-sent.tsx";
import { TargetField } from "./target-field.tsx";

type Props = { state: FormState | undefined; to: string; withMail: boolean };

/** First step of signing in: the number or mail address. */
export function TargetStep({ state, to, withMail }: Props) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <input type="hidden" name="to" value={to} />
      <TargetField state={state} withMail={withMail} />
      <Button name="intent" value="send" aria-busy={busy} className="w-full">
        {t("sendCode")}
      </Button>
    </Form>
  );
}

/** Second step: the code that was sent, or another code, or another number. */
export function CodeStep({ state, to }: { state: FormState; to: string }) {
  const t = useTranslations("accounts");
  const words = useTranslations("signIn");
  const busy = useNavigation().state === "submitting";
  const target = String(state.values.target ?? "");
  const isMail = target.includes("@");
  return (
    <div className="space-y-5">
      <CodeSent target={target} />
      <ProblemBox problem={state.errors[""] ?? state.errors.target} />
      <Form method="post" className="space-y-5">
        <KeptFields target={target} to={to} />
        <CodeField state={state} label={isMail ? words("mailedCode") : undefined} />
        <Button name="intent" value="verify" aria-busy={busy} className="w-full">
          {t("signIn")}
        </Button>
      </Form>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Form method="post">
          <KeptFields target={target} to={to} />
          <Button name="intent" value="resend" variant="quiet" size="small">
            {t("sendAgain")}
          </Button>
        </Form>
        <Link
          to={signInPath(to)}
          className="inline-flex min-h-11 items-center px-3 text-sm text-text-soft hover:text-text"
        >
          {isMail ? words("otherMail") : t("otherNumber")}
        </Link>
      </div>
    </div>
  );
}

function KeptFields({ target, to }: { target: string; to: string }) {
  return (
    <>
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="to" value={to} />
    </>
  );
}
