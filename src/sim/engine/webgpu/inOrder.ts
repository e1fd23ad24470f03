/** Dispatches under way at a time: one runs while another is read back and a third is prepared. */
const AT_A_TIME = 3;

/**
 * Runs the parts of a pass, a few at a time, and takes their results in order, so that sums over them are rounded in one way.
 *
 * @throws what the first part that fails rejects with
 */
export async function inOrder<Part>(
  parts: Iterable<Part>,
  run: (part: Part) => Promise<ArrayBuffer>,
  take: (part: Part, result: ArrayBuffer) => void,
): Promise<void> {
  const underWay: { readonly part: Part; readonly result: Promise<ArrayBuffer> }[] = [];
  const settle = async (): Promise<void> => {
    const { part, result } = underWay.shift()!;
    take(part, await result);
  };
  for (const part of parts) {
    const result = run(part);
    // It is awaited in its turn, unless one before it fails.
    result.catch(() => undefined);
    underWay.push({ part, result });
    if (underWay.length === AT_A_TIME) await settle();
  }
  while (underWay.length > 0) await settle();
}
