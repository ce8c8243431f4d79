import { connect, type Socket } from "node:net";

/** A line that was taken from HTTP and speaks WebSocket; it does nothing by itself. */
export async function openLine(to: string): Promise<Socket> {
  const line = connect(Number(new URL(to).port), "127.0.0.1");
  line.on("error", () => undefined); // the club may hang up
  const key = Buffer.alloc(16).toString("base64");
  line.write(
    `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await new Promise((resolve) => line.once("data", resolve));
  return line;
}

/** Sends what it likes, and hangs up when it was heard. */
export async function speakTo(to: string, frames: Buffer[]): Promise<void> {
  const line = await openLine(to);
  await new Promise<void>((resolve) => {
    line.once("close", () => resolve());
    line.resume().end(Buffer.concat(frames), () => line.destroySoon());
  });
}

/** A short frame as a browser sends it, with a mask of zeros. @param kind 0x81 for text, 0x82 for binary */
export function frame(text: string, kind = 0x81): Buffer {
  const bytes = Buffer.from(text, "latin1");
  return Buffer.concat([Buffer.from([kind, 0x80 | bytes.length, 0, 0, 0, 0]), bytes]);
}
