import { Link } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { searchPath } from "#app/paths.ts";
import { controlClass } from "../form/control-class.ts";
import type { AskedFields, Choices } from "./asked-fields.ts";
import { useSuggestions } from "./use-suggestions.ts";

type Props = { asked: AskedFields; choices: Choices };

/**
 * Whose words are looked for, by name: those on the page are offered at once, with scripts everyone who is meant by what
 * is typed. Who was chosen goes along by id, and counts as long as the name stays.
 */
export function AuthorField({ asked, choices: { author, mayBe, authors } }: Props) {
  const t = useTranslations("search");
  const id = useId();
  const [typed, setTyped] = useState("");
  const { found } = useSuggestions(typed, "member");
  const offered = found.length > 0 ? found.map(({ title }) => title.join("")) : authors.map(({ name }) => name);
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-medium">
        {t("author")}
      </label>
      <datalist id={`${id}-offered`}>
        {[...new Set(offered)].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {author && <input type="hidden" name="author" value={author.id} />}
      <input
        id={id}
        name="by"
        list={`${id}-offered`}
        defaultValue={author?.name ?? asked.by}
        placeholder={t("anyAuthor")}
        autoComplete="off"
        dir="auto"
        aria-describedby={mayBe ? `${id}-note` : undefined}
        aria-invalid={mayBe ? true : undefined}
        onChange={({ target }) => setTyped(target.value)}
        className={`${controlClass} text-as-page [&::-webkit-calendar-picker-indicator]:hidden!`}
      />
      {mayBe && <WhoIsMeant id={`${id}-note`} asked={asked} mayBe={mayBe} />}
    </div>
  );
}

/** Nobody bears the name, or several do: then one of them is a press away. */
function WhoIsMeant({ id, asked, mayBe }: { id: string; asked: AskedFields; mayBe: NonNullable<Choices["mayBe"]> }) {
  const t = useTranslations("search");
  return (
    <>
      <p id={id} className="flex items-start gap-1.5 text-sm font-medium text-bad">
        <CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.75 shrink-0" />
        {t(mayBe.length > 0 ? "whichAuthor" : "noAuthor")}
      </p>
      {mayBe.length > 0 && (
        <ul>
          {mayBe.map((member) => (
            <li key={member.id}>
              <Link
                to={searchPath({ ...asked, by: undefined, author: member.id })}
                className="inline-flex min-h-11 items-center text-accent underline-offset-4 hover:underline"
              >
                <bdi>{member.name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
