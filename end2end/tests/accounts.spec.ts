// Room `accounts`: the doors. Signing in and out, where to work, light and dark, the first administrator.
import type { Browser, Page } from "@playwright/test";
import { clean, everyLook } from "./support/axe.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { fillSignIn, password, personas } from "./support/personas.ts";
import { Portico } from "./support/server.ts";
import { expect, test } from "./support/test.ts";

/** Opens the menu with one's name and takes something in it. */
async function account(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: / account$/ }).click();
  await page.getByRole("button", { name: words, exact: true }).click();
}

async function elsewhere(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  await fillSignIn(page, email);
  await expect(page).not.toHaveURL(/\/sign-in/);
  return page;
}

test("S180 someone signs in with the keyboard alone and works in the library", async ({ page }) => {
  await page.goto("/resources");
  await expect(page, "nothing is shown to strangers").toHaveURL(/\/sign-in/);
  await page.goto("/sign-in");
  await expect(page.getByLabel("E-mail", { exact: true })).toBeFocused();
  await page.keyboard.type(personas.acmeAdmin);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/marketing\/library$/);
  await hydrated(page);
  await expect(page.getByRole("heading", { name: "Marketing", level: 1 })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Marketing" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a wrong password is told in words, and the e-mail stays", async ({ page, quiet }) => {
  quiet.allow(/status of 422/); // the browser reports the refused form
  await page.goto("/sign-in");
  await fillSignIn(page, personas.acmeAdmin, "not the password");

  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("alert")).toContainText("E-mail and password do not fit together.");
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(personas.acmeAdmin);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();

  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/marketing\/library$/);
});

test("signing out ends this session, and Back shows nothing of it", async ({ as }) => {
  const page = await as("acmeMember", { fresh: true });
  await visit(page, "/resources");
  await account(page, "Sign out");
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("signing out everywhere ends the session in another browser", async ({ browser }) => {
  const [here, there] = [await elsewhere(browser, "member@larkspur.example"), await elsewhere(browser, "member@larkspur.example")];
  await visit(there, "/home");
  await visit(here, "/home");
  await account(here, "Sign out everywhere");
  await expect(here).toHaveURL(/\/sign-in$/);

  await there.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Resources" }).click();
  await expect(there.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await there.reload();
  await expect(there).toHaveURL(/\/sign-in/);
  await here.context().close();
  await there.context().close();
});

test("D40 somebody of two places chooses where to work, and goes on to the page that was asked for", async ({ page }) => {
  await page.goto("/resources");
  await fillSignIn(page, "lee@northwind.example");
  await expect(page.getByRole("heading", { name: "Choose where to work" })).toBeVisible();
  await expect(page.getByText("You belong to 2 places.")).toBeVisible();
  await page.getByRole("button", { name: "Bluefin at Acme Software" }).click();
  await expect(page).toHaveURL(/\/resources$/);
  await expect(page.getByRole("button", { name: "Lee Park Bluefin account" })).toBeVisible();

  await hydrated(page);
  await page.getByRole("button", { name: / account$/ }).click();
  await page.getByRole("link", { name: "Work elsewhere" }).click();
  const here = page.getByRole("button", { name: "Bluefin at Acme Software" });
  await expect(here).toHaveAttribute("aria-current", "true");
  await expect(here).toContainText("you are here now");
  await page.getByRole("button", { name: "Northwind at Acme Software" }).click();
  await expect(page, "one stays where one was").toHaveURL(/\/resources$/);
  await expect(page.getByRole("button", { name: "Lee Park Northwind account" })).toBeVisible();
});

test("dark is remembered in a cookie, so that the server writes it and nothing flashes", async ({ as }) => {
  const page = await as("acmeMember");
  await page.emulateMedia({ colorScheme: "light" });
  await visit(page, "/resources?sort=-name");
  await account(page, "Dark");
  await expect(page, "one stays where one was").toHaveURL((url) => url.pathname === "/resources" && url.searchParams.get("sort") === "-name");

  // no script has a hand in it: a browser without any is dark as well, although its system is light
  const still = await as("acmeMember", { javaScriptEnabled: false, colorScheme: "light" });
  await still.context().addCookies((await page.context().cookies()).filter((cookie) => cookie.name === "portico-theme"));
  await still.goto("/partners");
  await expect(still.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(still.locator("html")).toHaveCSS("color-scheme", "dark");

  await visit(page, "/partners");
  await page.getByRole("button", { name: / account$/ }).click();
  await expect(page.getByRole("button", { name: "Dark", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "As the system" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("an empty Portico is set up with the code it printed, once", async ({ page, quiet }, { workerIndex }) => {
  quiet.allow(/status of 4(22|04)/);
  const portico = await Portico.start({ name: `${workerIndex}-empty`, demo: false });
  try {
    await page.goto(portico.url);
    await expect(page).toHaveURL(`${portico.url}/set-up`);
    await expect(page.getByRole("heading", { name: "Set up Portico" })).toBeVisible();

    const fill = async (code: string) => {
      await page.getByLabel("Set-up code").fill(code);
      await page.getByLabel("Name of your organisation").fill("Fern Works");
      await page.getByLabel("Your name").fill("Nora Field");
      await page.getByLabel("E-mail", { exact: true }).fill("nora@fern.example");
      await page.getByLabel("Password", { exact: true }).fill("a sentence is fine");
      await page.getByRole("button", { name: "Set up" }).click();
    };
    await fill("0000-0000");
    await expect(page.getByLabel("Set-up code")).toHaveAccessibleDescription(/It is not the code/);
    await expect(page.getByLabel("Set-up code")).toBeFocused();
    await expect(page.getByLabel("Your name")).toHaveValue("Nora Field");
    await everyLook(page, async () => clean(page));

    const code = /with the code (\S+)/.exec(portico.words())?.[1];
    expect(code, "the server prints the code").toBeTruthy();
    await fill(code!);
    await expect(page).toHaveURL(/\/marketing\/library$/);
    await hydrated(page);
    await expect(page.getByRole("main").getByRole("heading", { name: "No campaigns yet" }).first()).toBeVisible();
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Partners" }).click();
    await expect(page.getByRole("heading", { name: "No partners yet" })).toBeVisible();

    expect((await page.goto(`${portico.url}/set-up`))?.status()).toBe(404);
  } finally {
    await portico.stop();
  }
});
