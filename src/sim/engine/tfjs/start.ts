import { UserError } from '../../../errors.js';
import { Backend, type Tf } from './backend.js';
import { keepingHandlers, quietNativeLibrary, restoreUtilities } from './nodeUtilities.js';
import {
  BACKEND_PACKAGES,
  CORE_PACKAGE,
  loadPackage,
  reasonOf,
  type ImportPackage,
  type TfjsBackendName,
} from './packages.js';

/** Backends of this thread, by name: how many engines have started them, and whether one of these initialised it. */
const started = new Map<string, { users: number; readonly own: boolean }>();
/** One start at a time: TensorFlow.js drops an initialisation when another begins. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Loads and initialises a backend.
 *
 * @param wanted - the only one that will do; otherwise the one that is set, as a page in a browser may have done, or the best
 * that is installed
 * @throws UserError saying what is missing or broken, and what to do; one that is installed and broken is not passed over
 */
export function startBackend(wanted: TfjsBackendName | undefined, load: ImportPackage): Promise<Backend> {
  const start = last.then(() => startAlone(wanted, load));
  last = start.catch(() => undefined);
  return start;
}

/** Gives a backend back: the last engine that leaves disposes what an engine initialised, unless others have tensors in it. */
export async function giveBack({ tf, name }: Backend): Promise<void> {
  const entry = started.get(name);
  if (!entry || --entry.users > 0) return;
  started.delete(name);
  const { state, registryFactory } = tf.engine();
  const registered = registryFactory[name];
  if (!entry.own || !registered || state.numTensors > 0) return;
  await keepingHandlers(() => tf.removeBackend(name));
  // Another start finds it as the package registered it.
  tf.registerBackend(name, registered.factory, registered.priority);
}

async function startAlone(wanted: TfjsBackendName | undefined, load: ImportPackage): Promise<Backend> {
  const tf = await loadCore(load);
  return quietly(tf, async () => {
    const set = wanted ? '' : await backendOfPage(tf);
    if (set) return initialise(tf, set, true);
    for (const candidate of BACKEND_PACKAGES) {
      if (wanted && candidate.name !== wanted) continue;
      const before = isThere(tf, candidate.backend);
      if (candidate.backend === 'tensorflow') prepareNative();
      if (!(await loadPackage(candidate.package, load))) continue;
      const backend = await initialise(tf, candidate.backend, before);
      if (candidate.name === 'tensorflow-gpu' && !usesCuda(tf)) throw noCuda();
      return backend;
    }
    throw wanted ? notInstalled(wanted) : nothingInstalled();
  });
}

async function loadCore(load: ImportPackage): Promise<Tf> {
  // A page may have loaded TensorFlow.js with a script element.
  const tf = (await loadPackage(CORE_PACKAGE, load)) ?? (globalThis as { readonly tf?: unknown }).tf;
  if (!tf) throw nothingInstalled();
  return tf as Tf;
}

/** Without the notices that TensorFlow.js writes to the console when backends are registered and used for the first time. */
async function quietly<T>(tf: Tf, work: () => Promise<T>): Promise<T> {
  const before = tf.env().getBool('PROD');
  tf.env().set('PROD', true);
  try {
    return await work();
  } finally {
    tf.env().set('PROD', before);
  }
}

/** In a browser, the backend that the page has set, or the best that it registered; empty elsewhere, and where there is none. */
async function backendOfPage(tf: Tf): Promise<string> {
  if (tf.env().getBool('IS_NODE') || Object.keys(tf.engine().registryFactory).length === 0) return '';
  await tf.ready();
  return tf.getBackend();
}

function isThere(tf: Tf, name: string): boolean {
  return name in tf.engine().registry;
}

function prepareNative(): void {
  restoreUtilities();
  quietNativeLibrary();
}

async function initialise(tf: Tf, name: string, before: boolean): Promise<Backend> {
  if (!isThere(tf, name) || tf.getBackend() !== name) await keepingHandlers(() => setBackend(tf, name));
  if (tf.findBackend(name).floatPrecision() < 32) {
    throw new UserError(
      `the tfjs engine needs float32, which the ${name} backend of TensorFlow.js does not have on this device; choose --engine wasm`,
    );
  }
  const backend = new Backend(tf, name, deviceOf(tf, name));
  backend.run(() => tf.scalar(0)).dispose();
  const entry = started.get(name);
  if (entry) entry.users++;
  else started.set(name, { users: 1, own: !before });
  return backend;
}

async function setBackend(tf: Tf, name: string): Promise<void> {
  if (await tf.setBackend(name)) return;
  throw new UserError(
    `the tfjs engine cannot start the ${name} backend of TensorFlow.js: ${await failureOf(tf, name)}; choose --engine wasm`,
  );
}

/** TensorFlow.js writes to the console why a backend fails and returns false: asked again, the factory says it. */
async function failureOf(tf: Tf, name: string): Promise<string> {
  try {
    await tf.findBackendFactory(name)?.();
    return 'it failed once and says no reason';
  } catch (error) {
    return reasonOf(error);
  }
}

function deviceOf(tf: Tf, name: string): string {
  if (name !== 'tensorflow') return `TensorFlow.js ${name} backend`;
  return usesCuda(tf) ? 'TensorFlow (CUDA)' : 'TensorFlow (CPU)';
}

function usesCuda(tf: Tf): boolean {
  return (tf.findBackend('tensorflow') as { readonly isUsingGpuDevice?: boolean }).isUsingGpuDevice === true;
}

function noCuda(): UserError {
  return new UserError(
    'the tfjs engine finds no CUDA device through @tensorflow/tfjs-node-gpu; install the driver and the CUDA and cuDNN libraries that ' +
      'it asks for, or remove the package and run npm install @tensorflow/tfjs-node',
  );
}

function notInstalled(wanted: TfjsBackendName): UserError {
  const missing = BACKEND_PACKAGES.find(({ name }) => name === wanted)!.package;
  return new UserError(`the tfjs engine on the ${wanted} backend needs ${missing}; run npm install ${missing}`);
}

function nothingInstalled(): UserError {
  return new UserError(
    'the tfjs engine needs @tensorflow/tfjs-core and a backend; run npm install @tensorflow/tfjs-core @tensorflow/tfjs-backend-wasm, ' +
      'or @tensorflow/tfjs-node-gpu for CUDA',
  );
}
