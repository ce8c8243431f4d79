import { expect, it } from "vitest";
import { routeNamer } from "./route-patterns.server.ts";

const nameOf = routeNamer({
  root: { path: "" },
  home: { parentId: "root" },
  list: { path: "lists/:list", parentId: "root" },
  feed: { path: "lists/:list/feed.atom", parentId: "root" },
  forum: { path: "forums/:forum", parentId: "root" },
  newTopic: { path: "forums/:forum/new", parentId: "root" },
  topic: { path: "forums/:forum/:topic", parentId: "root" },
  api: { path: "api/v1", parentId: "root" },
  apiTopic: { path: "topics/:topic", parentId: "api" },
  apiRest: { path: "*", parentId: "api" },
  nothing: { path: "*", parentId: "root" },
});

it.each([
  ["/", "/"],
  ["/_root.data", "/.data"],
  ["/lists/hot", "/lists/:list"],
  ["/lists/hot/feed.atom", "/lists/:list/feed.atom"],
  ["/forums/garden/new", "/forums/:forum/new"],
  ["/forums/garden/7-what-a-name", "/forums/:forum/:topic"],
  ["/forums/garden/7.data", "/forums/:forum/:topic.data"],
  ["/api/v1/topics/1", "/api/v1/topics/:topic"],
  ["/api/v1/nonsense/1/2", "/api/v1/*"],
  ["/+989121234567", "*"],
  ["/a/b/c/d.data", "*"],
  ["/assets/root-abc.js", "/assets/*"],
])("%s is called %s", (path, name) => {
  expect(nameOf(path).name).toBe(name);
});
