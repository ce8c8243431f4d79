import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CodeBlock } from "#app/components/api/code-block.tsx";
import type { DocsView } from "#app/components/api/docs-view.ts";
import { FieldList } from "#app/components/api/field-list.tsx";
import { OperationCard } from "#app/components/api/operation-card.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { getClub } from "#app/domain/core/club.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { siteOrigin } from "#app/http/site-origin.server.ts";
import { apiDocsPath, openApiPath } from "#app/paths.ts";
import { operations } from "./operations.ts";
import { viewDocs } from "./view-docs.server.ts";

/** The documentation of the API, made from the operations themselves. */
export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const [language, { name }] = await Promise.all([languageOf(request), getClub()]);
  const docs: DocsView = viewDocs(operations, { language, clubName: name, origin: siteOrigin(request) });
  return { docs, head: { title: docs.words.pageTitle, path: apiDocsPath() } };
});

export default function Docs() {
  const { docs } = useLoaderData<typeof loader>();
  const { words } = docs;
  return (
    <>
      <PageHeading title={words.pageTitle} hint={docs.intro} />
      <Start docs={docs} />
      <Contents docs={docs} />
      {docs.areas.map(({ id, title, operations }) => (
        <Part key={id} id={id} title={title}>
          {operations.map((operation) => (
            <OperationCard key={operation.id} operation={operation} words={words} />
          ))}
        </Part>
      ))}
      <Objects docs={docs} />
      <Scopes docs={docs} />
      <Errors docs={docs} />
    </>
  );
}

type Given = { docs: DocsView };

function Start({ docs: { words, start } }: Given) {
  return (
    <Part id="start" title={words.start}>
      <Card className="space-y-3">
        <p>{words.startText}</p>
        <CodeBlock>{start.command}</CodeBlock>
        <CodeBlock>{start.curl}</CodeBlock>
        <a href={openApiPath()} className="inline-flex min-h-11 items-center text-accent underline">
          {words.document}
        </a>
      </Card>
    </Part>
  );
}

function Contents({ docs: { words, areas } }: Given) {
  const places = [
    ...areas,
    { id: "objects", title: words.objects },
    { id: "scopes", title: words.scopes },
    { id: "errors", title: words.errors },
  ];
  return (
    <nav aria-label={words.contents} className="mb-8 flex flex-wrap gap-2">
      {places.map(({ id, title }) => (
        <a
          key={id}
          href={`#${id}`}
          className="inline-flex min-h-11 items-center rounded-full border border-line px-4 text-sm"
        >
          {title}
        </a>
      ))}
    </nav>
  );
}

function Objects({ docs: { words, objects } }: Given) {
  return (
    <Part id="objects" title={words.objects}>
      {objects.map(({ name, fields }) => (
        <Card key={name} id={`object-${name}`} className="scroll-mt-20">
          <h3 className="text-lg">
            <code dir="ltr">{name}</code>
          </h3>
          <FieldList fields={fields} needed="" />
        </Card>
      ))}
    </Part>
  );
}

function Scopes({ docs: { words, scopes } }: Given) {
  return (
    <Part id="scopes" title={words.scopes}>
      <Card>
        <p>{words.scopesText}</p>
        <Terms terms={scopes.map(({ name, text }) => ({ id: `scope-${name}`, name, text }))} />
      </Card>
    </Part>
  );
}

function Errors({ docs: { words, errors } }: Given) {
  return (
    <Part id="errors" title={words.errors}>
      <p>{words.errorsText}</p>
      {errors.map(({ status, codes }) => (
        <Card key={status}>
          <h3 className="text-lg">
            {words.status} <code dir="ltr">{status}</code>
          </h3>
          <Terms terms={codes.map(({ code, text }) => ({ id: code, name: code, text }))} />
        </Card>
      ))}
    </Part>
  );
}

function Terms({ terms }: { terms: { id: string; name: string; text: string }[] }) {
  return (
    <dl className="divide-y divide-line">
      {terms.map(({ id, name, text }) => (
        <div key={id} id={id} className="scroll-mt-20 py-2">
          <dt>
            <code dir="ltr" className="text-sm font-medium break-all">
              {name}
            </code>
          </dt>
          <dd className="text-sm text-text-soft">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={id} className="mb-10 scroll-mt-20 space-y-4">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
