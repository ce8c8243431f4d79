/** How it stands with a browser: it cannot be notified, its person forbade it, it is not switched on, or it is. */
export type PushState = "unsupported" | "blocked" | "off" | "on";

/** How it went to switch a browser on; `dismissed`: the person was asked and did not say. */
export type Subscribed = { endpoint: string; p256dh: string; auth: string } | "unsupported" | "blocked" | "dismissed";

/**
 * How it stands with this browser, without asking anything.
 * @param publicKey the club's key; what was subscribed with another one is not heard any more
 */
export async function findPushState(publicKey: string): Promise<PushState> {
  const registration = await findRegistration();
  if (!registration) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  const subscription = await registration.pushManager.getSubscription();
  return subscription && isOf(subscription, publicKey) ? "on" : "off";
}

/** Asks for permission, so only upon a click, and subscribes. Throws where the browser cannot reach its push service. */
export async function subscribe(publicKey: string): Promise<Subscribed> {
  const registration = await findRegistration();
  if (!registration) return "unsupported";
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "blocked" : "dismissed";
  const { pushManager } = registration;
  const before = await pushManager.getSubscription();
  if (before && !isOf(before, publicKey)) await before.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint ?? "", p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
}

/** Gives this browser's subscription up; one that cannot be given up is not sent to any more all the same. */
export async function unsubscribe(): Promise<void> {
  const registration = await findRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe().catch(() => undefined); // the club has forgotten it already
}

/** The worker that shows notifications; none in browsers without them, and where the club has none. */
async function findRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return undefined;
  return navigator.serviceWorker.getRegistration();
}

function isOf({ options }: PushSubscription, publicKey: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? []);
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") === publicKey;
}
