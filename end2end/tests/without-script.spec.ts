// Everything that only reads, and every form of the doors, works in a browser that runs no script.
import { readFileSync } from "node:fs";
import { demoFile, fresh } from "./support/desk.ts";
import { fillSignIn, personas } from "./support/personas.ts";
import { expect, test } from "./support/test.ts";

test.use({ javaScriptEnabled: false });

test("a partner signs in, finds a resource, opens and downloads it, and signs out", async ({ page, quiet }) => {
  quiet.allow(/status of 422/);
  await page.goto("/resources");
  await fillSignIn(page, personas.northwindOwner, "wrong");
  await expect(page.getByRole("alert")).toContainText("E-mail and password do not fit together.");
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(personas.northwindOwner);
  await fillSignIn(page, personas.northwindOwner);
  await expect(page, "it goes on where one was going").toHaveURL(/\/resources$/);

  const table = page.getByRole("table");
  await expect(table.getByRole("link", { name: "Brand and logos", exact: true })).toBeVisible();
  await table.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
  await expect(page).toHaveURL((url) => url.searchParams.get("sort") === "-name");
  await expect(table.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("searchbox").fill("price list");
  await page.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("sort") === "-name" && url.searchParams.get("q") === "price list");
  await expect(table.getByRole("rowheader")).toHaveCount(1);
  await table.getByRole("link", { name: "Price list 2027, valid from 1 January", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Price list 2027, valid from 1 January", level: 1 })).toBeVisible();
  await expect(page.getByText("List prices for all editions, in euro.")).toBeVisible();
  const [got] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
  expect(got.suggestedFilename()).toBe("acme-price-list-2027.pdf");
  expect(readFileSync(await got.path()).equals(readFileSync(demoFile("acme-price-list-2027.pdf")))).toBe(true);

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Marketing" }).first().click();
  await expect(page.getByRole("main").getByRole("heading", { name: "Partnership announcement", level: 2 })).toBeVisible();
  await page.getByRole("searchbox").fill("webinar banner");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText(["Peak season webinar series 2026"]);

  await page.getByRole("button", { name: / account$/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/home");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an admin browses the library, makes a campaign, looks as a partner and gets out", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const partner = await desk.partner();
  const name = fresh("Made without a script");
  const page = await as("acmeAdmin", { javaScriptEnabled: false });
  await page.goto("/marketing/library");
  await page.getByRole("treeitem", { name: "Northwind" }).click();
  await page.getByRole("treeitem", { name: "Partnership announcement" }).click();
  await page.getByRole("table", { name: "Files of Partnership announcement" }).getByRole("link", { name: "Press kit", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Press kit", level: 1 })).toBeVisible();
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Asset Library" }).click();

  await page.getByRole("link", { name: "New campaign" }).click();
  const form = page.getByRole("main");
  await form.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: "Generate leads" }).check();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(form.getByLabel("Partner", { exact: true })).toHaveAccessibleDescription(/Choose the partner it is for\./);
  await expect(form.getByLabel("Name", { exact: true }), "what was typed stays").toHaveValue(name);
  await expect(page.getByRole("radio", { name: "Generate leads" })).toBeChecked();
  await form.getByLabel("Partner", { exact: true }).selectOption(partner.name);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "View as partner" }).click();
  await expect(page.getByText(`Viewing as ${partner.name}.`)).toBeVisible();
  await page.getByRole("button", { name: "Exit preview" }).click();
  await expect(page).toHaveURL(/\/marketing\/library$/);

  await page.goto("/partners");
  await page.getByLabel("Status").selectOption("Pending");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("table").getByRole("rowheader")).toContainText(["Redwood Retail"]);
});
