// "View as partner": through the eyes of a partner, or of one of its people. Nothing can be changed and nothing is written.
import { expect, test } from "./support/test.ts";
import { hydrated, visit } from "./support/hydrated.ts";

test("S68 an admin looks through a partner's eyes on every page, changes nothing, and gets out", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 40[34]/);
  const partner = await desk.partner();
  await desk.contact(partner, "Iris Moor");
  const campaign = await desk.campaign(partner);
  const seen = await desk.asset(campaign, "acme-logo.svg");
  await desk.approve(campaign);
  const waits = await desk.asset(campaign, "acme-price-list-2027.pdf");
  const foreign = await desk.link([await desk.group()]);

  const page = await as("acmeAdmin");
  await visit(page, "/marketing/library");
  await page.getByRole("button", { name: "View as partner" }).click();
  const dialog = page.getByRole("dialog", { name: "View as partner" });
  await dialog.getByLabel("Partner").selectOption(partner.name);
  await dialog.getByRole("button", { name: "View", exact: true }).click();

  const banner = page.getByRole("region", { name: "Viewing as partner" });
  await hydrated(page);
  await expect(page).toHaveURL(/\/marketing\/library$/);
  await expect(banner).toContainText(`Viewing as ${partner.name}.`);
  await expect(banner).toContainText("Nothing you do here is saved or counted.");
  await expect(banner).toContainText("1 file waits for approval and does not show");
  await expect(page.getByRole("link", { name: seen.name, exact: true })).toBeVisible();
  await expect(page.getByText(waits.name)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "New campaign" })).toHaveCount(0);

  for (const address of ["/home", "/resources", `/campaigns/${campaign.id}`, `/assets/${seen.id}`]) {
    await visit(page, address);
    await expect(banner, address).toContainText(`Viewing as ${partner.name}.`);
    await expect(banner.getByRole("button", { name: "Exit preview" }), address).toBeInViewport();
  }
  for (const address of [`/assets/${waits.id}`, `/resources/${foreign.id}`, "/partners", "/audit"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    await expect(banner, address).toBeVisible();
  }

  // every write is refused by the server, in these words
  await visit(page, "/home");
  const door = async (name: string, args: object) =>
    page.evaluate(
      async ([name, args]) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(args) });
        return `${answer.status} ${await answer.text()}`;
      },
      [name, args] as const,
    );
  expect(await door("campaigns/approve_all", { campaign: campaign.id })).toMatch(/^403 .*PreviewIsReadOnly/);
  expect(await door("library/remove", { item: seen.id })).toMatch(/^403 .*PreviewIsReadOnly/);

  await banner.getByLabel("Person").selectOption("Iris Moor");
  await banner.getByRole("button", { name: "Look" }).click();
  await expect(page.getByRole("heading", { name: "Hello, Iris", level: 1 })).toBeVisible();
  await expect(banner.getByLabel("Person").locator("option:checked")).toHaveText("Iris Moor");

  await banner.getByRole("button", { name: "Exit preview" }).click();
  await expect(page).toHaveURL(/\/marketing\/library$/);
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole("link", { name: "New campaign" })).toBeVisible();
});

test("S70 a preview leaves no trace: no entry in the audit trail, nobody seen", async ({ as, desk }) => {
  const partner = await desk.partner();
  const contact = await desk.contact(partner);
  const page = await as("acmeAdmin");
  const newest = async () => {
    await page.goto("/audit");
    return page.getByRole("table", { name: "Entries, newest first" }).getByRole("row").nth(1).innerText();
  };
  const seen = async () => {
    await visit(page, `/partners/${partner.id}`);
    return page.getByRole("row").filter({ hasText: contact.name }).innerText();
  };
  const [entry, last] = [await newest(), await seen()];
  await page.getByRole("button", { name: "View as partner" }).click();
  await hydrated(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Resources" }).first().click();
  await page.getByRole("button", { name: "Exit preview" }).click();
  await expect(page.getByRole("link", { name: "New campaign" })).toBeVisible();
  expect(await newest()).toBe(entry);
  expect(await seen()).toBe(last);
});
