import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";

/** A reply's news as the club sends it. */
const news = {
  topicId: "018bcfe5-6800-7000-8b00-000000000000",
  what: "posted",
  postId: "018bcfe5-6800-7000-8c00-000000000000",
  authorId: "018bcfe5-6800-7000-8a00-000000000000",
};

/**
 * The least that Socket.IO does, on the path of the club: who connects enters a room without being asked who it is.
 * @returns what tells a room that a reply came
 */
export function openBareLive(server: HttpServer): (room: string) => void {
  const io = new Server(server, { path: "/live", serveClient: false, perMessageDeflate: false });
  io.on("connection", (socket) => {
    socket.on("enter", async (room: string, answer: (entered: { ok: boolean }) => void) => {
      await socket.join(room);
      answer({ ok: true });
    });
  });
  return (room) => io.to(room).emit("topic", news);
}
