import { useNavigation } from "@remix-run/react";

/** A thin line at the very top while another page takes its time; a quick one never shows it. */
export function ProgressLine() {
  const { state } = useNavigation();
  if (state === "idle") return null;
  return <span aria-hidden className="progress-line pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 bg-accent" />;
}
