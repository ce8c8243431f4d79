import { useTranslations } from "use-intl";
import { classNames } from "./class-names.ts";

/** A grey block in the shape of what is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block animate-wait rounded-control bg-line/70", className)} />;
}

const lineWidths = ["w-full", "w-11/12", "w-full", "w-2/3"];

/** Lines of a text that is on its way. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <span aria-hidden className="block space-y-3">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton
          key={`line ${String(line)}`}
          className={classNames("h-3.5", line === lines - 1 ? "w-2/3" : lineWidths[line % lineWidths.length])}
        />
      ))}
    </span>
  );
}

const shapes = { topics: TopicShape, forums: ForumShape, posts: PostShape, form: FormShape };
const frames = {
  topics: "divide-y divide-line border-line bg-surface-raised max-sm:-mx-4 max-sm:border-y sm:rounded-card sm:border",
  forums: "divide-y divide-line rounded-card border border-line bg-surface-raised",
  posts: "space-y-4",
  form: "space-y-6",
};

type ListProps = { shape: keyof typeof shapes; count?: number };

/** A list or form that is on its way, in its own shape; says so to who cannot see it. */
export function SkeletonList({ shape, count = 5 }: ListProps) {
  const t = useTranslations("controls");
  const Shape = shapes[shape];
  return (
    <div role="status" aria-label={t("loading")} className={frames[shape]}>
      {Array.from({ length: count }, (_, index) => (
        <Shape key={`row ${String(index)}`} />
      ))}
    </div>
  );
}

function TopicShape() {
  return <LineShape sign="hidden rounded-full sm:block" />;
}

function ForumShape() {
  return <LineShape sign="rounded-control" />;
}

function LineShape({ sign }: { sign: string }) {
  return (
    <div className="flex gap-3 p-4">
      <Skeleton className={classNames("size-10 shrink-0", sign)} />
      <div className="grow space-y-3 py-1">
        <Skeleton className="h-4 w-3/4" />
        <Skeleton className="h-3 w-1/2" />
      </div>
    </div>
  );
}

function PostShape() {
  return (
    <div className="border border-line bg-surface-raised p-4 max-sm:-mx-4 max-sm:border-x-0 sm:rounded-card sm:p-6">
      <div className="mb-6 flex items-center gap-3">
        <Skeleton className="size-10 shrink-0 rounded-full" />
        <div className="grow space-y-2">
          <Skeleton className="h-3.5 w-32" />
          <Skeleton className="h-3 w-20" />
        </div>
      </div>
      <SkeletonText lines={4} />
    </div>
  );
}

function FormShape() {
  return (
    <div className="space-y-2">
      <Skeleton className="h-3.5 w-28" />
      <Skeleton className="h-11 w-full" />
    </div>
  );
}
