/**
 * What pages take from `@remix-run/react`, as the browser gets it: without what this club does not use (loaders in the
 * browser, answers that come in pieces, routes found on the way, links that fetch ahead). What is not here cannot be
 * imported by a page: the build says so.
 */
export { isRouteErrorResponse, redirect } from "@remix-run/router";
export {
  Outlet,
  useActionData,
  useLoaderData,
  useLocation,
  useNavigate,
  useNavigation,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
} from "react-router";
export { useFetcher, useSearchParams, useSubmit } from "react-router-dom";
export { Links, Meta, Scripts, ScrollRestoration } from "./document.tsx";
export { Form, Link, NavLink } from "./links.tsx";
