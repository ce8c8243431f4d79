import type { ClipboardEvent, FormEvent } from "react";
import { useRef } from "react";
import { toLatinDigits } from "#app/platform/persian/digits.ts";

type Options = { digits: number; sendsItself: boolean };

/**
 * Takes the code out of what is pasted, and presses the form's button when the code is whole. The same code is sent by
 * itself once: after a refusal it is the person who tries it again.
 */
export function useWholeCode({ digits, sendsItself }: Options) {
  const sent = useRef("");
  const send = (field: HTMLInputElement) => {
    const code = toLatinDigits(field.value).trim();
    if (!sendsItself || !isWhole(code, digits) || code === sent.current) return;
    sent.current = code;
    field.form?.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
  };
  return {
    onInput: ({ currentTarget }: FormEvent<HTMLInputElement>) => send(currentTarget),
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const code = codeIn(event.clipboardData.getData("text"), digits);
      if (!code) return;
      event.preventDefault();
      event.currentTarget.value = code;
      send(event.currentTarget);
    },
  };
}

/** The first number of exactly so many digits in a text, in Latin digits; null where there is none. */
export function codeIn(text: string, digits: number): string | null {
  return (
    toLatinDigits(text)
      .match(/\d+/g)
      ?.find((number) => number.length === digits) ?? null
  );
}

function isWhole(code: string, digits: number): boolean {
  return code.length === digits && /^\d+$/.test(code);
}
