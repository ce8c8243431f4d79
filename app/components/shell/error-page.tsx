import { Form, isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { CircleAlert, Hourglass, LockKeyhole, type LucideIcon, SearchX } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useMessages, useTranslations } from "use-intl";
import type { KeptForm, Problem } from "#app/domain/core/form-state.ts";
import { forumsPath, homePath, searchPath } from "#app/paths.ts";
import { controlClass } from "../form/control-class.ts";
import { useProblemText } from "../form/problem-text.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { KeptWords } from "./kept-words.tsx";
import { useSignInPath } from "./places.ts";
import { RequestNumber, RetryClock, RetryLink } from "./retry.tsx";
import { focusHeading } from "./use-focus-on-new-page.ts";
import { usePageData } from "./use-page-data.ts";

const signs: Record<number, LucideIcon> = { 401: LockKeyhole, 403: LockKeyhole, 404: SearchX, 429: Hourglass };
const told = [401, 403, 404, 429, 503];

/** What a person sees when a page cannot be shown: what happened, why, and every way on. */
export function ErrorPage() {
  const error = useRouteError();
  const t = useTranslations("shell");
  const text = useProblemText();
  const { club } = usePageData();
  const problem = problemOf(error, useMessages().errors);
  const kept = keptIn(error);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const title = kept ? t("keptError") : t("errorTitle", { status: told.includes(status) ? String(status) : "other" });
  const Sign = signs[status] ?? CircleAlert;
  useEffect(() => {
    document.title = club.name ? `${title} · ${club.name}` : title;
    if (document.activeElement === document.body) focusHeading();
  }, [title, club.name]);
  return (
    <div className="flex flex-col items-center gap-4 py-10 text-center sm:py-16">
      <span className="rounded-full bg-accent-soft p-5 text-accent">
        <Sign aria-hidden size={36} strokeWidth={1.5} />
      </span>
      <h1 className="text-xl lg:text-2xl" tabIndex={-1}>
        {title}
      </h1>
      {(status !== 404 || kept) && (
        <p className="max-w-prose text-text-soft">{problem ? text(problem) : t("errorText")}</p>
      )}
      {kept && <KeptWords form={kept} mustSignIn={status === 401} />}
      {kept ? <Ways /> : <WaysOn status={status} problem={problem} requestId={requestIdOf(error)} />}
    </div>
  );
}

type WaysProps = { status: number; problem: Problem | null; requestId: string | null };

function WaysOn({ status, problem, requestId }: WaysProps) {
  if (status === 404) return <LookFor />;
  if (status === 401 || status === 403) return <AskOrSignIn />;
  if (status === 429)
    return (
      <Ways>
        <RetryClock until={problem?.until} />
      </Ways>
    );
  if (status < 500) return <Ways />;
  return (
    <>
      <Ways>
        <RetryLink />
      </Ways>
      {requestId && <RequestNumber id={requestId} />}
    </>
  );
}

/** The ways that are open everywhere, after the one that fits best. */
function Ways({ children }: { children?: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <div className="flex flex-wrap justify-center gap-3">
      {children}
      <ButtonLink to={homePath()} variant="secondary">
        {t("toHome")}
      </ButtonLink>
      <ButtonLink to={forumsPath()} variant="secondary">
        {t("forums")}
      </ButtonLink>
    </div>
  );
}

function LookFor() {
  const t = useTranslations("shell");
  const { pathname } = useLocation();
  return (
    <>
      <p className="max-w-prose text-text-soft">{t("errorLookFor")}</p>
      <Form
        role="search"
        aria-label={t("search")}
        action={searchPath()}
        className="flex w-full max-w-md gap-2 text-start"
      >
        <input
          type="search"
          name="q"
          key={pathname}
          aria-label={t("searchClub")}
          placeholder={t("searchClub")}
          dir="auto"
          className={classNames(controlClass, "text-as-page")}
        />
        <Button variant="secondary" className="shrink-0">
          {t("search")}
        </Button>
      </Form>
      <Ways />
    </>
  );
}

function AskOrSignIn() {
  const t = useTranslations("shell");
  const { me } = usePageData();
  const signIn = useSignInPath();
  return (
    <>
      <p className="max-w-prose text-text-soft">{t(me ? "errorAskStaff" : "errorSignIn")}</p>
      <Ways>{!me && <ButtonLink to={signIn}>{t("signIn")}</ButtonLink>}</Ways>
    </>
  );
}

/** What was refused, where there is a sentence for it. */
function problemOf(error: unknown, sentences: object | undefined): Problem | null {
  if (!isRouteErrorResponse(error)) return null;
  const problem = error.data as Problem | null;
  return problem && typeof problem === "object" && problem.code in (sentences ?? {}) ? problem : null;
}

/** The form that was refused, with its words. */
function keptIn(error: unknown): KeptForm | null {
  return isRouteErrorResponse(error) ? ((error.data as { kept?: KeptForm } | null)?.kept ?? null) : null;
}

/** The number a bug was logged under. */
function requestIdOf(error: unknown): string | null {
  const told = isRouteErrorResponse(error) ? (error.data as { requestId?: unknown } | null)?.requestId : null;
  return typeof told === "string" ? told : null;
}
