import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** The club, its PostgreSQL and the floors run on one core, the load on another. */
export const serverCore = 0;
export const loadCore = 1;

/** Whether processes can be kept on a core here. */
export const hasCores = availableParallelism() > 1 && hasTaskset();

function hasTaskset(): boolean {
  try {
    execFileSync("taskset", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // another system than Linux: everything then runs where it likes, and the table says so
  }
}

/** A command line that runs a program on one core, where that can be done. */
export function onCore(core: number, ...command: string[]): string[] {
  return hasCores ? ["taskset", "--cpu-list", String(core), ...command] : command;
}

/** Keeps this process, and what it does from now on, on the core of the load. */
export function moveToLoadCore(): void {
  if (hasCores)
    execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", String(loadCore), String(process.pid)], {
      stdio: "ignore",
    });
}
