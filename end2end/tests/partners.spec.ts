// Room `partners`: partner companies, their people, and the groups that resources are shared with.
import type { Page } from "@playwright/test";
import { fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { fillSignIn, password } from "./support/personas.ts";
import { expect, test } from "./support/test.ts";

const toast = (page: Page) => page.getByRole("status", { name: "Messages" });

test("S165 partners are found by words and status, the address keeps both, and a row opens in place", async ({ as }) => {
  const page = await as("acmeAdmin");
  await visit(page, "/partners");
  const table = page.getByRole("table", { name: "My partners" });
  await expect(table.getByRole("rowheader").first()).toContainText("Bluefin");

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search partners" })).toBeFocused();
  await page.keyboard.type("hamb");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/partners\?q=hamb$/);
  await expect(table.getByRole("rowheader")).toHaveCount(1);
  await expect(table.getByRole("link", { name: "Bluefin", exact: true })).toBeVisible();

  await page.getByLabel("Status").selectOption("Suspended");
  await expect(page).toHaveURL(/q=hamb&status=suspended$/);
  await expect(page.getByRole("heading", { name: "No partner with the status “Suspended” matches “hamb”" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Status")).toHaveValue("");
  await expect(table.getByRole("rowheader")).toHaveCount(1);
  await page.goForward();
  await page.getByRole("link", { name: "Clear search and filter" }).click();
  await expect(page).toHaveURL(/\/partners$/);
  await expect(page.getByRole("searchbox", { name: "Search partners" })).toHaveValue("");

  await page.getByLabel("Status").selectOption("Suspended");
  await expect(table.getByRole("rowheader")).toContainText(["Halyard Group"]);
  await page.getByRole("link", { name: "Halyard Group, details" }).click();
  await expect(page.getByRole("link", { name: "Halyard Group, details" })).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByText("Niamh Corcoran")).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(page.getByText("Niamh Corcoran"), "the address keeps what is open").toBeVisible();

  await visit(page, "/partners");
  const head = table.getByRole("columnheader", { name: "Partner" });
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await head.getByRole("link").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL((url) => url.searchParams.get("sort") === "-name");
});

test("a new partner is added with what is wrong beside its field, and edited", async ({ as, quiet }) => {
  quiet.allow(/status of 422/);
  const page = await as("acmeAdmin");
  const name = fresh("Alder & Co");
  await visit(page, "/partners");
  await page.getByRole("button", { name: "New partner" }).click();
  const dialog = page.getByRole("dialog", { name: "New partner" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription("Type a name.");
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Bluefin");
  await dialog.getByLabel("City or country").fill("Oslo");
  await dialog.getByRole("button", { name: "Create partner" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription("This name is taken. Choose another one.");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Website").fill("alder.example");
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Website")).toHaveAccessibleDescription(/The URL must contain http:\/\/ or https:\/\//);
  await expect(dialog.getByLabel("City or country"), "what was typed stays").toHaveValue("Oslo");
  await dialog.getByLabel("Website").fill("https://alder.example");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(toast(page)).toContainText(`${name} is a partner now. Invite its first contact.`);
  await expect(page.getByRole("heading", { name: `Nobody at ${name} can sign in yet` })).toBeVisible();

  await page.getByRole("button", { name: `More about ${name}` }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit …" })).toBeFocused();
  await page.keyboard.press("Enter");
  const edit = page.getByRole("dialog", { name: `Edit ${name}` });
  await edit.getByLabel("City or country").fill("Bergen");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText(`Saved ${name}.`);
  await expect(page.getByRole("definition").filter({ hasText: "Bergen" })).toBeVisible();
});

test("D56 a save that comes too late says who saved before, and loses nothing", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const partner = await desk.partner();
  const [first, second] = [await as("acmeAdmin"), await as("acmeAdmin")];
  const begin = async (page: Page) => {
    await visit(page, `/partners/${partner.id}`);
    await page.getByRole("button", { name: `More about ${partner.name}` }).click();
    await page.getByRole("menuitem", { name: "Edit …" }).click();
    return page.getByRole("dialog", { name: `Edit ${partner.name}` });
  };
  const [one, two] = [await begin(first), await begin(second)];
  await one.getByLabel("City or country").fill("Bergen");
  await one.getByRole("button", { name: "Save" }).click();
  await expect(toast(first)).toContainText("Saved");

  await two.getByLabel("Phone").fill("+47 55 55 01 01");
  await two.getByRole("button", { name: "Save" }).click();
  await expect(two.getByRole("alert")).toContainText("Not saved: Maya Lindqvist changed this meanwhile.");
  await expect(two.getByRole("alert")).toContainText("City is now “Bergen”");
  await two.getByRole("button", { name: "Reload the rest" }).click();
  await expect(two.getByLabel("City or country")).toHaveValue("Bergen");
  await expect(two.getByLabel("Phone")).toHaveValue("+47 55 55 01 01");
  await two.getByRole("button", { name: "Save" }).click();
  await expect(toast(second)).toContainText("Saved");
});

test("S181 a contact is invited, takes the link in another browser, and is signed in", async ({ as, desk, page: guest, quiet }) => {
  quiet.allow(/status of 4(22|10)/);
  const partner = await desk.partner();
  const email = `${fresh("jo").replace(" ", ".")}@fern.example`;
  const page = await as("acmeAdmin");
  await visit(page, `/partners/${partner.id}`);
  await page.getByRole("button", { name: "Invite a contact" }).click();
  const dialog = page.getByRole("dialog", { name: `Invite a contact of ${partner.name}` });
  await dialog.getByLabel("Name").fill("Jo Park");
  await dialog.getByLabel("E-mail").fill("jo.example");
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(dialog.getByLabel("E-mail")).toHaveAccessibleDescription("An address has one “@”, with something on both sides.");
  await expect(dialog.getByLabel("E-mail")).toBeFocused();
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: /Partner Owner/ }).check();
  await page.getByLabel("E-mail").press("Enter");
  const link = page.getByLabel("Invitation link");
  await expect(link).toBeFocused();
  const address = await link.inputValue();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("table", { name: `Open invitations of ${partner.name}` })).toContainText("Jo Park");

  await guest.goto(address);
  await expect(guest.getByRole("heading", { name: "You are invited" })).toBeVisible();
  await expect(guest.getByText(`Join ${partner.name} at the partner portal of Acme Software as partner owner.`)).toBeVisible();
  await expect(guest.getByLabel("E-mail")).toHaveValue(email);
  await guest.getByLabel("Your name").fill("Jo Park-Lind");
  await guest.getByLabel("Password", { exact: true }).fill("short");
  await guest.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(guest.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/It needs at least 10 characters/);
  await expect(guest.getByLabel("Your name"), "what was typed stays").toHaveValue("Jo Park-Lind");
  await guest.getByLabel("Password", { exact: true }).fill(password);
  await guest.keyboard.press("Enter");
  await expect(guest).toHaveURL(/\/home$/);
  await expect(guest.getByRole("heading", { name: "Hello, Jo", level: 1 })).toBeVisible();

  await page.reload();
  const people = page.getByRole("table", { name: `Contacts of ${partner.name}` });
  await expect(people.getByRole("rowheader")).toContainText(["Jo Park-Lind"]);
  await expect(people).toContainText("Partner Owner");
  await people.getByRole("button", { name: "Suspend" }).click();
  await expect(toast(page)).toContainText("Jo Park-Lind is suspended and signed out.");
  await expect(people).toContainText("Suspended");
  await people.getByRole("button", { name: "Let in again" }).click();
  await expect(toast(page)).toContainText("Jo Park-Lind is let in again.");
  await expect(people).toContainText("Active");

  const stranger = await guest.context().browser()!.newPage();
  expect((await stranger.goto(address))?.status()).toBe(410);
  await expect(stranger.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
  await stranger.close();
});

test("D18 a group is made, changed, and deleted with another one in its place", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const [name, other] = [fresh("Nordics"), await desk.group()];
  const page = await as("acmeAdmin");
  await visit(page, "/partners/groups");
  await page.getByRole("button", { name: "New group" }).click();
  const form = page.getByRole("dialog", { name: "New group" });
  await form.getByRole("button", { name: "Save group" }).click();
  await expect(form.getByLabel("Name")).toHaveAccessibleDescription("Type a name.");
  await form.getByLabel("Name").fill(name);
  await form.getByRole("checkbox", { name: "Bluefin" }).check();
  await form.getByRole("checkbox", { name: "Larkspur" }).check();
  await expect(form.getByText(/^2 of \d+ chosen$/)).toBeVisible();
  await form.getByRole("button", { name: "Save group" }).click();
  await expect(toast(page)).toContainText(`Saved “${name}” with 2 partners.`);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("2 partners: Bluefin, Larkspur");

  await row.getByRole("button", { name: `Actions for ${name}` }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit …" })).toBeFocused();
  await page.keyboard.press("Enter");
  const edit = page.getByRole("dialog", { name: "Edit group" });
  await expect(edit.getByRole("checkbox", { name: "Bluefin" })).toBeChecked();
  await edit.getByRole("checkbox", { name: "Larkspur" }).uncheck();
  await edit.getByRole("button", { name: "Save group" }).click();
  await expect(row).toContainText("1 partner: Bluefin");
  await page.getByRole("link", { name: `${name}, details` }).click();
  await expect(page.getByRole("row").getByRole("link", { name: "Bluefin", exact: true })).toBeVisible();

  await desk.link([await desk.groupNamed(name)]);
  const all = page.getByRole("row").filter({ hasText: "Holds every active partner, always." });
  await expect(all.getByRole("button"), "All partners cannot be deleted").toHaveCount(0);
  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete …" }).click();
  const remove = page.getByRole("dialog", { name: `Delete the group “${name}”?` });
  await expect(remove.getByRole("button", { name: "Cancel" })).toBeFocused();
  await remove.getByRole("button", { name: "Delete group" }).click();
  await expect(remove.getByRole("alert").filter({ hasText: "One resource is in no other group." })).toContainText("Choose the group that gets it.");
  await expect(remove.getByLabel("Group that gets its resources")).toBeFocused();
  await remove.getByLabel("Group that gets its resources").selectOption(`${other.name} (0 partners)`);
  await remove.getByRole("button", { name: "Delete group" }).click();
  await expect(toast(page)).toContainText(`Deleted “${name}”.`);
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: other.name }).getByRole("cell", { name: "1", exact: true })).toBeVisible();
});

test("D55 suspending a partner asks, names it, and signs its people out", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const partner = await desk.partner();
  const contact = await desk.contact(partner);
  const [page, theirs] = [await as("acmeAdmin"), await as(contact)];
  await visit(theirs, "/home");
  await visit(page, `/partners/${partner.id}`);
  const open = async () => {
    await page.getByRole("button", { name: `More about ${partner.name}` }).click();
    await page.getByRole("menuitem", { name: "Suspend …" }).click();
  };
  const ask = page.getByRole("alertdialog", { name: `Suspend ${partner.name}?` });
  await open();
  await expect(ask.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(ask).toContainText(`1 person at ${partner.name} is signed out at once.`);
  await page.keyboard.press("Escape");
  await expect(ask).toBeHidden();
  await expect(page.getByRole("button", { name: `More about ${partner.name}` })).toBeFocused();

  await open();
  await ask.getByRole("button", { name: "Suspend" }).click();
  await expect(toast(page)).toContainText(`${partner.name} is suspended. Its people are signed out.`);
  await expect(page.getByRole("banner").getByText("Suspended")).toBeVisible();

  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in/);
  await fillSignIn(theirs, contact.email);
  await expect(theirs.getByRole("alert")).toContainText("E-mail and password do not fit together.");

  await page.getByRole("button", { name: `More about ${partner.name}` }).click();
  await page.getByRole("menuitem", { name: "Make active" }).click();
  await expect(toast(page)).toContainText(`${partner.name} is active. Its people can sign in.`);
  await fillSignIn(theirs, contact.email);
  await expect(theirs).toHaveURL(/\/home$/);
});

test("D44 a vendor member looks at partners and changes nothing", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 404/);
  const partner = await desk.partner();
  const page = await as("acmeMember");
  await visit(page, "/partners");
  await expect(page.getByRole("table", { name: "My partners" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New partner" })).toHaveCount(0);
  await visit(page, `/partners/${partner.id}`);
  await expect(page.getByRole("button", { name: "View as partner" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite a contact" })).toHaveCount(0);
  expect((await page.goto("/audit"))?.status(), "the audit trail is the admin's").toBe(404);
});
