import { WifiOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useGentleRevalidation } from "./use-gentle-revalidation.ts";
import { useIsLost, useLive } from "./use-live.ts";
import { useRoomForFocus } from "./use-room-for-focus.ts";

/** Says that the line is down, as long as it is; what was missed is looked up when it is back. */
export function OfflineNote() {
  const t = useTranslations("live");
  const lookAgain = useGentleRevalidation();
  useLive("stale", lookAgain);
  const isLost = useIsLost();
  useRoomForFocus("scrollPaddingBlockStart", isLost ? "9rem" : null);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-18 z-30 flex justify-center px-4">
      {isLost && (
        <p className="flex items-center gap-2 rounded-card border border-line bg-surface-floating px-4 py-2 text-sm text-text shadow-floating">
          <WifiOff aria-hidden size={18} strokeWidth={1.75} className="shrink-0 text-text-soft" />
          {t("offline")}
        </p>
      )}
    </div>
  );
}
