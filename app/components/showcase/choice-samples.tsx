import { Globe, Lock, Users } from "lucide-react";
import { useTranslations } from "use-intl";
import { Checkbox } from "../form/field.tsx";
import { RadioCards } from "../form/radio-cards.tsx";

/** Boxes, switches and radio cards. */
export function ChoiceSamples() {
  const t = useTranslations("ui");
  const options = [
    { value: "everyone", label: t("everyone"), hint: t("everyoneHint"), icon: Globe },
    { value: "members", label: t("members"), hint: t("membersHint"), icon: Users },
    { value: "group", label: t("group"), hint: t("groupHint"), icon: Lock, disabled: true },
  ];
  return (
    <>
      <div className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
        <Checkbox name="box" label={t("box")} hint={t("boxHint")} state={undefined} defaultChecked />
        <Checkbox name="box2" label={t("box")} state={undefined} />
        <Checkbox name="box3" label={t("boxClosed")} state={undefined} disabled defaultChecked />
        <Checkbox
          name="box4"
          label={t("refused")}
          state={{ values: {}, errors: { "": { code: "invalid" }, box4: { code: "required" } } }}
        />
        <Checkbox name="switch" look="switch" label={t("switch")} state={undefined} defaultChecked />
        <Checkbox name="switch2" look="switch" label={t("switch")} state={undefined} />
      </div>
      <RadioCards name="readers" legend={t("readers")} state={undefined} options={options} defaultValue="everyone" />
    </>
  );
}
