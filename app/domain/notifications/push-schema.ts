import { z } from "zod";
import { languages } from "#app/platform/language.ts";
import { endpointMax } from "./push-rules.ts";

/** A public key on P-256, uncompressed (RFC 8291, 3.1), and the 16 bytes of the authentication secret, in base64url. */
const uncompressedKey = /^B[\w-]{86}$/;
const sixteenBytes = /^[\w-]{22}$/;

/** A subscription as the browser's PushManager gives it. */
export const AddPushDevice = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(endpointMax),
  p256dh: z.string().regex(uncompressedKey),
  auth: z.string().regex(sixteenBytes),
  locale: z.enum(languages),
});

export type AddPushDevice = z.output<typeof AddPushDevice>;

/** Points at a device of one's own. */
export const RemovePushDevice = z.object({ deviceId: z.uuid() });
