import type { Engine, Field } from './engine.js';
import { planField } from './plan.js';

/**
 * Two engines as one: `gpu` for the fields of at least `from` numbers, `cpu` for smaller ones and for those that need float64
 * throughout. Which of them runs a field is a function of the field alone; its precision is that engine's.
 *
 * @param from - least n x d that `gpu` takes
 */
export function splitEngine(gpu: Engine, cpu: Engine, from: number): Engine {
  const takes = (field: Field): Engine => (field.n * field.d >= from && planField(field) !== null ? gpu : cpu);
  return {
    name: gpu.name,
    precision: {
      pairwise: (field, distances, points) => takes(field).precision.pairwise(field, distances, points),
      reduce: (reduction, values) => takes(reduction.field).precision.reduce(reduction, values),
    },
    async start() {
      await cpu.start();
      await gpu.start();
    },
    async stop() {
      await Promise.all([cpu.stop(), gpu.stop()]);
    },
    device: () =>
      `${gpu.device()} for fields of at least ${from.toLocaleString('en-US')} numbers, ${cpu.device()} below`,
    runs: (field, points) => takes(field).runs(field, points),
    words: (place) => cpu.words(place),
    draws: (model, place) => cpu.draws(model, place),
    pairwise: (field, trials, points) => takes(field).pairwise(field, trials, points),
    reduce: (field, ...asked) => takes(field).reduce(field, ...asked),
  };
}
