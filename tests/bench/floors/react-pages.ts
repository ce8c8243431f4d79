import express from "express";
import type { Pool } from "pg";
import { createElement, type ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";

type Topic = { id: string; title: string; forum: string };
type Post = { id: string; number: number; html: string; createdAt: Date; name: string };

const topicSql = `
  SELECT topic.id, topic.title, forum.name AS forum FROM "Topic" topic JOIN "Forum" forum ON forum.id = topic."forumId"
  WHERE topic.seq = $1`;
const postsSql = `
  SELECT post.id, post.number, post.html, post."createdAt", author.name
  FROM "Post" post JOIN "Member" author ON author.id = post."authorId"
  WHERE post."topicId" = $1 ORDER BY post.number LIMIT 20`;

const dates = new Intl.DateTimeFormat("fa-IR", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Tehran" });

/** The page of a topic as somebody would make it who made nothing else: Express, two queries, React 18. */
export function reactPages(pool: Pool) {
  const pages = express();
  pages.get("/react/:seq", async (request, response) => {
    const topic = (await pool.query<Topic>(topicSql, [Number(request.params.seq)])).rows[0]!;
    const posts = (await pool.query<Post>(postsSql, [topic.id])).rows;
    response.type("html");
    const { pipe } = renderToPipeableStream(page(topic, posts), { onShellReady: () => pipe(response) });
  });
  return pages;
}

function page({ title, forum }: Topic, posts: Post[]): ReactElement {
  return createElement(
    "html",
    { lang: "fa", dir: "rtl" },
    createElement("head", null, createElement("title", null, title)),
    createElement(
      "body",
      null,
      createElement("header", null, createElement("nav", null, createElement("a", { href: "/forums" }, forum))),
      createElement("main", null, createElement("h1", null, title), ...posts.map(article)),
      createElement("form", { method: "post" }, createElement("textarea", { name: "body" })),
    ),
  );
}

function article({ id, number, html, createdAt, name }: Post): ReactElement {
  return createElement(
    "article",
    { key: id, id: `p-${number}`, className: "rounded border p-4" },
    createElement(
      "header",
      { className: "flex gap-2" },
      createElement("bdi", null, name),
      createElement("time", { dateTime: createdAt.toISOString() }, dates.format(createdAt)),
      createElement("a", { href: `#p-${number}` }, number),
    ),
    // biome-ignore lint/security/noDangerouslySetInnerHtml: HTML that the club made and stored
    createElement("div", { className: "prose", dangerouslySetInnerHTML: { __html: html } }),
    createElement("footer", null, createElement("button", { type: "submit", name: "like", value: id }, "♥")),
  );
}
