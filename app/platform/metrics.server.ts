import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const registry = new Registry();

/** What is asked before each look at the metrics, by name. */
const questions = new Map<string, () => Promise<void>>();

/**
 * Starts measuring the process itself: processor, memory, garbage collection, lag of the event loop. Wanted once, by a
 * process that answers `/metrics`.
 */
export function measureProcess(): void {
  collectDefaultMetrics({ register: registry });
}

/** What a metric is called after its `bashgah_`, and its line of help. Labels have few values, and none is anybody's. */
type Named<Label extends string> = { name: string; help: string; labels?: readonly Label[] };

/** A count that only grows. */
export function newCounter<Label extends string = never>(named: Named<Label>): Counter<Label> {
  return new Counter(configured(named));
}

/** How often something took how long. @param buckets upper bounds, in seconds */
export function newDurations<Label extends string = never>(
  named: Named<Label>,
  buckets: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
): Histogram<Label> {
  return new Histogram({ ...configured(named), buckets: [...buckets] });
}

/** What goes up and down. @param read sets the values at each look, where nobody else does */
export function newGauge<Label extends string = never>(
  named: Named<Label>,
  read: (gauge: Gauge<Label>) => void = () => undefined,
): Gauge<Label> {
  return new Gauge({
    ...configured(named),
    collect() {
      read(this);
    },
  });
}

/** Has a question asked before each look at the metrics, which sets several gauges at once. It may not throw. */
export function beforeReading(name: string, ask: () => Promise<void>): void {
  questions.set(name, ask);
}

/** A module that the development server loads again brings its metrics again; the newest one counts. */
function configured<Label extends string>({ name, help, labels = [] }: Named<Label>) {
  const full = `bashgah_${name}`;
  registry.removeSingleMetric(full);
  return { name: full, help, labelNames: labels, registers: [registry] };
}

/** Every metric in the text format of Prometheus (version 0.0.4), and its media type. */
export async function readMetrics(): Promise<{ type: string; text: string }> {
  await Promise.all([...questions.values()].map((ask) => ask()));
  return { type: registry.contentType, text: await registry.metrics() };
}
