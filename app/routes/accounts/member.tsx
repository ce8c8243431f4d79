import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { MemberRelation } from "#app/components/accounts/member-relation.tsx";
import { MemberSummary } from "#app/components/accounts/member-summary.tsx";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { findBoundary } from "#app/domain/discussion/find-boundary.server.ts";
import { findFollowing } from "#app/domain/forums/find-following.server.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { draftsPath, memberFeedPath, memberPath, settingsPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const member = await getMember(actor, params.member!);
  const [topics, following, distance] = await Promise.all([
    listTopics(actor, { list: "latest", authorId: member.id, after: new URL(request.url).searchParams.get("after") }),
    findFollowing(actor, "member", member.id),
    findBoundary(actor, member.id),
  ]);
  const head = { title: member.name, description: member.bio, path: memberPath(member), feed: memberFeedPath(member) };
  return { member, topics, following, distance, head };
});

export default function MemberPage() {
  const t = useTranslations("accounts");
  const { member, topics, following, distance } = useLoaderData<typeof loader>();
  const { me } = usePageData();
  const actions =
    me?.id === member.id ? (
      <MyLinks />
    ) : (
      following !== null && <MemberRelation member={member} following={following} distance={distance} />
    );
  return (
    <>
      <PageHeading title={<bdi>{member.name}</bdi>} actions={actions} />
      <MemberSummary member={member} />
      <h2 className="mt-8 mb-3 text-lg">{t("profileTopics")}</h2>
      {topics.items.length > 0 ? (
        <TopicList topics={topics.items} next={topics.next} level={3} />
      ) : (
        <EmptyState icon={MessagesSquare} title={t("noTopics")} />
      )}
      <FeedLink to={memberFeedPath(member)} />
    </>
  );
}

function MyLinks() {
  const t = useTranslations("accounts");
  const shell = useTranslations("shell");
  return (
    <>
      <ButtonLink to={draftsPath()} variant="secondary" size="small">
        {shell("drafts")}
      </ButtonLink>
      <ButtonLink to={settingsPath()} variant="secondary" size="small">
        {t("settingsTitle")}
      </ButtonLink>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
