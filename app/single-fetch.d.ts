import "@remix-run/node";

// Loaders answer with real dates, so `useLoaderData` must type them so.
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}
