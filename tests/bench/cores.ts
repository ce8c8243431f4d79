import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The cores that this process may use; none where /proc does not tell. */
const allowed = allowedCores();

/** The club, its PostgreSQL and the floors run on one core, the load on another. */
export const [serverCore = 0, loadCore = 1] = allowed;

/** Whether processes can be kept on a core here. */
export const hasCores = allowed.length > 1 && hasTaskset();

/** Linux lists them as ranges: 0-3,8 (proc_pid_status(5)). */
function allowedCores(): number[] {
  try {
    const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "";
    return list.split(",").flatMap((range) => {
      const [first, last = first] = range.split("-").map(Number) as [number, number?];
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
  } catch {
    return []; // another system than Linux
  }
}

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
