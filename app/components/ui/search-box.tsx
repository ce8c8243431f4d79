import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { controlClass } from "../form/control-class.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

type Props = {
  action: string;
  asked: string | undefined;
  label: string;
  /** Shown in the empty field, where it says more than the label. */
  placeholder?: string;
  verb: string;
  /** What else the address keeps. */
  kept?: Record<string, string | undefined>;
};

/** One field that looks something up by words; the answer has an address of its own. The club's own search is the header's. */
export function SearchBox({ action, asked, label, placeholder = label, verb, kept = {} }: Props) {
  return (
    <Form action={action} className="mb-6 flex gap-2">
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <SearchField asked={asked} label={label} placeholder={placeholder} verb={verb} />
    </Form>
  );
}

type FieldProps = Pick<Props, "asked" | "label" | "placeholder" | "verb">;

/** The field and its button, for a form that asks for more than words. */
export function SearchField({ asked, label, placeholder = label, verb }: FieldProps) {
  return (
    <>
      <input
        type="search"
        name="q"
        key={asked}
        defaultValue={asked}
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        className={classNames(controlClass, "text-as-page")}
      />
      <Button variant="secondary" className="shrink-0">
        <Search aria-hidden size={18} />
        {verb}
      </Button>
    </>
  );
}
