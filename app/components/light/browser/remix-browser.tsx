import type { ClientActionFunctionArgs } from "@remix-run/react";
import {
  type Router as BrowserRouter,
  createBrowserHistory,
  createRouter,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
  type HydrationState,
} from "@remix-run/router";
import type { ComponentType, ReactNode } from "react";
import { UNSAFE_mapRouteProperties as mapRouteProperties, type RouteObject } from "react-router";
import { errorWords } from "#app/i18n/error-words.ts";
import { partsForMembers } from "../for-members.tsx";
import { LastResort } from "./last-resort.tsx";
import { loadRouteModule } from "./load-route-module.ts";
import { RouterProvider } from "./router-provider.tsx";
import { askServer, readStream } from "./single-fetch.ts";

type Module = NonNullable<(typeof __remixRouteModules)[string]>;

/** Reads what the page was rendered from, and makes of it what the page is taken over with. */
export async function startRouter(): Promise<BrowserRouter> {
  const state = (await readStream(__remixContext.stream!)) as HydrationState;
  const isMember = Boolean((state.loaderData?.root as { me?: unknown } | undefined)?.me);
  const hasError = state.errors || document.querySelector("[aria-invalid=true], [role=alert]");
  await Promise.all([partsForMembers(isMember), (isMember || hasError) && errorWords()]);
  const { routes } = __remixManifest;
  const loaderData = { ...state.loaderData };
  // A page without a loader has no data, which is not the same as data that is still to be loaded.
  for (const id of Object.keys(__remixRouteModules)) if (!routes[id]?.hasLoader) loaderData[id] = null;
  const router = createRouter({
    routes: routesBelow(""),
    history: createBrowserHistory(),
    future: {
      v7_normalizeFormMethod: true,
      v7_fetcherPersist: true,
      v7_partialHydration: true,
      v7_prependBasename: true,
      v7_relativeSplatPath: true,
      v7_skipActionErrorRevalidation: true,
    },
    hydrationData: { ...state, loaderData, errors: revive(state.errors) },
    mapRouteProperties,
    dataStrategy: askServer,
  });
  if (import.meta.env.DEV) Object.assign(router, { createRoutesForHMR: () => routesBelow("") });
  window.__remixRouter = router.initialize();
  return router;
}

type Told = { __type?: string; message: string; stack?: string } & ErrorResponse;

/** Makes errors of what the server said of them. */
function revive(errors: HydrationState["errors"]): HydrationState["errors"] {
  const made = Object.entries(errors ?? {}).map(([id, told]: [string, Told]) => {
    if (told?.__type === "RouteErrorResponse") return [id, new ErrorResponse(told.status, told.statusText, told.data)];
    return [id, told?.__type === "Error" ? Object.assign(new Error(told.message), { stack: told.stack }) : told];
  });
  return errors && Object.fromEntries(made);
}

function routesBelow(parent: string): RouteObject[] {
  return Object.entries(__remixManifest.routes)
    .filter(([, { parentId = "" }]) => parentId === parent)
    .map(([id, { index, path, module: file, hasClientAction }]) => {
      const known = __remixRouteModules[id];
      const load = async () => partsOf(await loadRouteModule({ id, module: file }));
      const children = id === parent ? [] : routesBelow(id);
      return {
        ...{ id, index, path, loader: nothing, ...(!hasClientAction && { action: send }) },
        ...(known ? partsOf(known, id === "root") : { lazy: load }),
        ...(children.length > 0 && { children }),
      } as RouteObject;
    });
}

/** Loaders are the server's: `askServer` asks them. */
const nothing = () => null;

type Sent = Omit<ClientActionFunctionArgs, "serverAction">;
type Send = () => Promise<unknown>;

/** Actions are the server's, too, unless a page has one of its own around it. */
const send = (_sent: Sent, toServer: Send) => toServer();

/** What a page's file gives the router. The root's stand in the document that it draws around every page. */
function partsOf({ default: Component, ErrorBoundary, Layout, handle, clientAction }: Module, isRoot = false) {
  if (!isRoot || !Layout) {
    const action = (sent: Sent, toServer: Send) => clientAction?.({ ...sent, serverAction: toServer as never });
    return { Component, ErrorBoundary, handle, ...(clientAction && { action }) };
  }
  const Around = Layout as ComponentType<{ children: ReactNode }>;
  const inDocument = (Part: ComponentType | undefined) => Part && <Around>{<Part />}</Around>;
  return {
    element: inDocument(Component as ComponentType),
    errorElement: inDocument(ErrorBoundary as ComponentType),
    handle,
  };
}

/** What is rendered over the server's document; built as `RemixServer` is, so that ids come out the same. */
export function RemixBrowser({ router }: { router: BrowserRouter }) {
  return (
    <>
      <LastResort>
        <RouterProvider router={router} />
      </LastResort>
      {null}
    </>
  );
}
