import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { documentFromText } from "#app/domain/core/rich-text/from-text.ts";
import { maxBytes } from "#app/domain/core/rich-text/rules.ts";
import { appendImage } from "#app/domain/media/append-image.ts";
import { getMedia } from "#app/domain/media/get-media.server.ts";
import { maxImageBytes } from "#app/domain/media/rules.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import type { MediaView } from "#app/domain/media/views.ts";
import { readForm } from "./forms.server.ts";

/** Most bytes of the words beside the picture; a text of 10 MB still comes back to the person who typed it. */
const textBytes = 16 * 1024 * 1024;

/** A form, and what was wrong with the picture that came with it. */
export type ImageForm = { form: FormData; refused: DomainError | null };

/**
 * Reads a form of writing whose picture, where no script could upload it before, comes along as the file `image`. The
 * picture is kept at once and goes to the end of the text; `imageId` stands for it when the form has to be shown again.
 */
export async function readFormWithImage(request: Request, actor: MemberActor): Promise<ImageForm> {
  const form = await readForm(request, maxImageBytes + textBytes);
  const file = form.get("image");
  form.delete("image");
  if (form.get("bodyJson")) return { form, refused: null };
  try {
    const media = await pictureOf(actor, file, form.get("imageId"));
    if (media) {
      const given = form.get("body");
      const text = typeof given === "string" ? given : "";
      form.set("imageId", media.id);
      // A longer text is refused as it is; to make a document of it would hold up everybody for seconds.
      if (text.length <= maxBytes) form.set("bodyJson", JSON.stringify(appendImage(documentFromText(text), media)));
    }
    return { form, refused: null };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { form, refused: new DomainError(error.code, { ...error.details, field: "image" }) };
  }
}

async function pictureOf(
  actor: MemberActor,
  file: FormDataEntryValue | null,
  imageId: FormDataEntryValue | null,
): Promise<MediaView | null> {
  if (file instanceof File && file.size > 0)
    return uploadImage(actor, { bytes: new Uint8Array(await file.arrayBuffer()) });
  return typeof imageId === "string" && isUuid(imageId) ? getMedia(actor, imageId) : null;
}
