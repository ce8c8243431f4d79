import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { ActivityLine } from "#app/domain/activity/group.ts";
import { MemberLink } from "../accounts/member-link.tsx";

type Props = { line: ActivityLine };

const sentences = {
  "member.joined": "joined",
  "topic.created": "started",
  "post.created": "wrote",
  "answer.accepted": "accepted",
  "content.liked": "liked",
} as const satisfies Record<ActivityLine["kind"], string>;

/** Who did what where; who and where lead there, and the whole line to where it happened. */
export function ActivitySentence({ line }: Props) {
  const t = useTranslations("activity");
  const { kind, isQuestion, actorCount, things, title, path } = line;
  return t.rich(sentences[kind], {
    people: actorCount,
    things,
    question: isQuestion ? "yes" : "no",
    names: () => <Names line={line} />,
    topic: () => (
      <Link to={path} className="text-text after:absolute after:inset-0 hover:text-accent">
        <bdi>{title}</bdi>
      </Link>
    ),
  });
}

function Names({ line: { actors, actorCount } }: Props) {
  const t = useTranslations("activity");
  const name = (at: number) => () => {
    const member = actors[at];
    return (
      member && (
        <MemberLink member={member} className="relative z-1 font-medium text-text hover:text-accent">
          <bdi>{member.name}</bdi>
        </MemberLink>
      )
    );
  };
  return t.rich("names", { count: actorCount, others: actorCount - 1, first: name(0), second: name(1) });
}
