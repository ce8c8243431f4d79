import * as links from "#app/domain/core/links.ts";
import { cardVersion, type IconSource, iconVersion } from "#app/domain/core/picture-version.ts";
import { firstPageFrom } from "#app/domain/forums/rules.ts";

/** A slug as a part of an address: Persian letters percent-encoded (RFC 3986), as headers demand. */
const part = encodeURIComponent;

type TopicRef = { seq: number; slug: string; forum: { slug: string } };

export const homePath = () => "/";
export const listPath = (list: string) => `/lists/${list}`;
/** The club's search; `asked` is its form's fields, those that are empty left out. */
export function searchPath(asked: Record<string, string | null | undefined> = {}): string {
  const given = Object.entries(asked).filter((field): field is [string, string] => Boolean(field[1]));
  return given.length > 0 ? `/search?${new URLSearchParams(given)}` : "/search";
}
export const suggestPath = (typed: string, kind?: string) =>
  `/search/suggest?q=${part(typed)}${kind ? `&kind=${part(kind)}` : ""}`;
export const similarTopicsPath = (title: string) => `/topics/similar?title=${part(title)}`;
export const forumsPath = () => "/forums";
/** A forum's address, of its latest topics or of another list of them. */
export function forumPath(forum: { slug: string }, list = "latest"): string {
  const path = `/forums/${part(forum.slug)}`;
  return list === "latest" ? path : `${path}?list=${list}`;
}
/** Writing without having chosen a forum yet. */
export const writePath = () => "/new-topic";
export const newTopicPath = (forum: { slug: string }) => `/forums/${part(forum.slug)}/new`;

/** A topic's address; `from` is the number of the post its page begins with. */
export function topicPath(topic: TopicRef, from: number = firstPageFrom): string {
  return from > firstPageFrom ? `${links.topicPath(topic)}?from=${from}` : links.topicPath(topic);
}

/** The part of a topic's address that names it, before encoding: its number for the machine, its words for people. */
export const topicSegment = (topic: { seq: number; slug: string }) =>
  topic.slug ? `${topic.seq}-${topic.slug}` : String(topic.seq);

/** The number in a topic's part of an address; NaN where there is none. */
export const topicSeq = (segment: string) => Number(/^\d{1,9}(?=-|$)/.exec(segment)?.[0] ?? Number.NaN);

export const postPath = links.postPath;
export const postAnchor = (number: number) => `p-${number}`;
export const editPostPath = (postId: string) => `/posts/${postId}/edit`;
export const postHistoryPath = (postId: string) => `/posts/${postId}/history`;
export const postRepliesPath = (postId: string) => `/posts/${postId}/replies`;
export const postDeedPath = (postId: string, deed: string) => `/posts/${postId}/${deed}`;
export const replyPath = (topicId: string) => `/topics/${topicId}/reply`;
export const aroundTopicPath = (topicId: string) => `/topics/${topicId}/around`;
export const readingPath = (topicId: string) => `/topics/${topicId}/reading`;
export const topicDeedPath = (topicId: string, deed: string) => `/topics/${topicId}/${deed}`;
export const likersPath = (postId: string) => `/posts/${postId}/likes`;
export const likePath = (kind: string, id: string) => `/like/${kind}/${id}`;
export const followPath = (kind: string, id: string) => `/follow/${kind}/${id}`;
export const boundaryPath = (member: { id: string }) => `/boundary/${member.id}`;
/** The club's activity; `show` is one of its filters. */
export function activityPath(show: { following?: true; product?: string } = {}): string {
  const asked = new URLSearchParams(show.product ? { product: show.product } : show.following && { show: "following" });
  return asked.size > 0 ? `/activity?${asked}` : "/activity";
}
export const activityNowPath = () => "/activity/now";
export const productsPath = () => "/products";
export const productPath = (product: { slug: string }) => links.productPath(product.slug);
export const findProductsPath = (question: string) => `/products/find?q=${part(question)}`;
export const tagPath = (tag: string) => `/tags/${part(tag)}`;
export const memberPath = (member: { id: string }) => links.memberPath(member.id);
export const memberRepliesPath = (member: { id: string }) => `${memberPath(member)}?list=replies`;
export const notificationsPath = () => links.notificationsPath;
export const pushDevicesPath = () => `${links.notificationsPath}/devices`;
export const markReadPath = () => "/notifications/read";
export const unsubscribePath = (token: string) => `/unsubscribe/${token}`;
export const mutePath = () => "/notifications/mute";
export const apiDocsPath = () => "/api/docs";
export const openApiPath = () => "/api/v1/openapi.json";
export const settingsPath = () => "/settings";
export const settingsSignInPath = () => "/settings/sign-in";
export const savedSignInPath = () => `${settingsSignInPath()}?saved`;
export const confirmIdentityPath = (to?: string) => withReturn("/settings/sign-in/confirm", to);
export const changePhonePath = () => "/settings/sign-in/phone";
export const changeMailPath = () => "/settings/sign-in/mail";
export const changePasswordPath = () => "/settings/sign-in/password";
export const changeSecondFactorPath = () => "/settings/sign-in/second-factor";
export const settingsPrivacyPath = () => "/settings/privacy";
export const settingsNotificationsPath = () => "/settings/notifications";
export const settingsDataPath = () => "/settings/data";
export const ownDataPath = () => "/settings/data/file";
export const leavePath = () => "/settings/leave";
export const leftPath = () => "/left";
export const webhooksPath = () => "/staff/webhooks";
export const newWebhookPath = () => `${webhooksPath()}/new`;
export const webhookPath = (webhook: { id: string }) => `${webhooksPath()}/${webhook.id}`;
export const draftsPath = () => "/drafts";
export const draftPath = (key: string) => `/drafts/${key}`;

export const staffPath = () => "/staff";
/** Stands in the place of a name or id where a thing of staff is made. */
export const fresh = "new";
export const staffMembersPath = () => "/staff/members";
export const staffMemberPath = (member: { id: string }) => `/staff/members/${member.id}`;
export const staffGroupsPath = () => "/staff/groups";
export const staffGroupPath = (group: { id: string }) => `/staff/groups/${group.id}`;
export const staffGroupFilePath = (group: { id: string }) => `/staff/groups/${group.id}/file`;
export const staffRolesPath = () => "/staff/roles";
export const staffRolePath = (key: string) => `/staff/roles/${part(key)}`;
export const staffForumsPath = () => "/staff/forums";
export const staffForumPath = (id: string) => `/staff/forums/${id}`;
export const staffSectionPath = (id: string) => `/staff/sections/${id}`;
export const staffProductsPath = () => "/staff/products";
export const staffProductPath = (slug: string) => `/staff/products/${part(slug)}`;
export const staffClubPath = () => "/staff/club";
export const staffRulesPath = () => "/staff/rules";
export const staffAuditPath = () => "/staff/audit";
export const staffSearchesPath = () => "/staff/searches";

/** Where signing in leads back to. */
export const signInPath = (to?: string) => withReturn("/sign-in", to);
export const passwordPath = (to?: string) => withReturn("/sign-in/password", to);
export const newPasswordPath = (to?: string) => withReturn("/sign-in/new-password", to);
export const secondFactorPath = (to?: string) => withReturn("/sign-in/second-factor", to);
export const providerPath = (to?: string) => withReturn("/sign-in/provider", to);
export const rulesPath = (to?: string) => withReturn("/rules", to);
export const referralPath = (code: string) => `/r/${code}`;
export const providerReturnPath = () => "/sign-in/provider/return";
export const joinPath = (to?: string) => withReturn("/join", to);
export const setupPath = () => "/setup";
export const outboxPath = () => "/dev/outbox";
export const uiPath = () => "/dev/ui";

function withReturn(path: string, to: string | undefined): string {
  return to && to !== homePath() ? `${path}?to=${part(to)}` : path;
}

export const feedPath = () => "/feed.atom";
export const forumFeedPath = (forum: { slug: string }) => `${forumPath(forum)}/feed.atom`;
export const productFeedPath = (product: { slug: string }) => `${productPath(product)}/feed.atom`;
export const listFeedPath = (list: string) => `${listPath(list)}/feed.atom`;
export const memberFeedPath = (member: { id: string }) => `${memberPath(member)}/feed.atom`;
export const tagFeedPath = (tag: string) => `${tagPath(tag)}/feed.atom`;
export const iconPath = (club: IconSource, file: string) => `/icons/${iconVersion(club)}/${file}`;
export const clubCardPath = (club: IconSource) => `/cards/${cardVersion(club)}/club.png`;
export const topicCardPath = (club: IconSource, topic: { seq: number; title: string; forum: { name: string } }) =>
  `/cards/${cardVersion(club, topic.title, topic.forum.name)}/topics/${topic.seq}.png`;
export const manifestPath = (language: string) => `/manifest.webmanifest?language=${language}`;
export const serviceWorkerPath = () => "/sw.js";
export const offlinePath = (language: string) => `/offline/${language}`;
export const sitemapPath = (name: "pages" | number) => `/sitemaps/${name}.xml`;
