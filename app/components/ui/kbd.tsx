/** A key to press, or several pressed together. */
export function Kbd({ keys }: { keys: string[] }) {
  return (
    <span dir="ltr" className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-6 min-w-6 items-center justify-center rounded-md border border-line bg-surface-sunken px-1.5 font-sans text-xs text-text-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
