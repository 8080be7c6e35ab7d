// What every spec imports: `test` with a running Portico, people to be, and quiet pages.
//
//   import { expect, test } from "./support/test.ts";
//   test("…", async ({ as }) => { const page = await as("acmeAdmin"); … });
import { type BrowserContextOptions, type Page, expect, test as base } from "@playwright/test";
import { type Persona, signIn } from "./personas.ts";
import { Portico } from "./server.ts";
import { Quiet } from "./quiet.ts";

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/** `fresh` signs in anew instead of sharing the worker's session: for tests that sign out or change a password. */
export type AsOptions = BrowserContextOptions & { fresh?: boolean };

type ForEachTest = {
  /** A page on which the person is signed in, in a context of its own. */
  as: (persona: Persona, options?: AsOptions) => Promise<Page>;
  quiet: Quiet;
};

type ForEachWorker = {
  portico: Portico;
  sessions: Map<Persona, StorageState>;
};

export const test = base.extend<ForEachTest, ForEachWorker>({
  portico: [
    async ({}, use, worker) => {
      const portico = await Portico.start(worker.workerIndex);
      await use(portico);
      await portico.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],

  baseURL: async ({ portico }, use) => use(portico.url),

  quiet: [
    async ({}, use) => {
      const quiet = new Quiet();
      await use(quiet);
      expect(quiet.complaints().join("\n"), "complaints of the pages").toBe("");
    },
    { auto: true },
  ],

  context: async ({ context, quiet }, use) => {
    await quiet.listen(context);
    await use(context);
  },

  as: async ({ browser, sessions, quiet }, use) => {
    const open: Page[] = [];
    await use(async (persona, { fresh, ...options } = {}) => {
      const known = fresh ? undefined : sessions.get(persona);
      // the configuration's `use` and the baseURL above hold for this context too
      const context = await browser.newContext({ storageState: known, ...options });
      await quiet.listen(context);
      const page = await context.newPage();
      open.push(page);
      if (!known) {
        await signIn(page, persona);
        if (!fresh) sessions.set(persona, await context.storageState());
      }
      return page;
    });
    for (const page of open) await page.context().close();
  },
});

export { expect };
