import { Card } from "#app/components/ui/card.tsx";
import { CodeBlock } from "./code-block.tsx";
import type { DocsView, OperationView } from "./docs-view.ts";
import { FieldList } from "./field-list.tsx";
import type { FieldView } from "./schema-fields.ts";

type Props = { operation: OperationView; words: DocsView["words"] };

/** One operation: where it is, what it takes, what it answers, and a command to try it with. */
export function OperationCard({ operation, words }: Props) {
  const { id, method, path, summary, scope, parameters, sent, status, answer, curl } = operation;
  return (
    <Card id={id} className="scroll-mt-20">
      <h3 className="text-lg">{summary}</h3>
      <p dir="ltr" className="mt-1 break-all text-as-page">
        <code className="font-medium text-accent">{method}</code> <code>{path}</code>
      </p>
      <p className="mt-1 text-sm text-text-soft">
        {words.scope}{" "}
        <a href={`#scope-${scope}`} className="text-accent underline">
          <code dir="ltr">{scope}</code>
        </a>
      </p>
      <Fields title={words.parameters} fields={parameters} needed={words.needed} />
      <Fields title={words.sent} fields={sent} needed={words.needed} />
      <section className="mt-4">
        <h4 className="text-sm font-medium">
          {words.answered} <code dir="ltr">{status}</code>
        </h4>
        {answer.object && (
          <a href={`#object-${answer.object}`} className="text-accent underline">
            <code dir="ltr">{answer.object}</code>
          </a>
        )}
        {!answer.object && answer.fields.length === 0 && <p className="text-sm text-text-soft">{words.noAnswer}</p>}
        <FieldList fields={answer.fields} needed="" />
      </section>
      <section className="mt-4">
        <h4 className="mb-1 text-sm font-medium">{words.example}</h4>
        <CodeBlock>{curl}</CodeBlock>
      </section>
    </Card>
  );
}

function Fields({ title, fields, needed }: { title: string; fields: FieldView[]; needed: string }) {
  if (fields.length === 0) return null;
  return (
    <details className="mt-4" open={fields.some(({ required, place }) => required && place !== "path")}>
      <summary className="disclosure text-sm font-medium">{title}</summary>
      <FieldList fields={fields} needed={needed} />
    </details>
  );
}
