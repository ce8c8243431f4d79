/** One file of the build: what `parts-for-members.tsx` loads. */
export { StandingBar } from "../accounts/standing-bar.tsx";
export { AccountMenu } from "./account-menu.tsx";
export { KeepFocus } from "./keep-focus.tsx";
export { OwnLinks } from "./own-links.tsx";
export { RulesBar } from "./rules-bar.tsx";
