import { useTranslations } from "use-intl";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { classNames } from "../ui/class-names.ts";

const steps = ["setupStepClub", "setupStepCode"] as const;

/** Where one is in setting the club up. */
export function SetupSteps({ current }: { current: number }) {
  const t = useTranslations("accounts");
  const { locale } = useClub();
  return (
    <ol className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
      {steps.map((word, index) => {
        const number = index + 1;
        const reached = number <= current;
        return (
          <li
            key={word}
            aria-current={number === current ? "step" : undefined}
            className={classNames(
              "flex items-center gap-2 text-sm",
              number === current ? "font-medium text-text" : "text-text-soft",
            )}
          >
            <span
              aria-hidden
              className={classNames(
                "flex size-7 items-center justify-center rounded-full border tabular-nums",
                reached ? "border-transparent bg-accent text-on-accent" : "border-line-strong",
              )}
            >
              {formatNumber(number, locale)}
            </span>
            {t(word)}
          </li>
        );
      })}
    </ol>
  );
}
