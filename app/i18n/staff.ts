import type { Language } from "#app/platform/language.ts";
import enIntegrations from "./en/integrations.json" with { type: "json" };
import enStaff from "./en/staff.json" with { type: "json" };
import faIntegrations from "./fa/integrations.json" with { type: "json" };
import faStaff from "./fa/staff.json" with { type: "json" };

const en = { ...enStaff, integrations: enIntegrations };
const fa = { ...faStaff, integrations: faIntegrations };

export type StaffWords = typeof en;

/** The words of the staff's pages in every language: apart from the others, so that members do not load them. */
export const staffWords: Record<Language, StaffWords> = { en, fa };
