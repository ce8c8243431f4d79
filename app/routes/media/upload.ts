import type { ActionFunctionArgs } from "@remix-run/node";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { maxImageBytes } from "#app/domain/media/rules.ts";
import { checkMayUpload, fileTooLarge, uploadImage } from "#app/domain/media/upload-image.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** What a multipart form may weigh beside the file in it. */
const formOverheadBytes = 64 * 1024;

/** `POST /media`, a multipart form with the picture in `file`: answers where the picture is and how large. */
export const action = respondJson(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  await checkMayUpload(actor);
  const file = await readFile(request);
  const { id, width, height, src } = await uploadImage(actor, { bytes: new Uint8Array(await file.arrayBuffer()) });
  return Response.json({ id, width, height, src }, { status: 201 });
});

async function readFile(request: Request): Promise<File> {
  try {
    const file = (await readForm(request, maxImageBytes + formOverheadBytes)).get("file");
    if (file instanceof File) return file;
  } catch (error) {
    if (isDomainError(error) && error.code === "too_large") throw fileTooLarge();
    throw error;
  }
  throw new DomainError("file_missing", { field: "file" });
}
