import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';

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
function findChromium(): string | undefined {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}

export interface Browser {
  /** a window of its own, as another person's: it shares nothing with the others, and none is in the background */
  newPage(options?: { width?: number; height?: number; dark?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a headless Chromium with an empty profile. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'no Chromium: install Debian’s package `chromium`, or name one in the environment as CHROMIUM',
    );
  }
  const browser = await chromium.launch({ executablePath, args: ARGS, headless: true });
  return {
    newPage: async ({ width = 1280, height = 860, dark = false } = {}) => {
      const context = await browser.newContext({
        locale: 'zh-CN',
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
      });
      context.setDefaultTimeout(10_000);
      return context.newPage();
    },
    close: () => browser.close(),
  };
}
