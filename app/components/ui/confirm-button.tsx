import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { ConfirmDialog } from "./dialog.tsx";

type Props = {
  /** What the button of the form is called and sends. */
  name: string;
  value: string;
  verb: string;
  /** What is lost, in a sentence. */
  children: ReactNode;
  size?: "medium" | "small";
};

/**
 * A button, within a form, of what cannot be undone: it asks first, in a dialog that belongs to the same form. Without
 * scripts it sends the form at once.
 */
export function ConfirmButton({ name, value, verb, children, size }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        {...{ name, value, size }}
        variant="danger"
        onClick={(event) => {
          event.preventDefault();
          if (event.currentTarget.form?.reportValidity()) setOpen(true);
        }}
      >
        {verb}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={verb}
        deed={
          <Button {...{ name, value }} variant="danger" onClick={() => setOpen(false)}>
            {verb}
          </Button>
        }
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
