import type { ReactNode } from "react";
import { usePageData } from "../shell/use-page-data.ts";
import { Card } from "../ui/card.tsx";

type Props = { title: ReactNode; hint?: ReactNode; children: ReactNode; below?: ReactNode };

/** A door of the club: its sign, one thing to do, nothing beside it. */
export function Entrance({ title, hint, children, below }: Props) {
  const { club } = usePageData();
  return (
    <div className="flex justify-center">
      <div className="w-full max-w-md">
        <Card className="door space-y-6 sm:p-8">
          <header className="text-center">
            {club.logoUrl && (
              <img src={club.logoUrl} alt="" height={48} className="mx-auto mb-4 h-12 max-w-40 object-contain" />
            )}
            <h1 className="text-xl outline-none" tabIndex={-1}>
              {title}
            </h1>
            {hint && <p className="mt-2 text-text-soft">{hint}</p>}
          </header>
          {children}
        </Card>
        {below}
      </div>
    </div>
  );
}
