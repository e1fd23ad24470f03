export const MOST_SORTED = 2048;
export function sortKernel(..._: readonly unknown[]): string {
  throw new Error('not yet');
}
