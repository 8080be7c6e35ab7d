// A server-rendered button passes every check of Playwright before it can do anything: wait for the mark that the browser
// code sets on <html> once it runs.
import type { Page } from "@playwright/test";

export async function hydrated(page: Page): Promise<void> {
  await page.locator("html[data-hydrated]").waitFor({ state: "attached", timeout: 15_000 });
}

/** Goes to an address and waits for the browser code. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await hydrated(page);
}
