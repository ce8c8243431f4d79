const look =
  "w-full min-h-11 rounded-control border border-line-strong bg-surface-raised text-base text-text transition-colors duration-150 aria-invalid:border-bad aria-invalid:hover:border-bad";

/** How every control that one types into or chooses from is drawn. */
export const controlClass = `${look} block px-3 py-2 placeholder:text-text-soft enabled:hover:border-text-soft disabled:cursor-not-allowed disabled:border-line disabled:bg-surface-sunken disabled:text-text-soft`;

/** The same around a bare control that shares its frame with something else; the frame shows the control's states. */
export const controlFrameClass = `${look} flex items-center outline-offset-2 outline-accent hover:border-text-soft has-[>:focus-visible]:outline-2 has-[>[aria-invalid]]:border-bad has-[>:disabled]:border-line has-[>:disabled]:bg-surface-sunken`;

/** The control within such a frame. */
export const bareControlClass =
  "-my-px min-h-11 min-w-0 grow rounded-control bg-transparent px-3 outline-none placeholder:text-text-soft disabled:cursor-not-allowed disabled:text-text-soft";
