// Room `accounts`: what people settle about themselves and their team, and the mails that go out. These pages carry no script.
import { fillSignIn, password } from "./support/personas.ts";
import { fresh } from "./support/desk.ts";
import { MailServer } from "./support/mail.ts";
import { Portico } from "./support/server.ts";
import { expect, test } from "./support/test.ts";

test("D51 somebody changes their name and the zone times are shown in", async ({ as, desk }) => {
  const page = await as(await desk.contact(await desk.partner()));
  await page.goto("/home");
  await page.getByRole("button", { name: / account$/ }).click();
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { name: "Your account", level: 1 })).toBeVisible();
  await page.getByLabel("Your name").fill("Nora Winter");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Nora Winter / })).toBeVisible();
  await page.getByRole("link", { name: "Sessions" }).click();
  await expect(page.locator("time").first()).toHaveAttribute("title", /JST$/);
});

test("D43 a new password needs the old one, and the other sessions end", async ({ as, browser, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const contact = await desk.contact(await desk.partner());
  const page = await as(contact);
  const there = await (await browser.newContext()).newPage();
  await there.goto("/sign-in");
  await fillSignIn(there, contact.email);
  await expect(there).toHaveURL(/\/home$/);

  await page.goto("/settings/sessions");
  await expect(page.getByRole("table", { name: "Your sessions" }).getByRole("rowheader")).toHaveCount(2);
  await page.goto("/settings/profile");
  const change = async (old: string, secret: string) => {
    await page.getByLabel("Present password").fill(old);
    await page.getByLabel("New password").fill(secret);
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("not the password", "a sentence of my own");
  await expect(page.getByLabel("Present password")).toBeFocused();
  await expect(page.getByLabel("Present password")).toHaveAccessibleDescription(/It is not the password you have/);
  await expect(page.getByLabel("Present password")).toHaveValue("");
  await change(password, "a sentence of my own");
  await expect(page.getByRole("status").filter({ hasText: "Your password is changed." })).toBeVisible();
  await there.goto("/home");
  await expect(there).toHaveURL(/\/sign-in/);
  await there.context().close();
});

test("D43 one session is ended, then all others", async ({ as, browser, desk }) => {
  const contact = await desk.contact(await desk.partner());
  const page = await as(contact);
  for (let n = 0; n < 2; n++) {
    const other = await (await browser.newContext()).newPage();
    await other.goto("/sign-in");
    await fillSignIn(other, contact.email);
    await expect(other).toHaveURL(/\/home$/);
    await other.context().close();
  }
  await page.goto("/settings/sessions");
  const rows = page.getByRole("table", { name: "Your sessions" }).getByRole("rowheader");
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: "This session" })).toHaveCount(1);
  await page.getByRole("button", { name: /^End the session of / }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "This session is ended." })).toBeVisible();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(rows).toHaveCount(1);
});

test("D44 an owner invites to the team, gives a role, and takes an invitation back", async ({ as, browser, desk }) => {
  const partner = await desk.partner();
  const page = await as(await desk.contact(partner));
  await page.goto("/home");
  await page.getByRole("button", { name: / account$/ }).click();
  await page.getByRole("link", { name: "Team" }).click();
  const invite = async (name: string) => {
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("E-mail", { exact: true }).fill(`${name.toLowerCase().replaceAll(" ", ".")}@fern.example`);
    await page.getByRole("button", { name: "Invite", exact: true }).click();
  };
  const name = fresh("Ada Stone");
  await invite(name);
  const link = await page.getByLabel("Invitation link").inputValue();
  const ada = await (await browser.newContext()).newPage();
  await ada.goto(link);
  await ada.getByLabel("Password", { exact: true }).fill(password);
  await ada.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(ada).toHaveURL(/\/home$/);
  await ada.goto("/team");
  await expect(ada.getByRole("table", { name: /^People at/ }).getByRole("rowheader")).toHaveCount(2);
  await expect(ada.getByRole("button", { name: "Invite", exact: true })).toHaveCount(0);

  await page.goto("/team");
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Make Partner Owner" }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Partner Owner");
  await ada.reload();
  await expect(ada.getByRole("button", { name: "Invite", exact: true })).toBeVisible();

  const other = fresh("Eve Stone");
  await invite(other);
  await page.getByRole("button", { name: `Actions for the invitation of ${other}` }).click();
  await page.getByRole("menuitem", { name: "Take back" }).click();
  await expect(page.getByRole("heading", { name: /^Open invitations/ })).toHaveCount(0);
  await ada.context().close();
});

test("D40 an admin suspends and removes somebody after a question that begins on Cancel", async ({ as, browser }) => {
  const page = await as("acmeAdmin");
  await page.goto("/settings/people");
  const name = fresh("Ada Vale");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(`${name.toLowerCase().replaceAll(" ", ".")}@acme.example`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const ada = await (await browser.newContext()).newPage();
  await ada.goto(await page.getByLabel("Invitation link").inputValue());
  await ada.getByLabel("Password", { exact: true }).fill(password);
  await ada.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(ada).toHaveURL(/\/marketing\/library$/);

  await page.goto("/settings/people");
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Suspend …" }).click();
  const question = page.getByRole("alertdialog", { name: `Suspend ${name}?` });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await question.getByRole("button", { name: "Suspend" }).click();
  await expect(row).toContainText("Suspended");
  await ada.reload();
  await expect(ada).toHaveURL(/\/sign-in/);

  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Remove …" }).click();
  await page.getByRole("alertdialog", { name: `Remove ${name}?` }).getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  await ada.context().close();
});

test("D31 the outbox shows what a mail says, and never its link", async ({ as }) => {
  const page = await as("acmeAdmin");
  const email = `${fresh("nora").replace(" ", ".")}@acme.example`;
  await page.goto("/settings/people");
  await page.getByLabel("Name", { exact: true }).fill("Nora Field");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  await page.getByRole("link", { name: "Outbox" }).click();
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("Not sent: no mail server is set up.");
  await row.getByText("Invitation to the partner portal of Acme Software").click();
  await expect(row).toContainText("Maya Lindqvist invites you");
  await expect(row).toContainText("(link hidden)");
  expect(await page.content()).not.toContain(link.split("/").pop());
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("D43 a forgotten password is set anew by a mailed link, once", async ({ page, quiet }, { workerIndex }) => {
    quiet.allow(/status of 4(22|10)/);
    const mails = await MailServer.open();
    const portico = await Portico.start({ name: `${workerIndex}-mail`, settings: mails.settings() });
    try {
      await page.goto(`${portico.url}/sign-in`);
      await page.getByRole("link", { name: "Forgotten your password?" }).click();
      await page.getByLabel("E-mail", { exact: true }).fill("owner@larkspur.example");
      await page.getByRole("button", { name: "Send the link" }).click();
      await expect(page.getByText("If this address has an account, a mail is on its way.")).toBeVisible();

      const link = await mails.linkTo("owner@larkspur.example");
      await page.goto(link);
      await page.getByLabel("New password").fill("short");
      await page.getByRole("button", { name: "Change the password" }).click();
      await expect(page.getByLabel("New password")).toHaveAccessibleDescription(/It needs at least 10 characters/);
      await page.getByLabel("New password").fill("a sentence of my own");
      await page.getByRole("button", { name: "Change the password" }).click();
      await expect(page.getByText("Your password is changed. Sign in with the new one.")).toBeVisible();
      await fillSignIn(page, "owner@larkspur.example", "a sentence of my own");
      await expect(page).toHaveURL(/\/home$/);
      await page.goto(link);
      await expect(page.getByRole("heading", { name: "This link is over" })).toBeVisible();
    } finally {
      await portico.stop();
      await mails.close();
    }
  });
});
