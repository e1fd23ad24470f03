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
 * Gives Node's `util` back the functions that `@tensorflow/tfjs-node` 4.22 calls and Node 23 removed; what is there stays.
 * See tensorflow/tfjs issue 8609, mended in its sources and not released.
 *
 * @param utilities - the module `node:util`
 */
export function restoreUtilities(utilities: object = builtInUtilities()): void {
  const missing = {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: (value: unknown) => Array.isArray(value),
  };
  for (const [name, value] of Object.entries(missing)) {
    if (name in utilities) continue;
    Object.defineProperty(utilities, name, { value, configurable: true, writable: true });
  }
}

function builtInUtilities(): object {
  // Every Node without those functions has `getBuiltinModule`.
  return (node?.getBuiltinModule?.('node:util') as object | undefined) ?? { isNullOrUndefined: 0, isArray: 0 };
}

/** Keeps the native library from writing its notices to the standard error output, unless the user has said what to write. */
export function quietNativeLibrary(): void {
  if (node?.env) node.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
}

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Runs something that leaves the process's handlers of uncaught errors as they were: the WebAssembly backend installs two that throw
 * again, and takes off everybody's when it is disposed.
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
