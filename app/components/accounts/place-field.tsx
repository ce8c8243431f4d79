import { useTranslations } from "use-intl";
import type { ProvinceView } from "#app/domain/accounts/places.server.ts";
import { cityMax } from "#app/domain/accounts/rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { Field } from "../form/field.tsx";
import { Select } from "../form/select.tsx";

type Props = {
  provinces: ProvinceView[];
  place: { province: string; city: string };
  state: FormState | undefined;
};

/** Where somebody lives: a city of the list, sorted by province, or one that is typed. */
export function PlaceField({ provinces, place, state }: Props) {
  const t = useTranslations("profile");
  const listed = provinces
    .find(({ key }) => key === place.province)
    ?.cities.some(({ key }) => key === place.city || place.city === "");
  const options = provinces.map(({ key, name, cities }) => ({
    label: name,
    options: [
      ...cities.map((city) => ({ value: `${key}/${city.key}`, label: city.name })),
      { value: `${key}/`, label: t("elsewhereIn", { province: name }) },
    ],
  }));
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Select
        name="place"
        label={t("city")}
        state={state}
        defaultValue={place.province ? `${place.province}/${listed ? place.city : ""}` : ""}
        options={[{ value: "", label: t("notSaid") }, ...options]}
      />
      <Field
        name="city"
        label={t("otherCity")}
        hint={t("otherCityHint")}
        state={state}
        maxLength={cityMax * 2}
        autoComplete="address-level2"
        dir="auto"
        defaultValue={listed ? "" : place.city}
      />
    </div>
  );
}
