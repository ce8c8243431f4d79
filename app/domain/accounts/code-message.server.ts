import { getClub } from "#app/domain/core/club.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";
import { sendSms } from "#app/platform/messages/send.server.ts";
import { sendMail } from "#app/platform/messages/send-mail.server.ts";
import type { SmsOutcome } from "#app/platform/messages/sms.ts";
import type { CodePurpose } from "./rules.ts";
import type { Target } from "./target.server.ts";

type CodeMessage = { code: string; purpose: CodePurpose; host: string | null; language: Language };

/** Sends a one-time code, saying what it is for: whoever is asked for it by somebody else can tell that something is wrong. */
export async function sendCodeMessage(target: Target, message: CodeMessage): Promise<SmsOutcome> {
  const { code, purpose, language } = message;
  const host = message.host ?? "none";
  const { club, t } = await wording(language);
  const what = t("codeFor", { purpose });
  if (target.channel === "sms")
    return sendSms({ to: target.address, text: t("codeSms", { club, what, code, host }), code });
  const text = t("codeMail", { club, what, code, host });
  return sendMail({ to: target.address, from: club, subject: t("codeSubject", { club, purpose }), text, language });
}

/** Tells where a member was reached until now that this has changed. */
export async function sendChangeNotice(target: Target, language: Language): Promise<void> {
  const { club, t } = await wording(language);
  const text = t("changeNotice", { club, channel: target.channel });
  if (target.channel === "sms") await sendSms({ to: target.address, text });
  else await sendMail({ to: target.address, from: club, subject: t("changeSubject", { club }), text, language });
}

async function wording(language: Language) {
  const t = translatorFor(language, "signIn");
  const { name } = await getClub();
  return { t, club: name || t("theClub") };
}
