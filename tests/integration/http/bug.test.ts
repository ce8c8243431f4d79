import { expect, it } from "vitest";
import { withRequestContext } from "#app/http/request-context.server.ts";
import { respond } from "#app/http/respond.server.ts";

it("a bug in a page is answered with the number it is logged under, and with nothing of what it was", async () => {
  const broken = respond(async () => {
    throw new Error("a secret of ours");
  });
  const request = new Request("http://club.example/rules");
  const context = { id: "number-7", route: "/rules", ip: "203.0.113.1", nonce: "" };
  const answer = withRequestContext(context, () => broken({ request, params: {}, context: {} }));
  await expect(answer).rejects.toMatchObject({ data: { requestId: "number-7" }, init: { status: 500 } });
  await expect(answer).rejects.not.toMatchObject({ message: expect.anything() });
});
