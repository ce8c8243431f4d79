/** One file of the build: what `parts-for-members.tsx` loads. */
export { AcceptButton } from "./accept-button.tsx";
export { FollowButton } from "./follow-button.tsx";
export { KeptDraft } from "./kept-draft.tsx";
export { LikeForm } from "./like-form.tsx";
export { MemberReply } from "./member-reply.tsx";
export { PendingPost } from "./pending-post.tsx";
export { PostMenu } from "./post-menu.tsx";
export { QuoteLink } from "./quote-link.tsx";
export { ReadingReport } from "./reading-report.tsx";
export { ReplyLink } from "./reply-link.tsx";
export { TopicTools } from "./topic-tools.tsx";
