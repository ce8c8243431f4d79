import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../shell/page.tsx";
import { PageHeading } from "../ui/page.tsx";
import { ButtonSamples } from "./button-samples.tsx";
import { ChoiceSamples } from "./choice-samples.tsx";
import { ColourSamples, TypeSamples } from "./colour-samples.tsx";
import { FieldSamples } from "./field-samples.tsx";
import { FigureSamples } from "./figure-samples.tsx";
import { MarkSamples } from "./mark-samples.tsx";
import { OverlaySamples } from "./overlay-samples.tsx";
import { StateSamples } from "./state-samples.tsx";
import { WaySamples } from "./way-samples.tsx";

const groups = {
  colours: ColourSamples,
  type: TypeSamples,
  buttons: ButtonSamples,
  fields: FieldSamples,
  choices: ChoiceSamples,
  marks: MarkSamples,
  overlays: OverlaySamples,
  ways: WaySamples,
  figures: FigureSamples,
  states: StateSamples,
};

/** Every component in every state, for who builds pages. */
export function Showcase() {
  const t = useTranslations("ui");
  const names = Object.keys(groups) as (keyof typeof groups)[];
  return (
    <Page wide>
      <PageHeading title={t("title")} hint={t("hint")} />
      <nav aria-label={t("contents")} className="mb-8">
        <ul className="flex flex-wrap gap-x-4">
          {names.map((name) => (
            <li key={name}>
              <a href={`#${name}`} className="inline-flex min-h-11 items-center text-accent hover:underline">
                {t(name)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-12">
        {names.map((name) => (
          <Group key={name} id={name} title={t(name)}>
            <Samples name={name} />
          </Group>
        ))}
      </div>
    </Page>
  );
}

function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="space-y-6">
      <h2 id={`${id}-title`} className="border-b border-line pb-2 text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Samples({ name }: { name: keyof typeof groups }) {
  const Sample = groups[name];
  return <Sample />;
}
