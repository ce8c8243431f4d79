import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { CompletenessMeter } from "#app/components/accounts/completeness-meter.tsx";
import { MemberRelation } from "#app/components/accounts/member-relation.tsx";
import { MemberSummary } from "#app/components/accounts/member-summary.tsx";
import { ReferralCard } from "#app/components/accounts/referral-card.tsx";
import { ReplyList } from "#app/components/accounts/reply-list.tsx";
import { nextPage } from "#app/components/forums/next-page.ts";
import { TopicList } from "#app/components/forums/topic-list.tsx";
import { FeedLink } from "#app/components/meta/feed-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { SplitPage } from "#app/components/shell/page.tsx";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { getProfile } from "#app/domain/accounts/get-profile.server.ts";
import { nameOfPlace } from "#app/domain/accounts/places.server.ts";
import { getReferral } from "#app/domain/accounts/referral.server.ts";
import { isMember, type MemberActor } from "#app/domain/core/actor.ts";
import { findBoundary } from "#app/domain/discussion/find-boundary.server.ts";
import { findFollowing } from "#app/domain/forums/find-following.server.ts";
import { listMemberReplies } from "#app/domain/forums/list-member-replies.server.ts";
import { listTopics } from "#app/domain/forums/list-topics.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { draftsPath, memberFeedPath, memberPath, memberRepliesPath, referralPath, settingsPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await optionalActor(request);
  const member = await getMember(actor, params.member!);
  const { searchParams } = new URL(request.url);
  const after = searchParams.get("after");
  const shows = searchParams.get("list") === "replies" ? "replies" : "topics";
  const [topics, replies, following, distance, mine] = await Promise.all([
    member.showsActivity && shows === "topics"
      ? listTopics(actor, { list: "latest", authorId: member.id, after })
      : null,
    member.showsActivity && shows === "replies" ? listMemberReplies(actor, member.id, after) : null,
    findFollowing(actor, "member", member.id),
    findBoundary(actor, member.id),
    isMember(actor) && actor.id === member.id ? findMine(request, actor) : null,
  ]);
  const place = nameOfPlace(member, await languageOf(request));
  const feed = member.showsActivity ? memberFeedPath(member) : undefined;
  const head = { title: member.name, description: member.bio, path: memberPath(member), feed };
  return { member, place, shows, topics, replies, following, distance, mine, head } as const;
});

/** What only the member sees on their own page. */
async function findMine(request: Request, actor: MemberActor) {
  const [{ completeness }, referral] = await Promise.all([getProfile(actor), getReferral(actor)]);
  return { completeness, referral: { ...referral, link: siteOrigin(request) + referralPath(referral.code) } };
}

export default function MemberPage() {
  const t = useTranslations("accounts");
  const { member, place, shows, topics, replies, following, distance, mine } = useLoaderData<typeof loader>();
  const { me } = usePageData();
  const actions =
    me?.id === member.id ? (
      <MyLinks />
    ) : (
      following !== null && <MemberRelation member={member} following={following} distance={distance} />
    );
  return (
    <SplitPage
      top={<MemberSummary member={member} place={place} actions={actions} />}
      beside={mine && <Mine {...mine} />}
    >
      <ActivityTabs member={member} shows={shows} />
      <h2 className="sr-only">{t(shows === "topics" ? "profileTopics" : "profileReplies")}</h2>
      <Activity topics={topics} replies={replies} isHidden={!member.showsActivity} />
      {topics && <FeedLink to={memberFeedPath(member)} />}
    </SplitPage>
  );
}

type Data = SerializeFrom<typeof loader>;

/** What only the member sees of their own page. */
function Mine({ completeness, referral }: NonNullable<Data["mine"]>) {
  return (
    <div className="space-y-4 max-xl:mt-4">
      <CompletenessMeter completeness={completeness} linked />
      <ReferralCard referral={referral} />
    </div>
  );
}

function ActivityTabs({ member, shows }: Pick<Data, "member" | "shows">) {
  const t = useTranslations("accounts");
  if (!member.showsActivity) return <div className="mt-8" />;
  const tabs = [
    { to: memberPath(member), label: t("profileTopics"), current: shows === "topics" },
    { to: memberRepliesPath(member), label: t("profileReplies"), current: shows === "replies" },
  ];
  return <Tabs label={t("profileActivity")} tabs={tabs} className="mt-8 mb-4" />;
}

function Activity({ topics, replies, isHidden }: Pick<Data, "topics" | "replies"> & { isHidden: boolean }) {
  const t = useTranslations("accounts");
  const profile = useTranslations("profile");
  const [search] = useSearchParams();
  if (isHidden) return <EmptyState drawing="shield" title={profile("activityHidden")} />;
  if (replies)
    return replies.items.length === 0 ? (
      <EmptyState drawing="speech" title={t("noReplies")} />
    ) : (
      <ReplyList replies={replies.items} more={replies.next && nextPage(search, replies.next)} />
    );
  if (!topics || topics.items.length === 0) return <EmptyState drawing="speech" title={t("noTopics")} />;
  return <TopicList topics={topics.items} next={topics.next} level={3} />;
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
