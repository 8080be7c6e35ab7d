// The program comes in pieces: a page fetches what it needs and no more, another room's piece comes with its first page, and
// one that does not arrive is asked for again.
import type { Page } from "@playwright/test";
import { hydrated, visit } from "./support/hydrated.ts";
import { expect, test } from "./support/test.ts";

/** The pieces that were fetched from here on, by name. */
function fetched(page: Page): Set<string> {
  const names = new Set<string>();
  page.on("request", (request) => {
    const name = /\/pkg\/split_(\w+)\./.exec(request.url())?.[1];
    if (name) names.add(name);
  });
  return names;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });
const rail = (page: Page, name: string) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });

test("a page brings the piece of its own room, and the next room's piece comes once", async ({ as }) => {
  const page = await as("acmeAdmin");
  const names = fetched(page);
  await visit(page, "/partners");
  expect([...names]).toEqual(["partners"]);
  await rail(page, "Resources").click();
  await expect(heading(page, "Resources")).toBeVisible();
  expect([...names].sort()).toEqual(["partners", "resources"]);
  names.clear();
  await page.goBack();
  await expect(heading(page, "Partners")).toBeVisible();
  await page.goForward();
  await expect(heading(page, "Resources")).toBeVisible();
  expect([...names]).toEqual([]);
});

test("a piece that does not arrive is said, and asked for again by a button", async ({ as, quiet }) => {
  quiet.allow(/Failed to load resource|Failed to fetch/);
  const page = await as("acmeAdmin");
  await visit(page, "/partners");
  await page.route(/split_resources/, (route) => route.abort());
  await rail(page, "Resources").click();
  await expect(page.getByText("This did not arrive")).toBeVisible();
  await page.unroute(/split_resources/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page, "Resources")).toBeVisible();
  await expect(page.getByRole("table")).toBeVisible();
});

test("a first page whose piece is late wakes when it comes", async ({ as, quiet }) => {
  quiet.allow(/Failed to load resource|Failed to fetch/);
  const page = await as("acmeAdmin");
  await page.route(/split_partners/, (route) => route.abort());
  await page.goto("/partners");
  await expect(heading(page, "Partners")).toBeVisible();
  await page.unroute(/split_partners/);
  await hydrated(page);
});
