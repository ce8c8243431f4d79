import { readdirSync, readFileSync } from "node:fs";
import { hasCores, loadCore, serverCore } from "./cores.ts";

/** Clock ticks of Linux a second, in which /proc counts (USER_HZ). */
const ticks = 100;

type Process = { parent: number; seconds: number; reapedSeconds: number };

/** Who used the processor, in seconds; a core's time that nobody used beside it. */
export type ProcessorTime = {
  club: number;
  postgres: number;
  floor: number;
  /** This process: the load. */
  load: number;
  serverIdle: number;
  loadIdle: number;
};

type Processes = { clubPid: number; postgresPid: number; floorPid: number };

/**
 * The processor's time so far: of the club's processes, of PostgreSQL's with those that ended, of the floor's, of the
 * load's, and the idle time of both cores. Null where /proc does not tell, as outside Linux.
 */
export function processorTime({ clubPid, postgresPid, floorPid }: Processes): ProcessorTime | null {
  if (!hasCores) return null;
  const all = readProcesses();
  const postgres = withChildren(all, postgresPid);
  const club = withChildren(all, clubPid).filter((pid) => !postgres.includes(pid));
  const seconds = (pids: number[]) => pids.reduce((sum, pid) => sum + all.get(pid)!.seconds, 0);
  const { user, system } = process.cpuUsage();
  return {
    club: seconds(club),
    postgres: seconds(postgres) + (all.get(postgresPid)?.reapedSeconds ?? 0),
    floor: seconds(withChildren(all, floorPid)),
    load: (user + system) / 1e6,
    serverIdle: idleSeconds(serverCore),
    loadIdle: idleSeconds(loadCore),
  };
}

/** The club's own processes, without PostgreSQL's. */
export function clubProcesses({ clubPid, postgresPid }: Omit<Processes, "floorPid">): number[] {
  const all = readProcesses();
  const postgres = withChildren(all, postgresPid);
  return withChildren(all, clubPid).filter((pid) => !postgres.includes(pid));
}

/** The memory that a process holds, in bytes; 0 where /proc does not tell. */
export function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // another system than Linux
  }
}

function withChildren(all: Map<number, Process>, root: number): number[] {
  const found = all.has(root) ? [root] : [];
  for (const parent of found) for (const [pid, process] of all) if (process.parent === parent) found.push(pid);
  return found;
}

function readProcesses(): Map<number, Process> {
  const all = new Map<number, Process>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      all.set(Number(name), readProcess(readFileSync(`/proc/${name}/stat`, "utf8")));
    } catch {
      // it ended just now
    }
  }
  return all;
}

/** proc_pid_stat(5): what follows the name, from the state on. */
function readProcess(stat: string): Process {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const sum = (...at: number[]) => at.reduce((total, index) => total + Number(fields[index]), 0) / ticks;
  return { parent: Number(fields[1]), seconds: sum(11, 12), reapedSeconds: sum(13, 14) };
}

/** proc_stat(5): the fourth number of a core's line; the fifth is waiting for disks. */
function idleSeconds(core: number): number {
  const line = new RegExp(`^cpu${core} (.+)$`, "m").exec(readFileSync("/proc/stat", "utf8"))?.[1] ?? "";
  const numbers = line.split(" ").map(Number);
  return ((numbers[3] ?? 0) + (numbers[4] ?? 0)) / ticks;
}
