import { toAllowedHref } from "#app/domain/core/rich-text/href.ts";
import { readWordLists } from "./word-lists.ts";

const conditional = /<!--\[(?:if[^\]]*|endif)\]-->|<!--\[if[^\]]*\]>[\s\S]*?<!\[endif\]-->|<!\[(?:if|endif)[^\]]*\]>/gi;
const dropped =
  "style,script,meta,link,title,xml,head,img,picture,svg,video,audio,iframe,object,form,button,input,select";
const blocks = "p,div,ul,ol,pre,blockquote,section,article";
const headings = "h1,h2,h3,h4,h5,h6";

/**
 * Reduces pasted HTML (Word, Google Docs, web pages) to the elements our nodes are made from. Nothing of it is put on
 * a page: Lexical reads the result into nodes, and the server checks those.
 */
export function cleanPastedHtml(html: string): Document {
  const page = new DOMParser().parseFromString(html.replace(conditional, ""), "text/html");
  const { body } = page;
  readWordLists(body);
  for (const element of body.querySelectorAll(dropped)) element.remove();
  dropComments(body);
  for (const element of body.querySelectorAll("*")) if (element.localName.includes(":")) unwrap(element);
  for (const element of body.querySelectorAll(headings))
    replace(element, "p").innerHTML = `<strong>${element.innerHTML}</strong>`;
  for (const element of body.querySelectorAll("a")) if (!keepLink(element)) unwrap(element);
  for (const row of body.querySelectorAll("tr")) readTableRow(row);
  for (const element of body.querySelectorAll("table,tbody,thead,tfoot,caption,colgroup")) unwrap(element);
  flattenBlocks(body);
  for (const element of body.querySelectorAll<HTMLElement>("*")) readStyle(element);
  dropEmptyParagraphs(body);
  return page;
}

function dropComments(body: HTMLElement): void {
  const comments: Node[] = [];
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function keepLink(link: HTMLAnchorElement): boolean {
  const href = link.getAttribute("href");
  const allowed = href === null || href.startsWith("/") ? null : toAllowedHref(href);
  if (allowed) link.setAttribute("href", allowed);
  return allowed !== null && link.textContent?.trim() !== "";
}

function readTableRow(row: HTMLTableRowElement): void {
  const paragraph = replace(row, "p");
  const cells = [...row.cells].map((cell) => cell.textContent?.trim().replace(/\s+/g, " ") ?? "");
  paragraph.textContent = cells.filter((cell) => cell !== "").join(" · ");
}

/** Our code holds text, our quotes and list items hold lines, our links hold words. */
function flattenBlocks(body: HTMLElement): void {
  for (const code of body.querySelectorAll("pre")) code.replaceChildren(code.textContent ?? "");
  for (const block of body.querySelectorAll("blockquote pre, blockquote li, li pre")) moveInto(block, "p");
  for (const block of body.querySelectorAll("blockquote ul, blockquote ol, blockquote blockquote, li blockquote"))
    unwrap(block);
  for (const link of body.querySelectorAll("a")) {
    if (link.querySelector(blocks)) link.textContent = link.textContent?.trim().replace(/\s+/g, " ") ?? "";
  }
}

function moveInto(element: Element, tag: string): void {
  const children = [...element.childNodes];
  replace(element, tag).append(...children);
}

/** Weight and slant are meaning, the rest of a style is someone else's looks. */
function readStyle(element: HTMLElement): void {
  const { fontWeight, fontStyle } = element.style;
  const isBold = fontWeight === "bold" || Number(fontWeight) >= 600;
  const isNormal = fontWeight === "normal" || fontWeight === "400";
  for (const { name } of [...element.attributes]) {
    if (name !== "href" && name !== "start") element.removeAttribute(name);
  }
  if (isNormal && (element.localName === "b" || element.localName === "strong")) unwrap(element);
  else if (element.localName === "span") {
    if (isBold) wrapChildren(element, "strong");
    if (fontStyle === "italic") wrapChildren(element, "em");
    unwrap(element);
  } else if (element.localName === "u" || element.localName === "font") unwrap(element);
}

function dropEmptyParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll("p,li")) {
    if (!/[^\s\u00a0]/.test(paragraph.textContent ?? "")) paragraph.remove();
  }
}

function wrapChildren(element: Element, tag: string): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function replace(element: Element, tag: string): HTMLElement {
  const replacement = element.ownerDocument.createElement(tag);
  element.replaceWith(replacement);
  return replacement;
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
