import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What browser tests do on the page of the embedded chat, in a person's terms. */
export interface Tab {
  page: Page;
  /** errors of scripts and of the content security policy, which no test expects */
  errors: string[];
  say(text: string): Promise<void>;
  openRoom(name: string): Promise<void>;
  /** the last message whose text contains the words */
  message(words: string): ReturnType<Page['locator']>;
  /** clicks the last button of that name in a card */
  click(label: string): Promise<void>;
  /** answers the question before a deed */
  confirm(label: string): Promise<void>;
  /** waits until the text is seen anywhere on the page */
  sees(text: string): Promise<void>;
}

/** Opens the page as a person, and waits until it is live. */
export async function openTab(
  newPage: () => Promise<Page>,
  url: string,
  as: string,
  room = '',
): Promise<Tab> {
  const page = await newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
  await page.goto(`${url}/?${new URLSearchParams({ as, room })}`);
  await page.waitForSelector('body[data-live=yes]');
  return {
    page,
    errors,
    say: async (text) => {
      const messages = page.locator('#messages > [data-id]');
      const before = await messages.count();
      await page.fill('#box', text);
      await page.click('#composer button[type=submit]');
      await messages.nth(before).waitFor({ state: 'attached' });
    },
    openRoom: async (name) => {
      await page.locator('a.room', { hasText: name }).first().click();
      await page.locator('.room-title h1', { hasText: name }).waitFor();
    },
    message: (words) => page.locator('#messages > [data-id]', { hasText: words }).last(),
    click: (label) => page.locator('.card').getByRole('button', { name: label, exact: true }).last().click(),
    confirm: (label) => page.locator('#confirm-dialog').getByRole('button', { name: label }).click(),
    sees: async (text) => {
      await page.getByText(text).first().waitFor();
      expect(await page.getByText(text).first().isVisible()).toBe(true);
    },
  };
}
