import type { EntryContext } from "@remix-run/node";
import * as remix from "@remix-run/react";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import * as light from "./remix.tsx";

/** What the page of an address renders, with its elements' attributes in the order of their names. */
function rendered(pathname: string, children: ReactNode): string[] {
  const route = { id: "root", path: "*" };
  const context = {
    manifest: { routes: { root: route } },
    routeModules: { root: { default: () => children } },
    future: { v3_singleFetch: true, v3_relativeSplatPath: true },
    staticHandlerContext: {
      ...{ basename: "/", loaderData: {}, actionData: null, errors: null, statusCode: 200 },
      location: { pathname, search: "?q=1", hash: "", state: null, key: "default" },
      matches: [{ route, params: {}, pathname, pathnameBase: pathname }],
    },
  } as unknown as EntryContext;
  const html = renderToString(<remix.RemixServer context={context} url={`http://club.example${pathname}?q=1`} />);
  return [...html.matchAll(/<(\/?\w+)([^>]*)>|[^<]+/g)].map(([all, tag, attributes]) =>
    tag ? [tag, ...(attributes!.match(/[\w-]+="[^"]*"/g) ?? []).toSorted()].join(" ") : all,
  );
}

const links = [
  "/",
  "/forums",
  "/forums/",
  "/forums/a-b",
  "/Forums?x=1#y",
  "/forums/%DA%AF",
  "/forums/گپ",
  "..",
  "?a=b",
  "//x",
  "/a/../b",
];

test("what stands in for Remix's links and forms renders what they render", () => {
  const page = ({ Link, NavLink, Form }: Pick<typeof remix, "Link" | "NavLink" | "Form">) => [
    ...links.flatMap((to) => [
      <Link key={`link ${to}`} to={to} className="a" title="t" replace onClick={() => undefined} />,
      <Link key={`reload ${to}`} to={to} reloadDocument prefetch="intent" />,
      <NavLink key={`nav ${to}`} to={to} className="a" />,
      <NavLink
        key={`end ${to}`}
        to={to}
        end
        className={({ isActive }) => (isActive ? "on" : "off")}
        aria-current="step"
      />,
      <NavLink key={`shown ${to}`} to={to} style={{ color: "red" }}>
        {({ isActive }) => String(isActive)}
      </NavLink>,
      <Form key={`form ${to}`} action={to} role="search" onSubmit={() => undefined} />,
      <Form key={`post ${to}`} action={to} method="post" reloadDocument encType="multipart/form-data" />,
    ]),
    <Form key="here" method="post" />,
  ];
  for (const here of ["/", "/forums", "/forums/", "/FORUMS/a-b/1", "/forums/%da%af", "/else"])
    expect(rendered(here, page(light as never)), here).toEqual(rendered(here, page(remix)));
});
