import { Form, Link, useNavigation } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { useSecondsUntil } from "../shell/retry.tsx";
import { Button } from "../ui/button.tsx";
import { awaitsCode, sendAgainAt } from "./awaits-code.ts";
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
  const { busy, onSubmit } = useOneSubmit();
  const target = String(state.values[name] ?? "");
  const isMail = target.includes("@");
  const againAt = sendAgainAt(state, name);
  const kept = { ...hidden, [name]: target, ...(againAt && { againAt }) };
  return (
    <div className="space-y-5">
      <CodeSent target={target} />
      <ProblemBox problem={state.errors[""] ?? state.errors[name]} />
      <Form method="post" className="space-y-5" onSubmit={onSubmit}>
        <Hidden values={kept} />
        <CodeField state={state} label={isMail ? words("mailedCode") : undefined} sendsItself={!extra} />
        {extra}
        <Button name="intent" value="verify" aria-busy={busy} className="w-full">
          {done}
        </Button>
      </Form>
      <div className="-mx-3 flex flex-wrap items-center justify-between gap-2">
        <Form method="post">
          <Hidden values={kept} />
          <SendAgain at={againAt} />
        </Form>
        <Link to={again} className="inline-flex min-h-11 items-center px-3 text-sm text-text-soft hover:text-text">
          {isMail ? words("otherMail") : t("otherNumber")}
        </Link>
      </div>
    </div>
  );
}

/** Asks for another code; until one would be sent it says how long that takes. */
function SendAgain({ at }: { at: string | undefined }) {
  const t = useTranslations("accounts");
  const left = useSecondsUntil(at);
  const look = { name: "intent", value: "resend", variant: "quiet", size: "small" } as const;
  if (left === 0) return <Button {...look}>{t("sendAgain")}</Button>;
  return (
    <Button {...look} disabled className="tabular-nums">
      {t("sendAgainIn", { seconds: left })}
    </Button>
  );
}

/** A code serves once: while it is on its way, nothing sends it a second time. */
function useOneSubmit() {
  const { state } = useNavigation();
  const sending = useRef(false);
  useEffect(() => {
    if (state === "idle") sending.current = false;
  }, [state]);
  const onSubmit = (event: FormEvent) => {
    if (sending.current) return event.preventDefault();
    sending.current = true;
  };
  return { busy: state === "submitting", onSubmit };
}

function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
