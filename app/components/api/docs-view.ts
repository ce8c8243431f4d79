import type { ApiWords } from "#app/i18n/api.ts";
import type { FieldView } from "./schema-fields.ts";

/** One operation, as people read about it. */
export type OperationView = {
  id: string;
  method: string;
  path: string;
  summary: string;
  scope: string;
  parameters: FieldView[];
  sent: FieldView[];
  /** The status of success, and what comes with it: the name of an object, or fields. */
  status: string;
  answer: { object: string | null; fields: FieldView[] };
  /** The command that asks for it. */
  curl: string;
};

/** The documentation of the API as a page. */
export type DocsView = {
  words: ApiWords["page"];
  intro: string;
  start: { command: string; curl: string };
  areas: { id: string; title: string; operations: OperationView[] }[];
  objects: { name: string; fields: FieldView[] }[];
  scopes: { name: string; text: string }[];
  errors: { status: number; codes: { code: string; text: string }[] }[];
};
