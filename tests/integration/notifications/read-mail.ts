/** Encoded words (RFC 2047) in base64, as text. */
function decodeWords(header: string): string {
  const words = [...header.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)].map(([, word]) => Buffer.from(word!, "base64"));
  return Buffer.concat(words).toString();
}

/** A mail of ours as its reader sees it: headers by their names in small letters, and both bodies. */
export function readMail(raw: string) {
  const [head = ""] = raw.split("\r\n\r\n", 1);
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  const [text = "", html = ""] = [...raw.matchAll(/base64\r\n\r\n([\w+/=\r\n]+?)\r\n--/g)].map(([, part]) =>
    Buffer.from(part!, "base64").toString(),
  );
  return { headers, subject: decodeWords(headers.subject ?? ""), text, html };
}
