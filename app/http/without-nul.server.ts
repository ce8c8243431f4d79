import { Transform } from "node:stream";

/**
 * Takes NUL bytes out of a page on its way. React 18 fills its buffer up with them where a letter of several bytes does
 * not fit at the end (facebook/react#24985), and browsers read one in a field or an attribute as U+FFFD: what somebody
 * wrote would come back damaged and be saved so.
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}
