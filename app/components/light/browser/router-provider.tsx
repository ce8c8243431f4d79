import type { Router as BrowserRouter, RouterState } from "@remix-run/router";
import { startTransition, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import {
  type Navigator,
  Router,
  UNSAFE_DataRouterContext as RouterContext,
  UNSAFE_DataRouterStateContext as StateContext,
  UNSAFE_useRoutesImpl as useRoutes,
} from "react-router";
import { UNSAFE_FetchersContext as FetchersContext } from "react-router-dom";

/** Renders what the router says, without transitions of views. */
export function RouterProvider({ router }: { router: BrowserRouter }) {
  const [state, setState] = useState(router.state);
  const fetched = useRef(new Map<string, unknown>()).current;
  useLayoutEffect(
    () =>
      router.subscribe((next, { deletedFetchers, flushSync: atOnce }) => {
        for (const [key, { data }] of next.fetchers) if (data !== undefined) fetched.set(key, data);
        for (const key of deletedFetchers) fetched.delete(key);
        (atOnce ? flushSync : startTransition)(() => setState(next));
      }),
    [router, fetched],
  );
  const given = useMemo(() => ({ router, navigator: navigatorOf(router), static: false, basename: "/" }), [router]);
  return (
    <>
      <RouterContext.Provider value={given}>
        <StateContext.Provider value={state}>
          <FetchersContext.Provider value={fetched}>
            <Router
              location={state.location}
              navigationType={state.historyAction}
              navigator={given.navigator}
              future={{ v7_relativeSplatPath: true }}
            >
              <Pages router={router} state={state} />
            </Router>
          </FetchersContext.Provider>
        </StateContext.Provider>
      </RouterContext.Provider>
      {null}
    </>
  );
}

function Pages({ router, state }: { router: BrowserRouter; state: RouterState }) {
  return useRoutes(router.routes, undefined, state, router.future);
}

function navigatorOf(router: BrowserRouter): Navigator {
  const go =
    (replace: boolean): Navigator["push"] =>
    (to, state, options) =>
      router.navigate(to, { replace, state, preventScrollReset: options?.preventScrollReset });
  return {
    createHref: router.createHref,
    encodeLocation: router.encodeLocation,
    go: (steps) => router.navigate(steps),
    push: go(false),
    replace: go(true),
  };
}
