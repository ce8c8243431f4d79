import type { Problem } from "#app/domain/core/form-state.ts";
import { useProblemText } from "../form/problem-text.tsx";
import { StandingNote } from "./standing-note.tsx";

/** On every page of somebody who may only read: until when, why, and where to object. */
export function StandingBar({ problem }: { problem: Problem }) {
  const text = useProblemText();
  return (
    <aside className="border-b border-warn bg-warn-soft text-warn">
      <p className="mx-auto max-w-[1376px] px-4 py-3">
        {text(problem)}
        <StandingNote problem={problem} />
      </p>
    </aside>
  );
}
