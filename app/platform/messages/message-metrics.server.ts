import { newCounter } from "#app/platform/metrics.server.ts";

/** Messages handed to each gateway, mail server or the outbox, and what they said. */
export const messagesHanded = newCounter({
  name: "messages_total",
  help: "Messages, by who was to send them and what came of it",
  labels: ["gateway", "outcome"],
});
