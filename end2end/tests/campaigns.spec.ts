// Room `campaigns`: a campaign from its making to approval and back, its files, and what its partner gets of them.
import type { Locator, Page } from "@playwright/test";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { demoFile, fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { expect, test } from "./support/test.ts";

const toast = (page: Page) => page.getByRole("status", { name: "Messages" });
const files = (page: Page, campaign: string) => page.getByRole("table", { name: `Files of ${campaign}` });
const sha256 = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** Downloads by a click, and gives the file's name and the path of what arrived. */
async function download(page: Page, button: Locator): Promise<{ name: string; path: string }> {
  const [got] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: got.suggestedFilename(), path: await got.path() };
}

test("S10 a new campaign says what is missing beside each field, then is created", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const partner = await desk.partner();
  const name = fresh("Spring launch");
  const page = await as("acmeMember");
  const form = page.getByRole("main");
  await visit(page, "/marketing/library");
  await page.getByRole("link", { name: "New campaign" }).click();
  await expect(page).toHaveURL(/\?new=campaign$/);
  await expect(page.getByRole("heading", { name: "New campaign" })).toBeVisible();
  await form.getByLabel("Partner", { exact: true }).selectOption(partner.name);
  await page.getByRole("button", { name: "Create", exact: true }).click();

  await hydrated(page);
  await expect(page.getByRole("alert")).toContainText("Two things to put right");
  await expect(page.getByRole("group", { name: "Intent" })).toHaveAccessibleDescription("Choose what it is for.");
  await expect(form.getByLabel("Name", { exact: true })).toHaveAccessibleDescription("Type a name.");
  await expect(form.getByLabel("Partner", { exact: true }).locator("option:checked"), "what was chosen stays").toHaveText(
    partner.name,
  );
  for (const intent of ["Announce a partnership", "Generate leads", "Promote a product"]) {
    await expect(page.getByRole("radio", { name: intent })).toBeVisible();
  }
  await page.getByRole("alert").getByRole("link", { name: "Type a name." }).click();
  await expect(form.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type(name);
  await page.getByRole("radio", { name: "Other (free text)" }).check();
  await form.getByLabel("Intent in your own words").fill("Greet the spring");
  await form.getByLabel("Name", { exact: true }).press("Enter");

  await expect(page).toHaveURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText("Greet the spring · no files yet")).toBeVisible();
  await expect(page.getByRole("banner").getByText("Draft")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No files in this campaign yet" })).toBeVisible();

  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: partner.name }).click();
  await expect(page).toHaveURL(/\/marketing\/library\?partner=/);
  await expect(page.getByRole("table", { name: `Campaigns of ${partner.name}` })).toContainText(name);
});

test("S31 files are uploaded and dropped, a refused one says why while the others finish, and the partner gets them", async ({
  as,
  desk,
  quiet,
}) => {
  quiet.allow(/status of 415/); // the content that is not what its name says
  const partner = await desk.partner();
  const contact = await desk.contact(partner);
  const campaign = await desk.campaign(partner);
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);

  await page.getByRole("banner").getByRole("button", { name: "Upload asset" }).click();
  const dialog = page.getByRole("dialog", { name: `Upload to “${campaign.name}”` });
  await expect(dialog.getByText("PDF, PPTX, DOCX, images, audio, ZIP up to 30 MB · video up to 250 MB")).toBeVisible();
  await page.locator("#upload-files").setInputFiles([
    demoFile("acme-one-pager-from-shelf-to-screen.pdf"),
    demoFile("acme-social-square-stock-you-can-trust.png"),
  ]);
  await page.locator("#upload-files").setInputFiles({ name: "plan.tiff", mimeType: "image/tiff", buffer: Buffer.from("II*") });
  const chosen = dialog.getByRole("list", { name: "Chosen files" }).getByRole("listitem");
  await expect(chosen).toHaveCount(3);
  await expect(chosen.filter({ hasText: "plan.tiff" }), "told before anything is sent").toContainText(
    "TIFF is not accepted. Save it as PNG, JPEG or PDF.",
  );
  await dialog.getByLabel("Name of acme-one-pager-from-shelf-to-screen.pdf").fill("One-pager for shops");
  await dialog.getByRole("button", { name: "Upload 2 files" }).click();
  await expect(dialog).toBeHidden();
  const panel = page.getByRole("region", { name: "Uploads" });
  await expect(panel.getByRole("status")).toHaveText("Uploaded");
  await expect(files(page, campaign.name).getByRole("rowheader")).toHaveCount(2);
  await expect(files(page, campaign.name).getByRole("link", { name: "One-pager for shops" })).toBeVisible();

  await page.getByRole("main").drop({
    files: [
      { name: "Größe & Maß.txt", mimeType: "text/plain", buffer: Buffer.from("Zwei Größen") },
      { name: "no.pdf", mimeType: "application/pdf", buffer: Buffer.from("this is no PDF") },
      { name: "table.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK") },
    ],
  });
  const upload = (name: string) => panel.getByRole("listitem").filter({ hasText: name });
  await expect(upload("table.xlsx")).toContainText("XLSX is not accepted. Save it as PDF, or put it into a ZIP.");
  await expect(upload("no.pdf")).toContainText("The content is not a PDF, although the name says so.");
  await expect(upload("Größe & Maß.txt")).toContainText(`added to ${campaign.name}`);
  await expect(panel.getByRole("status")).toHaveText("3 of 5 uploaded");
  await upload("no.pdf").getByRole("button", { name: "Dismiss no.pdf" }).click();
  await upload("table.xlsx").getByRole("button", { name: "Dismiss table.xlsx" }).click();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
  await expect(files(page, campaign.name).getByText("Waiting").filter({ visible: true })).toHaveCount(3);

  const theirs = await as(contact);
  await visit(theirs, "/marketing/library");
  await expect(theirs.getByRole("heading", { name: "No campaign is shared with you yet" })).toBeVisible();

  await page.getByRole("button", { name: "Approve all" }).click();
  await expect(toast(page)).toContainText(`Approved. 1 person at ${partner.name} sees 3 files.`);
  await expect(files(page, campaign.name).getByText("Approved").filter({ visible: true })).toHaveCount(3);
  await expect(page.getByRole("button", { name: "Approve all" })).toHaveCount(0);

  await theirs.reload();
  await hydrated(theirs);
  await expect(theirs.getByRole("main").getByRole("heading", { level: 2 })).toHaveText([campaign.name]);
  const text = await download(theirs, theirs.getByRole("link", { name: "Download Größe & Maß" }));
  expect(text.name).toBe("Größe & Maß.txt");
  expect(readFileSync(text.path, "utf8")).toBe("Zwei Größen");
  await theirs.getByRole("link", { name: "One-pager for shops", exact: true }).click();
  await expect(theirs.getByRole("heading", { name: "One-pager for shops", level: 1 })).toBeVisible();
  const preview = theirs.getByRole("region", { name: "Preview" });
  await expect(preview.getByTitle("Preview of One-pager for shops")).toBeVisible();
  const pdf = await download(theirs, theirs.getByRole("link", { name: "Download" }));
  expect(pdf.name).toBe("acme-one-pager-from-shelf-to-screen.pdf");
  expect(sha256(pdf.path)).toBe(sha256(demoFile("acme-one-pager-from-shelf-to-screen.pdf")));

  await theirs.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: campaign.name }).click();
  await theirs.getByRole("link", { name: "acme-social-square-stock-you-can-trust", exact: true }).click();
  const image = preview.getByRole("img", { name: "acme-social-square-stock-you-can-trust" });
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth), "the picture is drawn").toBeGreaterThan(0);
});

test("S26 two approve the same campaign: the second is told who was first", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422|ERR_FAILED/);
  const campaign = await desk.campaign(await desk.partner());
  await desk.asset(campaign, "acme-logo.svg");
  const [first, second] = [await as("acmeAdmin"), await as("acmeMember")];
  await visit(first, `/campaigns/${campaign.id}`);
  // both press in the same moment: the second has not heard of it yet
  await second.route("**/events?*", (route) => route.abort());
  await visit(second, `/campaigns/${campaign.id}`);
  await first.getByRole("button", { name: "Approve all" }).click();
  await expect(toast(first)).toContainText("Approved.");
  await second.getByRole("button", { name: "Approve all" }).click();
  await expect(second.getByRole("alert")).toContainText("Approved already, by Maya Lindqvist. Nothing waits.");
  await expect(second.getByRole("button", { name: "Approve all" }), "it shows what is").toHaveCount(0);
  await second.getByRole("alert").getByRole("button", { name: "Dismiss" }).click();
  await expect(second.getByRole("alert")).toHaveCount(0);
});

test("S26 a page that is open follows what somebody else approves", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  await desk.asset(campaign, "acme-logo.svg");
  const [first, second] = [await as("acmeAdmin"), await as("acmeMember")];
  const listening = second.waitForResponse(/\/events\?/);
  await visit(second, `/campaigns/${campaign.id}`);
  await listening;
  await visit(first, `/campaigns/${campaign.id}`);
  await first.getByRole("button", { name: "Approve all" }).click();
  await expect(second.getByRole("banner").getByText("Approved", { exact: true })).toBeVisible();
  await expect(second.getByRole("button", { name: "Approve all" })).toHaveCount(0);
});

test("D4 what comes after approval waits for another one, and approval can be taken back", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 404/);
  const partner = await desk.partner();
  const contact = await desk.contact(partner);
  const campaign = await desk.campaign(partner);
  const asset = await desk.asset(campaign, "acme-logo.svg");
  await desk.approve(campaign);
  const late = await desk.asset(campaign, "acme-price-list-2027.pdf");
  const [page, theirs] = [await as("acmeAdmin"), await as(contact)];
  await visit(theirs, `/campaigns/${campaign.id}`);
  await expect(files(theirs, campaign.name).getByRole("rowheader")).toHaveCount(1);
  expect((await theirs.goto(`/assets/${late.id}`))?.status()).toBe(404);

  await visit(page, `/campaigns/${campaign.id}`);
  await expect(page.getByRole("banner").getByText("Approved, 1 waiting")).toBeVisible();
  await expect(page.getByText(`${partner.name} sees 1 of 2 files.`)).toBeVisible();
  await page.getByRole("button", { name: "Approve all" }).click();
  await expect(toast(page)).toContainText(`1 person at ${partner.name} sees 2 files.`);
  await visit(theirs, `/assets/${late.id}`);
  await expect(theirs.getByRole("heading", { name: late.name, level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "More about this campaign" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Take approval back" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(toast(page)).toContainText(`Taken back. ${partner.name} sees none of it now.`);
  await expect(page.getByRole("banner").getByText("In review")).toBeVisible();
  for (const address of [`/assets/${late.id}`, `/assets/${asset.id}`, `/campaigns/${campaign.id}`]) {
    expect((await theirs.goto(address))?.status(), address).toBe(404);
  }
});

test("S42 deleting asks, names the asset and who uses it; then it is gone for the partner at once", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 404/);
  const partner = await desk.partner();
  const contact = await desk.contact(partner);
  const campaign = await desk.campaign(partner);
  const asset = await desk.asset(campaign, "acme-price-list-2027.pdf");
  await desk.approve(campaign);
  const [page, theirs] = [await as("acmeAdmin"), await as(contact)];
  await visit(theirs, `/assets/${asset.id}`);
  const file = await theirs.getByRole("link", { name: "Download" }).getAttribute("href");
  expect((await theirs.request.get(file!)).status()).toBe(200);

  await visit(page, `/campaigns/${campaign.id}`);
  const menu = page.getByRole("button", { name: `Actions for ${asset.name}` });
  await menu.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete …" })).toBeFocused();
  await page.keyboard.press("Enter");
  const ask = page.getByRole("alertdialog", { name: `Delete “${asset.name}”?` });
  await expect(ask.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(ask).toContainText("Partners may be using it.");
  await expect(ask).toContainText("This cannot be undone.");
  await expect(ask).toContainText(`1 person at ${partner.name} can see it and may be using it.`);
  await page.keyboard.press("Escape");
  await expect(ask).toBeHidden();
  await expect(menu).toBeFocused();

  await menu.click();
  await page.getByRole("menuitem", { name: "Delete …" }).click();
  await ask.getByRole("button", { name: "Delete" }).click();
  await expect(toast(page)).toContainText(`Deleted “${asset.name}”.`);
  await expect(page.getByRole("heading", { name: "No files in this campaign yet" })).toBeVisible();
  expect((await theirs.request.get(file!)).status(), "the file").toBe(404);
  expect((await theirs.reload())?.status(), "the open page").toBe(404);
  await expect(theirs.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
});

test("S7 the Asset Library is a tree of partners and campaigns, for arrow keys too, and the address keeps what is open", async ({
  as,
}) => {
  const page = await as("acmeAdmin");
  await visit(page, "/marketing/library");
  await expect(page.getByRole("navigation", { name: "Marketing" }).getByRole("link")).toHaveText([
    "AI Partner Marketing",
    "Partner Marketing Dashboard",
    "Asset Library",
  ]);
  const tree = page.getByRole("tree", { name: "Campaigns by partner" });
  const northwind = tree.getByRole("treeitem", { name: "Northwind", exact: false });
  await expect(northwind).toHaveAttribute("aria-expanded", "false");
  await northwind.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?partner=/);
  await expect(northwind).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("table", { name: "Campaigns of Northwind" }).getByRole("rowheader")).toHaveCount(3);
  await tree.getByRole("treeitem", { name: "Warehouse to storefront" }).click();
  await expect(page).toHaveURL(/\?open=/);
  await expect(files(page, "Warehouse to storefront").getByRole("rowheader")).toHaveCount(6);
  await expect(page.getByText("Generate leads · 6 files, 2 approved")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("table", { name: "Campaigns of Northwind" })).toBeVisible();
  await page.goForward();
  await page.reload();
  await expect(files(page, "Warehouse to storefront")).toBeVisible();

  await page.getByRole("searchbox", { name: "Search campaigns, partners" }).fill("breakfast");
  await page.keyboard.press("Enter");
  await expect(tree.getByRole("treeitem", { name: "Harbour breakfast Hamburg" })).toBeVisible();
  await expect(tree.getByRole("treeitem")).toHaveCount(2);
  await visit(page, "/marketing/library?q=xylophone");
  await expect(page.getByRole("heading", { name: "Nothing here matches “xylophone”" })).toBeVisible();
  await page.getByRole("link", { name: "Clear search" }).click();
  await expect(page).toHaveURL(/\/marketing\/library$/);
});
