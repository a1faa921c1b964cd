import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** Where Debian, Ubuntu and Fedora put it; CHROMIUM names another. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns the path of a Chromium on this machine; undefined where there is none */
export function findChromium(): string | undefined {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}

export interface Browser {
  context: BrowserContext;
  close(): Promise<void>;
}

/** Starts a headless Chromium with an empty profile, which speaks Chinese and knows nothing of other tests. */
export async function launchBrowser(
  options: { width?: number; height?: number; dark?: boolean; touch?: boolean } = {},
): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'no Chromium found: install Debian’s package `chromium`, or name one in the environment as CHROMIUM',
    );
  }
  const profile = mkdtempSync(join(tmpdir(), 'yingji-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ARGS,
    headless: true,
    locale: 'zh-CN',
    viewport: { width: options.width ?? 1280, height: options.height ?? 860 },
    colorScheme: options.dark ? 'dark' : 'light',
    hasTouch: options.touch ?? false,
  });
  context.setDefaultTimeout(10_000);
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
