/** Serialised extremes; null without observations, since JSON has no infinities. */
export type ExtremesJson = readonly [min: number, minTrial: number, max: number, maxTrial: number] | null;

/**
 * Least and greatest observation with the trials they came from. Ties go to the lowest trial, so that the result does
 * not depend on the order; -0 counts as 0.
 */
export class Extremes {
  min = Infinity;
  minTrial = -1;
  max = -Infinity;
  maxTrial = -1;

  /** Adds the observation of one trial. */
  add(observation: number, trial: number): void {
    const value = observation + 0; // -0 becomes 0
    this.offerMin(value, trial);
    this.offerMax(value, trial);
  }

  /** Adds all observations of another summary. */
  merge(other: Extremes): void {
    if (other.minTrial < 0) return;
    this.offerMin(other.min, other.minTrial);
    this.offerMax(other.max, other.maxTrial);
  }

  private offerMin(value: number, trial: number): void {
    if (value < this.min || (value === this.min && trial < this.minTrial)) {
      this.min = value;
      this.minTrial = trial;
    }
  }

  private offerMax(value: number, trial: number): void {
    if (value > this.max || (value === this.max && trial < this.maxTrial)) {
      this.max = value;
      this.maxTrial = trial;
    }
  }

  toJSON(): ExtremesJson {
    return this.minTrial < 0 ? null : [this.min, this.minTrial, this.max, this.maxTrial];
  }

  static fromJSON(json: ExtremesJson): Extremes {
    const extremes = new Extremes();
    if (json !== null) [extremes.min, extremes.minTrial, extremes.max, extremes.maxTrial] = json;
    return extremes;
  }
}
