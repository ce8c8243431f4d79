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
