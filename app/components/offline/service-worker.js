/*
 * Shows a page of the club's own while nobody answers, and what the club pushes; it does nothing else. The route that serves it puts
 * `const club = { version, kept, pages, language, isOff }` before it. Pages of people are never kept: only what stands
 * in `kept`, and the language and theme that the last page was shown in.
 */
const prefix = "club-";
const pagesCache = `${prefix}${club.version}`;
const choiceCache = `${prefix}choice`;
const choiceKey = "/offline/choice";

addEventListener("install", (event) => {
  event.waitUntil(install());
});
addEventListener("activate", (event) => {
  event.waitUntil(activate());
});
addEventListener("message", (event) => {
  event.waitUntil(rememberChoice(event.data));
});
addEventListener("fetch", (event) => {
  if (club.isOff) return;
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (/^\/sign-out(\.data)?$/.test(pathname) && request.method === "POST") event.waitUntil(caches.delete(choiceCache));
  else if (request.mode === "navigate" && request.method === "GET") event.respondWith(navigate(event));
  else if (origin === location.origin && club.kept.includes(pathname)) event.respondWith(fromKept(request));
});

addEventListener("push", (event) => {
  if (!club.isOff && event.data) event.waitUntil(show(event.data.json()));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

/** News of a thread takes the place of what was shown of it. */
function show({ title, body, lang, dir, tag, path }) {
  return registration.showNotification(title, { body, lang, dir, tag, data: { path }, icon: club.icon });
}

/** A path of the club's own, in a tab that is open already or else in a new one. */
async function open(path) {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) return;
  const [tab] = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!tab) return clients.openWindow(url.href);
  await tab.focus();
  await tab.navigate(url.href).catch(() => clients.openWindow(url.href)); // a tab of an older worker cannot be led
}

async function install() {
  if (!club.isOff) {
    const cache = await caches.open(pagesCache);
    await cache.addAll(club.kept);
    await cache.addAll(
      Object.values(club.pages).map((page) => new Request(page, { credentials: "omit", cache: "reload" })),
    );
  }
  await skipWaiting();
}

/** What another version kept goes; one that is switched off goes itself. */
async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const stale = club.isOff ? names : names.filter((name) => name !== pagesCache && name !== choiceCache);
  await Promise.all(stale.map((name) => caches.delete(name)));
  if (club.isOff) return registration.unregister();
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function navigate(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return offlinePage(); // the network, not a page, failed
  }
}

async function fromKept(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function offlinePage() {
  const { language, theme } = await readChoice();
  const page = await caches.match(club.pages[language] ?? club.pages[club.language], { ignoreVary: true });
  if (!page || !theme) return page ?? Response.error();
  const html = (await page.text()).replace("<html ", `<html data-theme="${theme}" `);
  return new Response(html, { headers: page.headers });
}

async function rememberChoice(choice) {
  if (club.isOff || !choice) return;
  const known = {
    language: Object.hasOwn(club.pages, choice.language) ? choice.language : club.language,
    theme: ["light", "dark"].includes(choice.theme) ? choice.theme : null,
  };
  const cache = await caches.open(choiceCache);
  await cache.put(choiceKey, new Response(JSON.stringify(known)));
}

async function readChoice() {
  const choice = await caches.match(choiceKey);
  return choice ? choice.json() : {};
}
