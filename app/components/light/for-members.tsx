import { type ComponentType, useEffect, useReducer } from "react";
import { withWords } from "#app/i18n/words-at-hand.ts";

type Bring = () => Promise<unknown>;

/** What has not come yet. */
const missing = new Set<Bring>();
let areWanted = import.meta.env.SSR;

/**
 * A part of a page that guests never see, and so never load. A member's page waits for it before it is taken over, as it
 * waits for the page's own file: what the server sent stays and works until then. Who renders it asks first whether
 * somebody may have it.
 */
export function forMembers<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => JSX.Element {
  let Part: ComponentType<Props> | undefined;
  const bring = async () => {
    Part ??= await load();
    missing.delete(bring);
  };
  missing.add(bring);
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, when its file is loaded
  return function ForMembers(props) {
    return Part ? <Part {...props} /> : <Late bring={bring} draw={() => Part && <Part {...props} />} />;
  };
}

/** A part that was not known of when the page was taken over: it stands there once it has come. */
function Late({ bring, draw }: { bring: Bring; draw: () => JSX.Element | undefined }) {
  const [, again] = useReducer((times: number) => times + 1, 0);
  useEffect(() => void withWords(bring()).then(again, () => undefined), [bring]);
  return <>{draw()}</>;
}

/**
 * Waits for the parts that the loaded pages have for members, if a member reads.
 * @param isMember whether it is known by now that one does; once said, it holds
 */
export async function partsForMembers(isMember = false): Promise<void> {
  areWanted ||= isMember;
  while (areWanted && missing.size > 0) await withWords(Promise.all([...missing].map((bring) => bring())));
}
