// Room `library`: resources and folders, what is added to them, and who sees it.
import type { Page } from "@playwright/test";
import { demoFile, fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { fillSignIn, personas } from "./support/personas.ts";
import { expect, test } from "./support/test.ts";

const toast = (page: Page) => page.getByRole("status", { name: "Messages" });
const table = (page: Page, folder: string) => page.getByRole("table", { name: `Folders and resources of ${folder}` });
const crumbs = (page: Page) => page.getByRole("navigation", { name: "Breadcrumb" });
const add = (page: Page) => page.getByRole("link", { name: "Add a new resource or folder" }).first();
const next = (page: Page) => page.getByRole("button", { name: "Next" });

test("S94 folders are made inside folders, by keyboard, and the breadcrumb leads back", async ({ as, quiet }) => {
  quiet.allow(/status of 422/);
  const [outer, inner] = [fresh("Brochures"), fresh("Autumn")];
  const page = await as("acmeAdmin");
  await visit(page, "/resources");
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Resources" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await add(page).press("Enter");
  await expect(page.getByRole("group", { name: "What do you add?" })).toBeVisible();
  await page.getByRole("radio", { name: /New folder/ }).check();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Folder name")).toBeFocused();
  await page.getByRole("button", { name: "Add folder" }).click();
  await expect(page.getByLabel("Folder name")).toHaveAccessibleDescription("Type a name.");
  await expect(page.getByLabel("Folder name")).toBeFocused();
  await page.keyboard.type("brand and LOGOS");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Folder name")).toHaveAccessibleDescription(/A folder here has this name already/);
  await page.getByLabel("Folder name").fill(outer);
  await page.getByLabel("Description").fill("What partners hand out.");
  await page.getByRole("button", { name: "Add folder" }).click();
  await expect(toast(page)).toContainText(`Added the folder “${outer}”.`);
  await expect(page).toHaveURL(/\/resources\/folders\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name: outer, level: 1 })).toBeVisible();
  await expect(page.getByText("What partners hand out.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "This folder is empty" })).toBeVisible();

  await add(page).click();
  await page.getByRole("radio", { name: /New folder/ }).check();
  await next(page).click();
  await expect(page.getByText(`It goes into “${outer}”.`)).toBeVisible();
  await page.getByLabel("Folder name").fill(inner);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: inner, level: 1 })).toBeVisible();
  await expect(crumbs(page).getByRole("link")).toHaveText(["Resources", outer, inner]);
  await expect(crumbs(page).getByRole("link", { name: inner })).toHaveAttribute("aria-current", "page");
  await crumbs(page).getByRole("link", { name: outer }).click();
  await expect(table(page, outer).getByRole("rowheader")).toContainText([inner]);
  await crumbs(page).getByRole("link", { name: "Resources" }).click();
  await expect(table(page, "Resources").getByRole("row").filter({ hasText: outer })).toContainText("1 folder");
});

test("the address is the state: sorting, searching and Back", async ({ as, desk }) => {
  const group = await desk.group();
  const folder = await desk.folder();
  const [b, a, c] = [
    await desk.link([group], "Banner words", folder),
    await desk.link([group], "Academy", folder),
    await desk.link([group], "Café Étoile", folder),
  ];
  const page = await as("acmeAdmin");
  const rows = table(page, folder.name).getByRole("rowheader").getByRole("link");
  await visit(page, `/resources/folders/${folder.id}`);
  await expect(rows).toHaveText([a.name, b.name, c.name]);
  const head = (name: string) => table(page, folder.name).getByRole("columnheader", { name });
  await expect(head("Name")).toHaveAttribute("aria-sort", "ascending");
  await head("Name").getByRole("link").click();
  await expect(rows).toHaveText([c.name, b.name, a.name]);
  await expect(page).toHaveURL((url) => url.searchParams.get("sort") === "-name");
  await head("Added").getByRole("link").click();
  await expect(head("Added")).toHaveAttribute("aria-sort", "ascending");
  await expect(rows).toHaveText([b.name, a.name, c.name]);

  await page.keyboard.press("/");
  await page.keyboard.type("cafe");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("sort") === "added" && url.searchParams.get("q") === "cafe");
  await expect(rows).toHaveText([c.name]);
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole("searchbox")).toHaveValue("cafe");
  await expect(rows).toHaveText([c.name]);
  await page.goBack();
  await expect(rows).toHaveText([b.name, a.name, c.name]);
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.goBack();
  await expect(rows).toHaveText([c.name, b.name, a.name]);

  await page.getByRole("searchbox").fill("xylophone");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Nothing here matches “xylophone”" })).toBeVisible();
  await expect(page.getByText("Searched names and descriptions.")).toBeVisible();
  await page.getByRole("link", { name: "Clear search" }).click();
  await expect(rows).toHaveText([c.name, b.name, a.name]);
});

test("S78 a link is added step by step, and what is wrong stands beside its field", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  const name = fresh("Partner campus");
  const page = await as("acmeMember");
  await visit(page, `/resources/folders/${folder.id}`);
  await add(page).click();
  await page.getByRole("radio", { name: /URL/ }).check();
  await next(page).click();
  await expect(page.getByLabel("Link name")).toBeFocused();
  await next(page).click();
  await expect(page.getByLabel("Link name")).toHaveAccessibleDescription("Type a name.");
  await page.getByLabel("Link name").fill(name);
  await page.getByLabel("URL", { exact: true }).fill("campus.example");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("URL", { exact: true })).toHaveAccessibleDescription(/The URL must contain http:\/\/ or https:\/\/\./);
  await expect(page.getByLabel("URL", { exact: true })).toBeFocused();
  await page.getByLabel("URL", { exact: true }).fill("https://campus.example/start");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("group", { name: "Groups with access" })).toBeFocused();
  await page.getByRole("button", { name: "Add resources" }).click();
  await expect(page.getByRole("group", { name: "Groups with access" })).toHaveAccessibleDescription("Choose at least one group.");
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.getByLabel("Link name"), "going back keeps what was typed").toHaveValue(name);
  await next(page).click();
  await page.getByRole("checkbox", { name: group.name }).check();
  await page.getByRole("button", { name: "Add resources" }).click();
  await expect(toast(page)).toContainText(`Added “${name}” to “${folder.name}”.`);
  const row = table(page, folder.name).getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Link · campus.example");
  await expect(row).toContainText(group.name);
  await row.getByRole("link", { name }).click();
  const leave = page.getByRole("link", { name: "Open link" });
  await expect(leave).toHaveAttribute("href", "https://campus.example/start");
  await expect(leave).toHaveAttribute("rel", /noopener/);
});

test("S80 files are added with groups, and a group decides what Bluefin sees", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 404/);
  const folder = await desk.folder();
  const page = await as("acmeAdmin");
  await visit(page, `/resources/folders/${folder.id}`);
  await add(page).click();
  await expect(page.getByRole("radio", { name: /Files/ })).toBeChecked();
  await next(page).click();
  await page.locator("#add-files").setInputFiles([demoFile("acme-price-list-2027.pdf"), demoFile("acme-jingle-stock-you-can-trust.mp3")]);
  await page.getByLabel("Name of acme-price-list-2027.pdf").fill("Prices for Gold");
  await next(page).click();
  await page.getByRole("checkbox", { name: "Gold tier" }).check();
  await page.getByRole("button", { name: "Add resources" }).click();
  await expect(page.getByRole("region", { name: "Uploads" }).getByRole("status")).toHaveText("Uploaded");
  const rows = table(page, folder.name).getByRole("rowheader").getByRole("link");
  await expect(rows).toHaveText(["acme-jingle-stock-you-can-trust", "Prices for Gold"]);
  await page.getByRole("region", { name: "Uploads" }).getByRole("button", { name: "Close" }).click();

  // a drop on the list brings its files straight to their step; these are for Bluefin's group
  await page.getByRole("main").drop({
    files: { name: "for-emea.txt", mimeType: "text/plain", buffer: Buffer.from("for EMEA") },
  });
  await expect(page.getByLabel("Name of for-emea.txt")).toHaveValue("for-emea");
  await next(page).click();
  await page.getByRole("checkbox", { name: "EMEA resellers" }).check();
  await page.getByRole("button", { name: "Add resources" }).click();
  await expect(rows).toHaveText(["acme-jingle-stock-you-can-trust", "for-emea", "Prices for Gold"]);

  await rows.filter({ hasText: "Prices for Gold" }).click();
  await expect(page.getByRole("heading", { name: "Prices for Gold", level: 1 })).toBeVisible();
  const who = page.getByRole("complementary");
  await expect(who.getByRole("heading", { name: "Who can see this, and why" })).toBeVisible();
  await expect(who.getByRole("listitem").filter({ hasText: "Halyard" })).toContainText("no: the partner is suspended");
  const hidden = new URL(page.url()).pathname;

  const bluefin = await as("blueFinOwner");
  await visit(bluefin, `/resources/folders/${folder.id}`);
  await expect(table(bluefin, folder.name).getByRole("rowheader").getByRole("link")).toHaveText(["for-emea"]);
  await expect(bluefin.getByText("1 resource", { exact: true })).toBeVisible();
  await visit(bluefin, `/resources?q=${encodeURIComponent("Prices for Gold")}`);
  await expect(bluefin.getByRole("heading", { name: "Nothing here matches “Prices for Gold”" })).toBeVisible();
  expect((await bluefin.goto(hidden))?.status()).toBe(404);
  const northwind = await as("northwindOwner");
  await visit(northwind, hidden);
  await expect(northwind.getByRole("heading", { name: "Prices for Gold", level: 1 })).toBeVisible();
});

test("S178 a partner sees no folder without something of its own in it", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 404/);
  const empty = await desk.folder();
  const partner = await desk.partner();
  const theirs = await as(await desk.contact(partner));
  await visit(theirs, "/resources");
  await expect(theirs.getByRole("link", { name: "Brand and logos", exact: true })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Launch 2027", exact: true })).toHaveCount(0);
  await expect(theirs.getByRole("link", { name: empty.name, exact: true })).toHaveCount(0);
  await expect(add(theirs)).toHaveCount(0);
  expect((await theirs.goto(`/resources/folders/${empty.id}`))?.status()).toBe(404);
});

test("S29 a direct link survives sign-in; without access there is the same page as for an unknown address", async ({
  as,
  desk,
  page,
  quiet,
}) => {
  quiet.allow(/status of 404/);
  const resource = await desk.resource([await desk.groupNamed("Benelux")], "acme-logo-on-white.png");
  await page.goto(`/resources/${resource.id}`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByText("After signing in you land on the page you were sent.")).toBeVisible();
  await expect(page.getByText(resource.name)).toHaveCount(0);
  await fillSignIn(page, personas.northwindOwner);
  await expect(page).toHaveURL(new RegExp(`/resources/${resource.id}$`));
  await expect(page.getByRole("heading", { name: resource.name, level: 1 })).toBeVisible();

  const bluefin = await as("blueFinOwner");
  await bluefin.goto(`/resources/${resource.id}`);
  await expect(bluefin.getByRole("heading", { name: "There is nothing here for you", level: 1 })).toBeVisible();
  const file = await page.getByRole("region", { name: "Preview" }).getByRole("img").getAttribute("src");
  const bodies = await Promise.all(
    [`/resources/${resource.id}`, `/assets/${resource.id}`, file!, "/resources/0193b0a0-0000-7000-8000-000000000000", "/no/such/page"].map(
      async (address) => {
        const answer = await bluefin.request.get(address);
        // the nonce is another one in every answer
        return `${answer.status()} ${(await answer.text()).replaceAll(/nonce="[^"]*"/g, "")}`;
      },
    ),
  );
  expect(new Set(bodies).size, "one and the same page").toBe(1);
  expect(bodies[0]).toMatch(/^404 /);
  expect(bodies[0]).not.toContain(resource.name);
});

test("S34 name and description are edited; a save that comes too late says so", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const resource = await desk.resource([await desk.group()], "acme-logo-on-white.png");
  const [page, other] = [await as("acmeAdmin"), await as("acmeMember")];
  const begin = async (page: Page) => {
    await visit(page, `/resources/${resource.id}`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Name, description and groups" });
    await expect(dialog.getByRole("button", { name: "Save" })).not.toHaveAttribute("aria-disabled");
    return dialog;
  };
  const [one, two] = [await begin(page), await begin(other)];
  await one.getByLabel("Name", { exact: true }).fill("");
  await one.getByRole("button", { name: "Save" }).click();
  await expect(one.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/Type a name\./);
  const name = fresh("Logo for print");
  await one.getByLabel("Name", { exact: true }).fill(name);
  await one.getByLabel("Description").fill("In four colours.");
  await one.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText(`Saved “${name}”.`);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText("In four colours.")).toBeVisible();

  await two.getByLabel("Name", { exact: true }).fill("Too late");
  await two.getByRole("button", { name: "Save" }).click();
  await expect(two).toContainText("Not saved: Maya Lindqvist changed this meanwhile.");
  await two.getByRole("button", { name: "Reload" }).click();
  await expect(two.getByLabel("Name", { exact: true })).toHaveValue(name);
});

test("D6 a resource becomes an asset of a campaign: it says who loses it, and waits for approval", async ({ as, desk }) => {
  const partner = await desk.partner();
  const campaign = await desk.campaign(partner);
  const resource = await desk.resource([await desk.group(undefined, [partner])], "acme-logo-on-white.png");
  await desk.contact(partner);
  const page = await as("acmeAdmin");
  await visit(page, `/resources/${resource.id}`);
  await page.getByRole("button", { name: `More about ${resource.name}` }).click();
  await page.getByRole("menuitem", { name: "Associate with a campaign …" }).click();
  const dialog = page.getByRole("dialog", { name: `Associate “${resource.name}” with a campaign` });
  await expect(dialog).toContainText(`1 person at ${partner.name}`);
  await expect(dialog).toContainText("It starts unapproved");
  await dialog.getByLabel("Campaign").selectOption(`${partner.name}: ${campaign.name}`);
  await dialog.getByRole("button", { name: "Associate" }).click();
  await expect(page).toHaveURL(new RegExp(`/assets/${resource.id}$`));
  await expect(page.getByRole("banner").getByText("Waiting")).toBeVisible();
  await expect(crumbs(page).getByRole("link", { name: campaign.name })).toBeVisible();
});
