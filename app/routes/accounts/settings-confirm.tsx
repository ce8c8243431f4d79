import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { codeWasSent } from "#app/components/accounts/awaits-code.ts";
import { ProveForm } from "#app/components/accounts/prove-form.tsx";
import { SettingsStep } from "#app/components/accounts/settings-step.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { ConfirmIdentity, NoInput } from "#app/domain/accounts/change-schema.ts";
import { confirmIdentity, ownTarget, requestConfirmation } from "#app/domain/accounts/confirm-identity.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { confirmedCookie, readCookie, sessionCookie } from "#app/http/cookies.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { ownPath } from "#app/http/own-path.ts";
import { respond } from "#app/http/respond.server.ts";
import { codeRequestOrigin, leadOn } from "#app/http/signing-in.server.ts";
import { confirmIdentityPath, settingsSignInPath } from "#app/paths.ts";
import { formatPhone } from "#app/platform/persian/format-phone.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request);
  const to = ownPath(new URL(request.url).searchParams.get("to"), settingsSignInPath());
  const t = await wordsFor(request, "signIn");
  const { address } = await ownTarget(actor.id);
  return { to, address, head: { title: t("confirmTitle"), path: confirmIdentityPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const form = await readForm(request);
  if (form.get("intent") === "verify") {
    const confirm = async (input: ConfirmIdentity) => {
      const proof = await confirmIdentity(actor, input, await readCookie(sessionCookie, request));
      return leadOn(ownPath(form.get("to"), settingsSignInPath()), await confirmedCookie.serialize(proof));
    };
    return submit(request, ConfirmIdentity, confirm, { form, goTo: (answer) => answer });
  }
  const send = async () => requestConfirmation(actor, await codeRequestOrigin(request));
  const { address } = await ownTarget(actor.id);
  return submit(request, NoInput, send, { form, goTo: (sent) => Response.json(codeWasSent({ address }, sent)) });
});

export default function ConfirmIdentityPage() {
  const t = useTranslations("signIn");
  const { locale } = useClub();
  const { to, address } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <SettingsStep title={t("confirmTitle")} hint={t("confirmHint")}>
      <ProveForm
        state={state && { ...state, values: { ...state.values, address } }}
        name="address"
        field={
          <p>
            {t.rich("confirmTarget", {
              address: () => (
                <bdi dir="ltr" className="font-medium break-all">
                  {address.includes("@") ? address : formatPhone(address, locale)}
                </bdi>
              ),
            })}
          </p>
        }
        hidden={{ to }}
        done={t("confirm")}
        again={confirmIdentityPath(to)}
      />
    </SettingsStep>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
