/** Holds the exit code a command ended with; commander's actions return nothing. */
export interface Outcome {
  code: number;
}
