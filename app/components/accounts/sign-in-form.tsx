import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { signInPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { Button } from "../ui/button.tsx";
import { CodeField } from "./code-field.tsx";
import { CodeSent } from "./code-sent.tsx";
import { PhoneField } from "./phone-field.tsx";

type Props = { state: FormState | undefined; to: string };

/** First step of signing in: the number. */
export function PhoneStep({ state, to }: Props) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <input type="hidden" name="to" value={to} />
      <PhoneField label={t("phone")} state={state} />
      <Button name="intent" value="send" aria-busy={busy} className="w-full">
        {t("sendCode")}
      </Button>
    </Form>
  );
}

/** Second step: the code that was sent to the number, or another code, or another number. */
export function CodeStep({ state, to }: { state: FormState; to: string }) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  const phone = String(state.values.phone ?? "");
  return (
    <div className="space-y-5">
      <CodeSent phone={phone} />
      <ProblemBox problem={state.errors[""] ?? state.errors.phone} />
      <Form method="post" className="space-y-5">
        <KeptFields phone={phone} to={to} />
        <CodeField state={state} />
        <Button name="intent" value="verify" aria-busy={busy} className="w-full">
          {t("signIn")}
        </Button>
      </Form>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Form method="post">
          <KeptFields phone={phone} to={to} />
          <Button name="intent" value="resend" variant="quiet" size="small">
            {t("sendAgain")}
          </Button>
        </Form>
        <Link
          to={signInPath(to)}
          className="inline-flex min-h-11 items-center px-3 text-sm text-text-soft hover:text-text"
        >
          {t("otherNumber")}
        </Link>
      </div>
    </div>
  );
}

function KeptFields({ phone, to }: { phone: string; to: string }) {
  return (
    <>
      <input type="hidden" name="phone" value={phone} />
      <input type="hidden" name="to" value={to} />
    </>
  );
}
