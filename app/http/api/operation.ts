import { z } from "zod";
import type { Actor, MemberActor } from "#app/domain/core/actor.ts";
import type { Scope } from "#app/domain/integrations/scopes.ts";
import type { Messages } from "#app/i18n/en.ts";

/** Names of the operations: each has its sentence in `i18n/<language>/api.json`. */
export type OperationId = keyof Messages["api"]["operations"];

/** Words that examples are made of. */
type ExampleWords = Messages["api"]["examples"];

/** `member`: done in somebody's name. `reader`: also by an integration of the club, which is nobody. */
type By = "member" | "reader";

/** What an operation is run with: who asks, and what was sent, checked. */
export type Asked<B extends By, Params, Query, Body> = {
  actor: B extends "member" ? MemberActor : Actor;
  params: Params;
  query: Query;
  body: Body;
  /** The revision that If-Match names; null where the header is missing. */
  ifMatch: number | null;
};

/** One thing that programs can ask of the club. Documentation, checks and the deed come from this description alone. */
export type Operation = {
  id: OperationId;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under `/api/v1`; `:name` is a parameter. */
  path: string;
  scope: Scope;
  by: By;
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodObject;
  /** What leaves the server, as an allow-list; null: nothing. */
  answer: z.ZodType | null;
  status: 200 | 201 | 204;
  /** Where what was made is found, under `/api/v1`. */
  location?: (answer: never) => string;
  /** A body to show, in words of the reader's language. */
  example?: (words: ExampleWords) => object;
  /** The number of the version that was answered; it goes into the ETag, so that If-Match can name it. */
  revision?: (answer: never) => number;
  run(asked: Asked<By, unknown, unknown, unknown>): Promise<unknown>;
};

/** The schema of what an operation takes none of: anything in it is refused. */
export const nothing = z.strictObject({});

type Described<
  B extends By,
  P extends z.ZodObject,
  Q extends z.ZodObject,
  D extends z.ZodObject,
  A extends z.ZodType,
> = {
  id: OperationId;
  method: Operation["method"];
  path: string;
  scope: Scope;
  by: B;
  params?: P;
  query?: Q;
  body?: D;
  answer?: A;
  status?: Operation["status"];
  example?: (words: ExampleWords) => z.input<D>;
  location?: (answer: z.output<A>) => string;
  revision?: (answer: z.output<A>) => number;
  run(asked: Asked<B, z.output<P>, z.output<Q>, z.output<D>>): Promise<z.input<A>>;
};

type Nothing = typeof nothing;

/** Describes an operation; its parts are typed by its schemas. */
export function operation<
  B extends By,
  A extends z.ZodType = z.ZodUndefined,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  D extends z.ZodObject = Nothing,
>(described: Described<B, P, Q, D, A>): Operation {
  const { params = nothing, query = nothing, body = nothing, answer = null } = described;
  const status = described.status ?? (answer ? 200 : 204);
  return { ...described, params, query, body, answer, status } as unknown as Operation;
}
