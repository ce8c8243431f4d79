import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useRovingFocus } from "./use-roving-focus.ts";

const columns = 8;
const emoji = [
  ..."😀 😄 😁 😆 😅 😂 🤣 😊 😉 😍 🥰 😘 😋 😎 🤩 🥳".split(" "),
  ..."🙂 🙃 🤔 🤨 😐 🙄 😴 😌 😔 😢 😭 😤 😡 😱 😳 🤯".split(" "),
  ..."👍 👎 👌 👏 🙏 🤝 💪 👋 🙌 ✌️ 🤞 🫶 ❤️ 💔 💯 🔥".split(" "),
  ..."🌹 🌸 🌱 ⭐ ✨ 🎉 🎁 🏆 ✅ ❌ ❓ ⚠️ 💡 📷 📦 ☕".split(" "),
];

/** The emoji people use most; the system's own picker has the rest. */
export function EmojiPicker({ onChoose, onClose }: { onChoose: (emoji: string) => void; onClose: () => void }) {
  const t = useTranslations("editor.emoji");
  const { ref, onKeyDown } = useRovingFocus<HTMLDivElement>(columns);
  useEffect(() => ref.current?.querySelector("button")?.focus(), [ref]);
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label={t("label")}
      className="grid w-full grid-cols-8 p-2 sm:w-fit"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        else onKeyDown(event);
      }}
    >
      {emoji.map((one) => (
        <button
          key={one}
          type="button"
          className="grid h-11 min-w-9 place-items-center rounded-lg text-xl hover:bg-surface-sunken sm:w-11"
          onClick={() => onChoose(one)}
        >
          {one}
        </button>
      ))}
    </div>
  );
}
