import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

type Props = { aside?: ReactNode; wide?: boolean; children: ReactNode };

/**
 * A page that asks for more than the measure of text: `aside` stands beside it where the screen has room (from 1280 px;
 * nothing may be only there), `wide` lets tables use that room themselves. A page without either needs no `Page`.
 */
export function Page({ aside, wide = false, children }: Props) {
  const t = useTranslations("shell");
  if (wide) return <div className="max-w-none!">{children}</div>;
  return (
    <div className="max-w-none! xl:grid xl:grid-cols-[minmax(0,740px)_300px] xl:gap-8">
      <div className="min-w-0 max-w-[740px]">{children}</div>
      {aside && (
        <aside aria-label={t("aside")} className="hidden min-w-0 xl:block">
          {aside}
        </aside>
      )}
    </div>
  );
}

type SplitProps = { top: ReactNode; beside: ReactNode; children: ReactNode };

/** A page whose second part stands beside the first where there is an aside's room (from 1280 px), and below it elsewhere. */
export function SplitPage({ top, beside, children }: SplitProps) {
  return (
    <div className="max-w-none! gap-x-8 *:min-w-0 xl:grid xl:grid-cols-[minmax(0,740px)_300px] xl:grid-rows-[auto_1fr]">
      <div className="max-w-[740px]">{top}</div>
      <div className="max-w-[740px] xl:col-start-2 xl:row-span-2 xl:row-start-1">{beside}</div>
      <div className="max-w-[740px]">{children}</div>
    </div>
  );
}
