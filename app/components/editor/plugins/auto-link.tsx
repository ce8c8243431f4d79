import { AutoLinkPlugin } from "@lexical/react/LexicalAutoLinkPlugin";
import { LinkPlugin } from "@lexical/react/LexicalLinkPlugin";
import { findAddresses, toAllowedHref } from "#app/domain/core/rich-text/href.ts";

const matchers = [
  (text: string) => {
    const [found] = findAddresses(text);
    return found ? { index: found.index, length: found.text.length, text: found.text, url: found.href } : null;
  },
];

/** Links that may be made by hand or by paste, and addresses that become links while they are typed. */
export function Links() {
  return (
    <>
      <LinkPlugin validateUrl={(url) => toAllowedHref(url) !== null} />
      <AutoLinkPlugin matchers={matchers} />
    </>
  );
}
