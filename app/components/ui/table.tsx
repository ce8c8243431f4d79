import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A column; figures stand at its end, all digits equally wide. */
export type Column<Key extends string> = { key: Key; label: ReactNode; numeric?: boolean; hideLabel?: boolean };

/** A link whose row leads to the same place. */
export const rowLinkClass = "after:absolute after:inset-0 hover:text-accent";

type Props<Key extends string> = {
  /** What the table shows; for who cannot see it, unless `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: Column<Key>[];
  rows: ({ id: string } & Record<Key, ReactNode>)[];
};

/**
 * Rows of facts. On a phone each row is a card that names its columns; the first column is what the row is about, and a link
 * in it may take the whole row (`rowLinkClass`). What else can be pressed in the row stands above that (`relative`).
 */
export function Table<Key extends string>({ caption, showCaption = false, columns, rows }: Props<Key>) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface-raised">
      <table className="w-full text-start max-sm:block">
        <caption className={classNames("px-4 pt-4 text-start font-medium max-sm:block", !showCaption && "sr-only")}>
          {caption}
        </caption>
        <thead className="max-sm:sr-only">
          <tr className="border-b border-line text-sm text-text-soft">
            {columns.map(({ key, label, numeric, hideLabel }) => (
              <th key={key} scope="col" className={cellClass(numeric, "py-2.5 font-medium whitespace-nowrap")}>
                <span className={hideLabel ? "sr-only" : undefined}>{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {rows.map((row) => (
            <tr key={row.id} className="relative hover:bg-surface-hover max-sm:block max-sm:p-4">
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} isFirst={index === 0}>
                  {row[column.key]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass(numeric: boolean | undefined, rest: string): string {
  return classNames("px-4", numeric ? "text-end tabular-nums" : "text-start", rest);
}

type CellProps<Key extends string> = { column: Column<Key>; isFirst: boolean; children: ReactNode };

function Cell<Key extends string>({ column, isFirst, children }: CellProps<Key>) {
  const Tag = isFirst ? "th" : "td";
  const { label, numeric, hideLabel } = column;
  return (
    <Tag
      scope={isFirst ? "row" : undefined}
      className={classNames(
        cellClass(numeric, "py-3 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1"),
        isFirst && "font-medium",
        (children === null || children === undefined) && "max-sm:hidden",
      )}
    >
      {!isFirst && !hideLabel && (
        <span aria-hidden className="text-sm text-text-soft sm:hidden">
          {label}
        </span>
      )}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </Tag>
  );
}
