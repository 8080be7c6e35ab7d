// What every spec imports: `test` with a running Portico, people to be, and quiet pages.
//
//   import { expect, test } from "./support/test.ts";
//   test("…", async ({ as }) => { const page = await as("acmeAdmin"); … });
import { type BrowserContextOptions, type Page, expect, test as base } from "@playwright/test";
import { type Contact, Desk, type StorageState } from "./desk.ts";
import { type Persona, signIn } from "./personas.ts";
import { Portico } from "./server.ts";
import { Quiet } from "./quiet.ts";

/** `fresh` signs in anew instead of sharing the worker's session: for tests that sign out or change a password. */
export type AsOptions = BrowserContextOptions & { fresh?: boolean };

type ForEachTest = {
  /** A page on which the person is signed in, in a context of its own. */
  as: (who: Persona | Contact, options?: AsOptions) => Promise<Page>;
  quiet: Quiet;
};

type ForEachWorker = {
  /** The moment, in Unix milliseconds, at which Portico stands still; the machine's clock when there is none. */
  now: number | undefined;
  portico: Portico;
  /** Makes fresh things for a test. */
  desk: Desk;
  sessions: Map<Persona, StorageState>;
};

export const test = base.extend<ForEachTest, ForEachWorker>({
  now: [undefined, { option: true, scope: "worker" }],

  portico: [
    async ({ now }, use, worker) => {
      const portico = await Portico.start({ name: String(worker.workerIndex), now });
      await use(portico);
      await portico.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  desk: [
    async ({ portico }, use) => {
      const desk = await Desk.open(portico.url);
      await use(desk);
      await desk.close();
    },
    { scope: "worker" },
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
    await use(async (who, { fresh, ...options } = {}) => {
      const known = typeof who === "object" ? who.state : fresh ? undefined : sessions.get(who);
      // the configuration's `use` and the baseURL above hold for this context too
      const context = await browser.newContext({ storageState: known, ...options });
      await quiet.listen(context);
      const page = await context.newPage();
      open.push(page);
      if (!known && typeof who === "string") {
        await signIn(page, who);
        if (!fresh) sessions.set(who, await context.storageState());
      }
      return page;
    });
    for (const page of open) await page.context().close();
  },
});

export { expect };
