import type { ActivityLine } from "#app/domain/activity/group.ts";
import { formatDate } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { Time } from "../ui/time.tsx";
import { ActivitySentence } from "./activity-sentence.tsx";
import { Faces } from "./faces.tsx";

/** The activity by days, as the club's calendar cuts them. */
export function ActivityDays({ lines }: { lines: ActivityLine[] }) {
  const club = useClub();
  const days = Map.groupBy(lines, ({ createdAt }) => formatDate(createdAt, club, "full"));
  return [...days].map(([day, told]) => (
    <section key={day} className="mb-6">
      <h2 className="mb-2 text-sm font-medium text-text-soft">{day}</h2>
      <ul className="divide-y divide-line border-line bg-surface-raised max-sm:-mx-4 max-sm:border-y sm:rounded-card sm:border">
        {told.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </section>
  ));
}

function Line({ line }: { line: ActivityLine }) {
  const { actors, excerpt, createdAt } = line;
  return (
    <li className="relative flex gap-3 px-4 py-3.5 first:rounded-t-card last:rounded-b-card hover:bg-surface-hover sm:py-4">
      <Faces members={actors} size={40} />
      <div className="min-w-0 grow">
        <p className="text-start text-text-soft wrap-anywhere">
          <ActivitySentence line={line} />
        </p>
        {excerpt && (
          <p dir="auto" className="mt-1 line-clamp-2 text-as-page wrap-anywhere text-sm text-text-soft">
            {excerpt}
          </p>
        )}
        <p className="mt-1 text-sm text-text-soft">
          <Time at={createdAt} />
        </p>
      </div>
    </li>
  );
}
