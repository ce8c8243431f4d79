/** A short message to one phone. `to` is an E.164 number; `code` is the one-time code in the text, for gateways that send it by a template. */
export type Sms = { to: string; text: string; code?: string };

/**
 * What became of a message: `sent` when a gateway took it, `refused` when it certainly did not go out, `unknown` when it
 * may have. Only a refused one may be sent again.
 */
export type SmsOutcome = "sent" | "refused" | "unknown";

/** A gateway's answer; the reason is for the log and holds no number, text, key or address. */
export type SmsAnswer = { outcome: SmsOutcome; reason: string };

/** A way to send a message. It answers whatever happens and never throws; the signal ends its patience. */
export type SmsGateway = { name: string; send: (sms: Sms, signal: AbortSignal) => Promise<SmsAnswer> };
