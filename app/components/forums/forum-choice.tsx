import { Link } from "@remix-run/react";
import { ChevronLeft, Search } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { OpenForum } from "#app/domain/forums/list-open-forums.server.ts";
import { newTopicPath } from "#app/paths.ts";
import { foldTokens } from "#app/platform/persian/fold.ts";
import { controlClass } from "../form/control-class.ts";
import { useHydrated } from "../ui/use-hydrated.ts";
import { ForumIcon } from "./forum-icon.tsx";
import { useLocalName } from "./forum-name.tsx";

/** More forums than this are found by typing rather than by looking. */
const manyForums = 10;

/** The forums somebody may write in, by sections; typing a part of a name leaves those that are meant. */
export function ForumChoice({ forums }: { forums: OpenForum[] }) {
  const t = useTranslations("forums");
  const hydrated = useHydrated();
  const [typed, setTyped] = useState("");
  const meant = forums.filter((forum) => isMeant(forum, typed));
  const sections = new Map<string, OpenForum[]>();
  for (const forum of meant) {
    const name = forum.section?.name ?? "";
    sections.set(name, [...(sections.get(name) ?? []), forum]);
  }
  return (
    <>
      {forums.length > manyForums && hydrated && <FindForum typed={typed} onType={setTyped} />}
      <p role="status" className={meant.length > 0 ? "sr-only" : "text-text-soft"}>
        {meant.length > 0 ? t("forumsMeant", { count: meant.length }) : t("noForumMeant")}
      </p>
      {[...sections].map(([name, inside]) => (
        <ForumGroup key={name} forums={inside} />
      ))}
    </>
  );
}

function FindForum({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const t = useTranslations("forums");
  return (
    <label className="relative mb-6 block">
      <span className="sr-only">{t("findForum")}</span>
      <Search aria-hidden size={20} strokeWidth={1.75} className="absolute inset-y-0 start-3 my-auto text-text-soft" />
      <input
        type="search"
        value={typed}
        dir="auto"
        autoComplete="off"
        placeholder={t("findForum")}
        className={`${controlClass} ps-11`}
        onChange={({ target }) => onType(target.value)}
      />
    </label>
  );
}

function ForumGroup({ forums }: { forums: OpenForum[] }) {
  const t = useTranslations("forums");
  const nameOf = useLocalName();
  const section = forums[0]?.section;
  return (
    <section className="mb-6">
      <h2 className="mb-2 text-base">{section ? nameOf(section) : t("otherForums")}</h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {forums.map((forum) => (
          <li key={forum.id} className="relative flex items-center gap-3 px-4 py-3 hover:bg-surface-hover">
            <ForumIcon forum={forum} />
            <span className="min-w-0 grow">
              <Link
                to={newTopicPath(forum)}
                dir="auto"
                className="block font-medium text-as-page wrap-anywhere after:absolute after:inset-0 hover:text-accent"
              >
                {nameOf(forum)}
              </Link>
              {forum.description && (
                <span dir="auto" className="line-clamp-1 text-as-page text-sm text-text-soft">
                  {forum.description}
                </span>
              )}
            </span>
            <ChevronLeft
              aria-hidden
              size={20}
              strokeWidth={1.75}
              className="shrink-0 text-text-soft ltr:-scale-x-100"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether a forum's name holds all that was typed, whatever its spelling. */
function isMeant({ name, nameEn }: OpenForum, typed: string): boolean {
  const words = foldTokens(`${name} ${nameEn}`);
  return foldTokens(typed).every((part) => words.some((word) => word.includes(part)));
}
