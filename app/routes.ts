import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every address of the site. Links to them are made by `paths.ts`. */
export default [
  index("./routes/forums/home.tsx"),
  route("lists/:list", "./routes/forums/home.tsx", { id: "list" }),
  route("tags/:tag", "./routes/forums/tag.tsx"),
  route("drafts", "./routes/forums/drafts.tsx"),
  route("drafts/:key", "./routes/forums/draft.ts"),
  route("p/:post", "./routes/forums/permalink.ts"),

  route("sign-in", "./routes/accounts/sign-in.tsx"),
  route("join", "./routes/accounts/join.tsx"),
  route("sign-out", "./routes/accounts/sign-out.ts"),
  route("setup", "./routes/accounts/setup.tsx"),
  route("settings", "./routes/accounts/settings.tsx"),
  route("settings/privacy", "./routes/accounts/settings-privacy.tsx"),
  route("language", "./routes/accounts/language.ts"),
  route("theme", "./routes/accounts/theme.ts"),
  route("members/find", "./routes/accounts/find.ts"),
  route("members/:member", "./routes/accounts/member.tsx"),
  route("dev/outbox", "./routes/accounts/outbox.tsx"),

  ...prefix("forums", [
    index("./routes/forums/index.tsx"),
    route(":forum", "./routes/forums/forum.tsx"),
    route(":forum/feed.atom", "./routes/feeds/forum.ts"),
    route(":forum/new", "./routes/forums/new-topic.tsx"),
    route(":forum/:topic", "./routes/forums/topic.tsx"),
  ]),
  ...prefix("topics", [
    index("./routes/forums/find-topics.tsx"),
    route("similar", "./routes/forums/similar.ts"),
    route(":topic/reading", "./routes/forums/reading.ts"),
    route(":topic/:deed", "./routes/forums/topic-deed.ts"),
  ]),
  ...prefix("posts", [
    route(":post/edit", "./routes/forums/edit-post.tsx"),
    route(":post/history", "./routes/forums/post-history.tsx"),
    route(":post/likes", "./routes/discussion/likers.tsx"),
    route(":post/replies", "./routes/forums/replies.tsx"),
    route(":post/:deed", "./routes/forums/post-deed.ts"),
  ]),

  ...prefix("products", [
    index("./routes/products/list.tsx"),
    route("find", "./routes/products/find.ts"),
    route(":product", "./routes/products/product.tsx"),
  ]),
  route("media", "./routes/media/upload.ts"),
  route("media/:file", "./routes/media/file.ts"),
  route("notifications", "./routes/notifications/inbox.tsx"),
  route("notifications/read", "./routes/notifications/mark-read.ts"),
  route("follow/:kind/:id", "./routes/notifications/follow.ts"),
  route("like/:kind/:id", "./routes/discussion/like.ts"),
  route("boundary/:member", "./routes/discussion/boundary.ts"),

  route("api/docs", "./routes/api/docs.tsx"),
  route("api/v1/openapi.json", "./routes/api/openapi.ts"),
  route("api/*", "./routes/api/v1.ts"),

  route("feed.atom", "./routes/feeds/latest.ts"),
  route("lists/:list/feed.atom", "./routes/feeds/latest.ts", { id: "list-feed" }),
  route("members/:member/feed.atom", "./routes/feeds/member.ts"),
  route("products/:product/feed.atom", "./routes/feeds/product.ts"),
  route("tags/:tag/feed.atom", "./routes/feeds/tag.ts"),
  route("sitemap.xml", "./routes/feeds/sitemap-index.ts"),
  route("sitemaps/:file", "./routes/feeds/sitemap.ts"),
  route("robots.txt", "./routes/feeds/robots.ts"),
  route("*", "./routes/nothing.ts"),
] satisfies RouteConfig;
