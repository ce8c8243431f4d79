import type { Env } from "#app/platform/env.server.ts";
import { httpGateway } from "./http-gateway.server.ts";
import { kavenegar } from "./kavenegar.server.ts";
import type { SmsGateway } from "./sms.ts";

type SmsSettings = Pick<Env, Extract<keyof Env, `SMS_${string}`>>;

/** The gateways that the settings describe, in the order they are tried. */
export function gatewaysOf(settings: SmsSettings): SmsGateway[] {
  return settings.SMS_ORDER.flatMap((name) => gatewayNamed(name, settings) ?? []);
}

function gatewayNamed(name: Env["SMS_ORDER"][number], settings: SmsSettings): SmsGateway | undefined {
  const { SMS_KAVENEGAR_KEY: key, SMS_KAVENEGAR_TEMPLATE: template, SMS_KAVENEGAR_SENDER: sender } = settings;
  const { SMS_HTTP_URL: url, SMS_HTTP_BODY: body, SMS_HTTP_TOKEN: token } = settings;
  if (name === "kavenegar") return key ? kavenegar({ key, template, sender }) : undefined;
  return url ? httpGateway({ url, body, token }) : undefined;
}
