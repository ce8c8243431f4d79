import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ProvinceView } from "#app/domain/accounts/places.server.ts";
import { cityMax } from "#app/domain/accounts/rules.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { controlClass, Field, FieldFrame } from "../form/field.tsx";
import { classNames } from "../ui/class-names.ts";

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
  const chosen = state?.values.place ?? (place.province ? `${place.province}/${listed ? place.city : ""}` : "");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <FieldFrame name="place" label={t("city")} state={state}>
        {(wiring) => (
          <span className="relative block">
            <select
              name="place"
              className={classNames(controlClass, "appearance-none pe-10")}
              defaultValue={String(chosen)}
              {...wiring}
            >
              <option value="">{t("notSaid")}</option>
              {provinces.map((province) => (
                <optgroup key={province.key} label={province.name}>
                  {province.cities.map((city) => (
                    <option key={city.key} value={`${province.key}/${city.key}`}>
                      {city.name}
                    </option>
                  ))}
                  <option value={`${province.key}/`}>{t("elsewhereIn", { province: province.name })}</option>
                </optgroup>
              ))}
            </select>
            <ChevronDown
              aria-hidden
              size={20}
              strokeWidth={1.75}
              className="pointer-events-none absolute inset-y-0 end-3 my-auto text-text-soft"
            />
          </span>
        )}
      </FieldFrame>
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
