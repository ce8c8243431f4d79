import { Form, Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { Button } from "../ui/button.tsx";
import { awaitsCode } from "./awaits-code.ts";
import { CodeField } from "./code-field.tsx";
import { CodeSent } from "./code-sent.tsx";

type Props = {
  state: FormState | undefined;
  /** Name of the field that says where the code goes. */
  name: string;
  /** That field. */
  field: ReactNode;
  /** What the last button does. */
  done: string;
  /** What is asked for along with the code. */
  extra?: ReactNode;
  /** What goes along in both steps. */
  hidden?: Record<string, string>;
  /** Where the first step begins anew. */
  again: string;
};

/** Proves that somebody holds a number or mailbox, in two steps that work without scripts: where to, then the code. */
export function ProveForm(props: Props) {
  return awaitsCode(props.state, props.name) ? <CodeStep {...props} state={props.state} /> : <FirstStep {...props} />;
}

function FirstStep({ state, field, hidden = {} }: Props) {
  const t = useTranslations("accounts");
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      <Hidden values={hidden} />
      {field}
      <Button name="intent" value="send" aria-busy={busy} className="w-full">
        {t("sendCode")}
      </Button>
    </Form>
  );
}

function CodeStep({ state, name, done, extra, hidden = {}, again }: Props & { state: FormState }) {
  const t = useTranslations("accounts");
  const words = useTranslations("signIn");
  const busy = useNavigation().state === "submitting";
  const target = String(state.values[name] ?? "");
  const isMail = target.includes("@");
  const kept = { ...hidden, [name]: target };
  return (
    <div className="space-y-5">
      <CodeSent target={target} />
      <ProblemBox problem={state.errors[""] ?? state.errors[name]} />
      <Form method="post" className="space-y-5">
        <Hidden values={kept} />
        <CodeField state={state} label={isMail ? words("mailedCode") : undefined} />
        {extra}
        <Button name="intent" value="verify" aria-busy={busy} className="w-full">
          {done}
        </Button>
      </Form>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Form method="post">
          <Hidden values={kept} />
          <Button name="intent" value="resend" variant="quiet" size="small">
            {t("sendAgain")}
          </Button>
        </Form>
        <Link to={again} className="inline-flex min-h-11 items-center px-3 text-sm text-text-soft hover:text-text">
          {isMail ? words("otherMail") : t("otherNumber")}
        </Link>
      </div>
    </div>
  );
}

function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
