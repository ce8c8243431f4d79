const listLevel = /mso-list:\s*l\d+\s+level(\d+)/i;
const counted = /^[(]?[0-9۰-۹٠-٩]+[.)-]|^[a-z\u0621-\u06cc][.)-]/i;

type Open = { list: HTMLElement; level: number };

/**
 * Word writes a list as paragraphs that only look like one: each carries its level in `mso-list` and draws its own
 * marker. This turns a run of them into real, nested lists.
 */
export function readWordLists(body: HTMLElement): void {
  let open: Open[] = [];
  let previous: Element | null = null;
  for (const paragraph of body.querySelectorAll("p,h1,h2,h3")) {
    const level = Number(listLevel.exec(paragraph.getAttribute("style") ?? "")?.[1] ?? 0);
    if (level === 0) continue;
    const tag = takeMarker(paragraph);
    if (previous === null || !follows(paragraph, open)) open = [];
    open = enter(open, level, tag, paragraph);
    const item = paragraph.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    open.at(-1)!.list.append(item);
    paragraph.remove();
    previous = item;
  }
}

function follows(paragraph: Element, open: Open[]): boolean {
  return open.length > 0 && paragraph.previousElementSibling === open[0]!.list;
}

/** Removes the drawn marker and says which list it belongs to. */
function takeMarker(paragraph: Element): "ol" | "ul" {
  const markers = [...paragraph.querySelectorAll("span")].filter((span) => {
    return /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? "");
  });
  const text = markers
    .map((marker) => marker.textContent)
    .join("")
    .replace(/[\s\u00a0]/g, "");
  for (const marker of markers) marker.remove();
  return counted.test(text) ? "ol" : "ul";
}

function enter(open: Open[], level: number, tag: "ol" | "ul", paragraph: Element): Open[] {
  let kept = open.filter((entry) => entry.level <= level);
  const last = kept.at(-1);
  if (last?.level === level && last.list.localName === tag) return kept;
  if (last?.level === level) kept = kept.slice(0, -1);
  const list = paragraph.ownerDocument.createElement(tag);
  const parent = kept.at(-1)?.list;
  if (parent) (parent.lastElementChild ?? parent).append(list);
  else paragraph.before(list);
  return [...kept, { list, level }];
}
