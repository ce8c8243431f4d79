/** Something to be typed or copied; long lines are broken, so that nothing has to be scrolled to. */
export function CodeBlock({ children }: { children: string }) {
  return (
    <pre dir="ltr" className="rounded-control bg-surface-sunken p-3 text-sm whitespace-pre-wrap wrap-anywhere">
      <code>{children}</code>
    </pre>
  );
}
