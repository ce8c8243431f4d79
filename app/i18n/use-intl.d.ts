import type { Language } from "#app/platform/language.ts";
import type { Messages } from "./en.ts";

declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
