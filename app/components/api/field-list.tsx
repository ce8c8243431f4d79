import type { FieldView } from "./schema-fields.ts";

/** Fields one under another, so that they fit a phone: name and type, then what it is. */
export function FieldList({ fields, needed }: { fields: FieldView[]; needed: string }) {
  return (
    <dl className="divide-y divide-line">
      {fields.map((field) => (
        <div key={`${field.place ?? ""} ${field.name}`} className="py-2">
          <dt className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <code dir="ltr" className="font-medium break-all">
              {field.name}
            </code>
            <FieldType field={field} />
            {field.place && (
              <code dir="ltr" className="text-xs text-text-soft">
                {field.place}
              </code>
            )}
            {field.required && field.place !== "path" && <span className="text-xs text-accent">{needed}</span>}
          </dt>
          {field.description && <dd className="text-sm text-text-soft">{field.description}</dd>}
        </div>
      ))}
    </dl>
  );
}

function FieldType({ field }: { field: FieldView }) {
  const type = (
    <code dir="ltr" className="text-text-soft wrap-anywhere">
      {field.type}
    </code>
  );
  return field.object ? (
    <a href={`#object-${field.object}`} className="text-accent underline">
      {type}
    </a>
  ) : (
    type
  );
}
