import { withWords } from "#app/i18n/words-at-hand.ts";
import { useLatePart } from "../light/use-late-part.ts";
import { useWasConnected } from "./use-live.ts";

const load = async () => (await withWords(import("./offline-note.tsx"))).OfflineNote;

/** The note that the line is down: it comes with the line, since it could not come without. */
export function LateOfflineNote() {
  const Note = useLatePart(useWasConnected(), load);
  return Note && <Note />;
}
