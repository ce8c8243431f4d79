import { useLatePart } from "../light/use-late-part.ts";
import { useWasConnected } from "./use-live.ts";

const load = async () => (await import("./offline-note.tsx")).OfflineNote;

/** The note that the line is down: it comes with the line, since it could not come without. */
export function LateOfflineNote() {
  const Note = useLatePart(useWasConnected(), load);
  return Note && <Note />;
}
