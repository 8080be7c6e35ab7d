// The people of the demo data, and how they sign in: through the form, as people do.
import { type Page, expect } from "@playwright/test";

export const password = "portico-demo";

export const personas = {
  acmeAdmin: "admin@acme.example",
  acmeMember: "member@acme.example",
  northwindOwner: "owner@northwind.example",
  northwindMember: "member@northwind.example",
  blueFinOwner: "owner@bluefin.example",
  globexAdmin: "admin@globex.example",
  initechOwner: "owner@initech.example",
} as const;

export type Persona = keyof typeof personas;

/** Fills in the sign-in form that the page shows and sends it. */
export async function fillSignIn(page: Page, email: string, secret: string = password): Promise<void> {
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in on /sign-in and waits until Portico has let the person in. */
export async function signIn(page: Page, persona: Persona): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, personas[persona]);
  await expect(page, `${personas[persona]} is let in`).not.toHaveURL(/\/sign-in/);
}
