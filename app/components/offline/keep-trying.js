/* On the offline page: looks again and again whether the club answers, and goes on where the person wanted to be. */
const firstWaitMs = 2_000;
const longestWaitMs = 30_000;
let waitMs = firstWaitMs;
let waiting;

async function look() {
  clearTimeout(waiting);
  if (await answers()) return location.reload();
  waiting = setTimeout(look, waitMs);
  waitMs = Math.min(longestWaitMs, waitMs * 1.5);
}

async function answers() {
  try {
    return (await fetch(location.href, { method: "HEAD", cache: "no-store" })).status < 500;
  } catch {
    return false; // still no connection
  }
}

/** Opened by its own address it stands in for no page that one could go on to. */
const standsIn = !location.pathname.startsWith("/offline/");

if (standsIn) {
  addEventListener("online", look);
  waiting = setTimeout(look, waitMs);
}
document.querySelector("button")?.addEventListener("click", () => location.reload());
