import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { MemberLink } from "#app/components/accounts/member-link.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listLikers } from "#app/domain/discussion/list-likers.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { likersPath, postPath } from "#app/paths.ts";

/** Who likes a post. */
export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const postId = params.post!;
  const after = new URL(request.url).searchParams.get("after");
  const likers = await listLikers(await optionalActor(request), { kind: "post", id: postId }, after);
  const t = await wordsFor(request, "forums");
  return { postId, likers, head: { title: t("likers"), path: likersPath(postId), hidden: true } };
});

export default function Likers() {
  const t = useTranslations("forums");
  const { postId, likers } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={postPath(postId)}>{t("backToPost")}</BackLink>
      <PageHeading title={t("likers")} />
      {likers.items.length === 0 ? (
        <EmptyState drawing="speech" title={t("noLikers")} />
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
          {likers.items.map((member) => (
            <li key={member.id}>
              <MemberLink member={member} className="flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-surface-hover">
                <Avatar member={member} />
                <bdi>{member.name}</bdi>
              </MemberLink>
            </li>
          ))}
        </ul>
      )}
      {likers.next && (
        <p className="mt-6 flex justify-center">
          <ButtonLink variant="secondary" to={`${likersPath(postId)}?after=${likers.next}`}>
            {t("moreLikers")}
          </ButtonLink>
        </p>
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
