import { forMembers } from "../light/for-members.tsx";

const parts = () => import("./members-parts.ts");

/** What members alone have on a topic's page: a guest's browser loads nothing of it. */
export const AcceptButton = forMembers(async () => (await parts()).AcceptButton);
export const FollowButton = forMembers(async () => (await parts()).FollowButton);
export const KeptDraft = forMembers(async () => (await parts()).KeptDraft);
export const LikeForm = forMembers(async () => (await parts()).LikeForm);
export const MemberReply = forMembers(async () => (await parts()).MemberReply);
export const PendingPost = forMembers(async () => (await parts()).PendingPost);
export const PostMenu = forMembers(async () => (await parts()).PostMenu);
export const QuoteLink = forMembers(async () => (await parts()).QuoteLink);
export const ReadingReport = forMembers(async () => (await parts()).ReadingReport);
export const ReplyLink = forMembers(async () => (await parts()).ReplyLink);
export const TopicTools = forMembers(async () => (await parts()).TopicTools);
