import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "#app/domain/core/form-state.ts";
import { settingsSignInPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { SecondFactorField } from "./second-factor-field.tsx";

type State = { state: FormState | undefined };

/** What an app needs, as a picture and as text, and the first code of the app. */
export function EnrolForm({ state, svg, secret }: State & { svg: string; secret: string }) {
  const t = useTranslations("signIn");
  return (
    <>
      <p>{t("scan")}</p>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={t("qrLabel")}
        width={220}
        height={220}
        className="mx-auto rounded-control bg-white"
      />
      <p>
        {t("key")}{" "}
        <bdi dir="ltr" className="font-mono break-all select-all">
          {secret.replace(/.{4}(?=.)/g, "$& ")}
        </bdi>
      </p>
      <CodeForm state={state} intent="confirm" button={t("turnOn")}>
        <SecondFactorField state={state} recovery={false} />
      </CodeForm>
    </>
  );
}

/** Turns the second factor off. */
export function TurnOffForm({ state }: State) {
  const t = useTranslations("signIn");
  return (
    <>
      <p>{t("turnOffHint")}</p>
      <CodeForm state={state} intent="remove" button={t("turnOff")}>
        <SecondFactorField state={state} />
      </CodeForm>
    </>
  );
}

/** Begins to set the second factor up. */
export function BeginForm({ state }: State) {
  const t = useTranslations("signIn");
  return <CodeForm state={state} intent="begin" button={t("begin")} />;
}

type CodeFormProps = State & { intent: string; button: string; children?: ReactNode };

function CodeForm({ state, intent, button, children }: CodeFormProps) {
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post" className="space-y-5">
      <ProblemBox problem={state?.errors[""]} />
      {children}
      <Button name="intent" value={intent} aria-busy={busy} className="w-full">
        {button}
      </Button>
    </Form>
  );
}

/** The recovery codes, which are shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations("signIn");
  return (
    <>
      <ul dir="ltr" className="grid grid-cols-2 gap-2 text-center font-mono">
        {codes.map((code) => (
          <li key={code} className="rounded-control bg-surface-sunken px-2 py-1 select-all">
            {code}
          </li>
        ))}
      </ul>
      <ButtonLink to={settingsSignInPath()} className="w-full">
        {t("done")}
      </ButtonLink>
    </>
  );
}
