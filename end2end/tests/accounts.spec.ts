// Room `accounts`: signing in.
import { fillSignIn, personas } from "./support/personas.ts";
import { hydrated } from "./support/hydrated.ts";
import { expect, test } from "./support/test.ts";

test("someone signs in and works in the library", async ({ page }) => {
  await page.goto("/sign-in");
  await fillSignIn(page, personas.acmeAdmin);
  await expect(page).not.toHaveURL(/\/sign-in/);

  await page.goto("/marketing/library");
  await expect(page.getByRole("heading", { name: "Marketing" })).toBeVisible();
  await hydrated(page);
});

test("a wrong password is told in words, and the e-mail stays", async ({ page, quiet }) => {
  quiet.allow(/status of 4(01|22)/); // the browser reports the refused form
  await page.goto("/sign-in");
  await fillSignIn(page, personas.acmeAdmin, "not the password");

  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("alert")).toContainText(/password/i);
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(personas.acmeAdmin);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
});
