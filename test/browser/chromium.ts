/** A page of headless Chromium that loads the built modules as they are: no bundler, no import map. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** WebGPU in software, the same on every machine, and no traffic of the browser's own. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
];

/** Path of Chromium on this machine; undefined where there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface OpenPage {
  readonly page: Page;
  /** Errors that the page did not catch. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Opens a page whose module script is `script`; its imports begin at the root of dist, `/sim/...`. */
export async function openPage(executablePath: string, script: string): Promise<OpenPage> {
  const server = await serve(`<!doctype html><title>Leeway</title><script type="module">${script}</script>`);
  const browser = await chromium.launch({ executablePath, headless: true, args: flags });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'load' });
  const close = async (): Promise<void> => {
    await browser.close();
    await new Promise((done) => server.close(done));
  };
  return { page, errors, close };
}

/** The page at /, and the files of dist. */
async function serve(html: string): Promise<Server> {
  const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://127.0.0.1').pathname);
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      return;
    }
    try {
      const body = readFileSync(join(dist, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
