/** The part of Node's process that is used; absent in a browser. */
interface NodeProcess {
  readonly env: Record<string, string | undefined>;
  getBuiltinModule?(name: string): unknown;
  listeners(event: string): Listener[];
  on(event: string, listener: Listener): void;
  removeListener(event: string, listener: Listener): void;
}
type Listener = (...values: unknown[]) => void;

const node = (globalThis as { readonly process?: Partial<NodeProcess> }).process;

/**
 * Gives Node's `util` what `@tensorflow/tfjs-node` 4.22 calls: `isNullOrUndefined`, which Node 23 removed (tensorflow/tfjs
 * issue 8609, mended in its sources and not released), where it is missing; and `isArray` without the notice of deprecation
 * that Node 22 gave it.
 *
 * @param utilities - the module `node:util`
 */
export function restoreUtilities(utilities: object = builtInUtilities()): void {
  const hidden = { configurable: true, writable: true };
  if (!('isNullOrUndefined' in utilities)) {
    const value = (tested: unknown): boolean => tested === null || tested === undefined;
    Object.defineProperty(utilities, 'isNullOrUndefined', { value, ...hidden });
  }
  Object.defineProperty(utilities, 'isArray', { value: Array.isArray, ...hidden });
}

function builtInUtilities(): object {
  // Every Node that lacks something has `getBuiltinModule`; for the others there is nothing to do.
  return (node?.getBuiltinModule?.('node:util') as object | undefined) ?? {};
}

/** Keeps the native library from writing its notices to the standard error output, unless the user has said what to write. */
export function quietNativeLibrary(): void {
  if (node?.env) node.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
}

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Runs something that leaves the process's handlers of uncaught errors as they were: the WebAssembly backend installs two
 * that throw again, and takes off everybody's when it is disposed.
 */
export async function keepingHandlers<T>(work: () => T | Promise<T>): Promise<T> {
  const { process } = globalThis as { readonly process?: Partial<NodeProcess> };
  if (!process?.listeners) return work();
  const handlers = process as NodeProcess;
  const before = EVENTS.map((event) => handlers.listeners(event));
  try {
    return await work();
  } finally {
    EVENTS.forEach((event, k) => {
      const after = handlers.listeners(event);
      for (const listener of after) if (!before[k]!.includes(listener)) handlers.removeListener(event, listener);
      for (const listener of before[k]!) if (!after.includes(listener)) handlers.on(event, listener);
    });
  }
}
