// Room `campaigns`: the conversation that asks for a campaign, from the picker to the campaign in review, and its questions' settings.
import type { Locator, Page } from "@playwright/test";
import { type Desk, type Named, fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { expect, test } from "./support/test.ts";

type Chat = { id: string; version: number };

const log = (page: Page) => page.getByRole("log", { name: "Conversation" });
const answer = (page: Page) => page.locator("#answer");
const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true });
const settings = (page: Page) => page.getByRole("complementary", { name: "Agent question settings" });

/** Begins a conversation behind the scenes. */
async function begun(desk: Desk, partner: Named): Promise<Chat> {
  return { id: await desk.call<string>("campaigns/begin_chat", { partner: partner.id }), version: 1 };
}

/** Answers one behind the scenes. */
async function said(desk: Desk, chat: Chat, question: string, ...values: string[]): Promise<void> {
  chat.version = (await desk.call<Chat>("campaigns/answer", { chat: chat.id, version: chat.version, question, values })).version;
}

/** Walks on with Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("Tab does not lead there");
}

test("S2 a campaign is asked for and approved by keyboard alone, from the picker on", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const partner = await desk.partner();
  const name = fresh("Spring shelves");
  const page = await as("acmeMember");
  await visit(page, "/marketing");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Find a partner" })).toBeFocused();
  await page.keyboard.type(partner.name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?q=/);
  const choice = page.getByRole("main").getByRole("button", { name: partner.name });
  await expect(choice).toHaveCount(1);
  await expect(choice).toContainText("Active");
  await tabTo(page, choice);
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\?chat=[0-9a-f-]{36}$/);
  await expect(page.getByText(`Campaign for ${partner.name}`)).toBeVisible();
  await expect(page.getByText("Question 1 of 4")).toBeVisible();
  await expect(answer(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(answer(page), "it says what is missing and stays").toHaveAccessibleDescription("This question needs an answer.");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");

  await expect(page.getByText("Question 2 of 4")).toBeVisible();
  await expect(log(page)).toContainText(name);
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Generate leads" })).toBeChecked();
  await page.keyboard.press("Enter");

  await expect(page.getByText("Question 3 of 4")).toBeVisible();
  await expect(answer(page)).toBeFocused();
  await page.keyboard.type("Buyers at garden centres,");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("10 to 80 branches");
  await page.keyboard.press("Enter");

  await expect(page.getByText("Question 4 of 4")).toBeVisible();
  await expect(log(page)).toContainText("Buyers at garden centres,\n10 to 80 branches", { useInnerText: true });
  await tabTo(page, page.getByRole("button", { name: "Skip" }));
  await page.keyboard.press("Enter");

  const review = page.getByRole("region", { name: "Review" });
  await expect(review).toContainText(name);
  await expect(review).toContainText("Generate leads");
  await tabTo(page, review.getByRole("button", { name: "Submit" }));
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByRole("banner").getByText("In review")).toBeVisible();
  const approve = page.getByRole("button", { name: "Approve all" });
  await tabTo(page, approve);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("banner").getByText("Approved")).toBeVisible();
  await expect(approve).toHaveCount(0);
});

test("S16 earlier answers are edited, from the conversation and from the review", async ({ as, desk }) => {
  const chat = await begun(desk, await desk.partner());
  const name = fresh("First name");
  await said(desk, chat, "name", name);
  await said(desk, chat, "intent", "Generate leads");
  const page = await as("acmeMember");
  await visit(page, `/marketing?chat=${chat.id}`);
  await expect(page.getByText("Question 3 of 4")).toBeVisible();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.getByText("Question 2 of 4")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Generate leads" })).toBeChecked();
  await page.getByRole("radio", { name: "Other" }).check();
  await page.getByLabel("In your own words").fill("Fill a webinar");
  await next(page).click();
  await expect(log(page)).toContainText("Fill a webinar");
  await expect(page.getByText("Question 3 of 4"), "one is back where one was").toBeVisible();

  await page.getByRole("button", { name: "Edit the answer to “What should the campaign be called?”" }).click();
  await expect(answer(page)).toHaveValue(name);
  await page.getByRole("button", { name: "Leave it as it is" }).click();
  await page.getByRole("group", { name: "Suggestions" }).getByRole("button").first().click();
  await expect(answer(page), "a suggestion is a beginning").not.toHaveValue("");
  await next(page).click();
  await page.getByRole("button", { name: "Skip" }).click();
  const other = fresh("Second name");
  await page.getByRole("region", { name: "Review" }).getByRole("button", { name: "Edit: What should the campaign be called?" }).click();
  await answer(page).fill(other);
  await next(page).click();
  await expect(page.getByRole("region", { name: "Review" })).toContainText(other);
});

test("S16 a reload in the middle loses nothing, and another device goes on", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const chat = await begun(desk, await desk.partner());
  await said(desk, chat, "name", fresh("Kept"));
  await said(desk, chat, "intent", "Promote a product");
  const page = await as("acmeMember");
  await visit(page, "/marketing");
  const row = page.getByRole("listitem").filter({ has: page.locator(`[href$="${chat.id}"]`) });
  await expect(row).toContainText("question 3 of 4");
  await row.getByRole("link", { name: /^Continue/ }).click();
  await answer(page).fill("Half a sentence about");
  await page.reload();
  await hydrated(page);
  await expect(page.getByText("Question 3 of 4")).toBeVisible();
  await expect(answer(page), "what was being typed is there again").toHaveValue("Half a sentence about");

  const phone = await as("acmeAdmin", { viewport: { width: 360, height: 740 } });
  await visit(phone, `/marketing?chat=${chat.id}`);
  await answer(phone).fill("Garden centres");
  await next(phone).click();
  await expect(phone.getByText("Question 4 of 4")).toBeVisible();

  await answer(page).fill("Other people");
  await next(page).click();
  const alert = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expect(alert, "who was quicker, and with what").toContainText("changed “Who should it reach?” meanwhile.");
  await expect(answer(page)).toHaveValue("Other people");
  await alert.getByRole("button", { name: "Save mine all the same" }).click();
  await expect(log(page)).toContainText("Other people");
  await expect(page.getByText("Question 4 of 4")).toBeVisible();
});

test("S16 an answer that does not get through stays, and is sent again", async ({ as, desk, quiet }) => {
  quiet.allow(/Failed to load resource|net::ERR/);
  const chat = await begun(desk, await desk.partner());
  const page = await as("acmeMember");
  await visit(page, `/marketing?chat=${chat.id}`);
  const name = fresh("Stubborn");
  await page.route("**/api/campaigns/**", (route) => route.abort());
  await answer(page).fill(name);
  await answer(page).press("Enter");
  const alert = page.getByRole("alert").filter({ hasText: "No answer came" });
  await expect(alert).toBeVisible();
  await expect(answer(page)).toHaveValue(name);
  await page.unroute("**/api/campaigns/**");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(log(page)).toContainText(name);
  await expect(page.getByText("Question 2 of 4")).toBeVisible();
});

test("S16 two who answer the same request see each other's answers, and nothing that is being typed is lost", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const chat = await begun(desk, await desk.partner());
  const page = await as("acmeMember");
  const listening = page.waitForResponse(/\/events\?/);
  await visit(page, `/marketing?chat=${chat.id}`);
  await listening;
  const name = fresh("By another");
  await said(desk, chat, "name", name);
  await expect(log(page), "it comes by itself").toContainText(name);
  await expect(page.getByText("Question 2 of 4")).toBeVisible();
  await said(desk, chat, "intent", "Generate leads");
  await expect(page.getByText("Question 3 of 4")).toBeVisible();
  await answer(page).fill("Mine, half way");
  await said(desk, chat, "audience", "Theirs");
  await page.waitForTimeout(1_000);
  await expect(answer(page)).toHaveValue("Mine, half way");
  await next(page).click();
  await expect(page.getByRole("alert").first()).toContainText("Maya Lindqvist");
  await page.getByRole("link", { name: "Show what is there" }).click();
  await expect(log(page)).toContainText("Theirs");
});

test("S14 a partner that was suspended meanwhile is no reason to lose what was answered", async ({ as, desk }) => {
  const partner = await desk.partner();
  const chat = await begun(desk, partner);
  await said(desk, chat, "name", fresh("Resting"));
  await desk.call("partners/set_status", { partner: partner.id, from: "active", to: "suspended" });
  const page = await as("acmeMember");
  await visit(page, `/marketing?chat=${chat.id}`);
  await expect(page.getByRole("main")).toContainText(`${partner.name} is not active now. What was answered stays here until it is.`);
  await expect(next(page)).toHaveCount(0);
  await visit(page, `/marketing?q=${encodeURIComponent(partner.name)}`);
  await expect(page.getByText("Suspended")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: partner.name })).toHaveCount(0);
});

test.describe("without a script", () => {
  test("S2 a campaign is asked for with plain forms, every kind of question, Back, Edit, Skip, review, Submit and Approve all", async ({
    as,
    quiet,
  }) => {
    quiet.allow(/status of 422/);
    const admin = await as("globexAdmin", { javaScriptEnabled: false });
    const add = async (wording: string, kind: string, choices = "") => {
      await admin.goto("/marketing?settings=open&edit=new");
      const form = settings(admin);
      await form.getByLabel("Question", { exact: true }).fill(wording);
      await form.getByLabel("Kind").selectOption(kind);
      if (choices) await form.getByLabel("Choices, one a line").fill(choices);
      await form.getByRole("button", { name: "Save question" }).click();
      await expect(form.getByText(wording, { exact: true })).toBeVisible();
    };
    await add("Which channels?", "Several choices", "Mail\nPosts\nFair");
    await add("When does it start?", "Date");
    await add("May we use the logo?", "Yes or no");
    await admin.goto("/marketing");
    await admin.getByRole("button", { name: "Initech" }).click();
    await expect(admin).toHaveURL(/\?chat=/);
    await next(admin).click();
    await expect(answer(admin)).toHaveAccessibleDescription("This question needs an answer.");
    const name = fresh("By hand");
    await answer(admin).fill(name);
    await next(admin).click();
    await admin.getByRole("radio", { name: "Other" }).check();
    await admin.getByLabel("In your own words").fill("Greet the spring");
    await next(admin).click();
    await answer(admin).fill("Facility managers");
    await next(admin).click();
    await admin.getByRole("button", { name: "Skip" }).click();
    await admin.getByRole("checkbox", { name: "Posts" }).check();
    await admin.getByRole("checkbox", { name: "Fair" }).check();
    await next(admin).click();
    await answer(admin).fill("2027-03-01");
    await next(admin).click();
    await admin.getByRole("button", { name: "Back", exact: true }).click();
    await expect(answer(admin)).toHaveValue("2027-03-01");
    await admin.getByRole("button", { name: "Leave it as it is" }).click();
    await admin.getByRole("radio", { name: "Yes" }).check();
    await next(admin).click();
    const review = admin.getByRole("region", { name: "Review" });
    for (const words of [name, "Greet the spring", "Facility managers", "Posts, Fair", "1 March 2027", "Yes"]) {
      await expect(review).toContainText(words);
    }
    await review.getByRole("button", { name: "Edit: Who should it reach?" }).click();
    await answer(admin).fill("Owners");
    await next(admin).click();
    await expect(review).toContainText("Owners");
    await review.getByRole("button", { name: "Submit" }).click();
    await expect(admin).toHaveURL(/\/campaigns\//);
    await expect(admin.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(admin.getByRole("banner").getByText("In review")).toBeVisible();
    await admin.getByRole("button", { name: "Approve all" }).click();
    await expect(admin).toHaveURL(/\/campaigns\/[0-9a-f-]{36}$/);
    await expect(admin.getByRole("banner").getByText("Approved")).toBeVisible();
    await expect(admin.getByRole("button", { name: "Approve all" })).toHaveCount(0);
  });

  test("S23 S24 questions are moved, removed and reset, and partners are let ask, with plain forms", async ({ as, quiet }) => {
    quiet.allow(/status of 422/);
    const admin = await as("globexAdmin", { javaScriptEnabled: false });
    await admin.goto("/marketing?settings=open");
    const panel = settings(admin);
    const rows = panel.getByRole("listitem");
    await panel.getByRole("button", { name: "Reset to defaults" }).click();
    await expect(rows).toHaveCount(4);
    const first = "What should the campaign be called?";
    await expect(rows.first()).toContainText(first);
    await panel.getByRole("button", { name: `Move “${first}” down` }).click();
    await expect(rows.nth(1)).toContainText(first);
    await panel.getByRole("button", { name: `Move “${first}” up` }).click();
    await expect(rows.first()).toContainText(first);
    await panel.getByRole("button", { name: "Remove “Who should it reach?”" }).click();
    await expect(rows).toHaveCount(3);
    // a page that is behind says so
    const behind = await admin.context().newPage();
    await behind.goto("/marketing?settings=open");
    await panel.getByRole("button", { name: "Reset to defaults" }).click();
    await expect(rows).toHaveCount(4);
    await settings(behind).getByRole("button", { name: "Reset to defaults" }).click();
    await expect(settings(behind).getByRole("alert")).toContainText("changed");
    await behind.close();

    const allows = panel.getByRole("switch", { name: /Partners may ask/ });
    for (const allowed of [true, false]) {
      await allows.setChecked(allowed);
      await panel.getByRole("button", { name: "Save", exact: true }).click();
      await admin.goto("/marketing?settings=open");
      await expect(allows).toBeChecked({ checked: allowed });
    }
  });

  test("S28 who approves what is approved already is told so", async ({ as, desk, quiet }) => {
    quiet.allow(/status of 422/);
    const campaign = await desk.campaign(await desk.partner());
    const page = await as("acmeMember", { javaScriptEnabled: false });
    await page.goto(`/campaigns/${campaign.id}`);
    await desk.approve(campaign);
    await page.getByRole("button", { name: "Approve all" }).click();
    await expect(page.getByRole("main").getByRole("alert").filter({ hasText: /approved/i })).toBeVisible();
    await expect(page.getByRole("banner").getByText("Approved")).toBeVisible();
  });
});

test("S21-S24 questions are added, edited, moved, removed and reset, and a conversation under way keeps its own", async ({ as, quiet }) => {
  quiet.allow(/status of 422/);
  const page = await as("globexAdmin");
  await visit(page, "/marketing");
  await page.getByRole("button", { name: "Initech" }).click();
  await expect(answer(page)).toBeFocused();
  await page.getByRole("link", { name: "Question settings" }).click();
  const panel = settings(page);
  const rows = panel.getByRole("listitem");
  await panel.getByRole("button", { name: "Reset to defaults" }).click();
  const ask = page.getByRole("alertdialog", { name: "Reset to the default questions?" });
  await expect(ask.getByRole("button", { name: "Cancel" })).toBeFocused();
  await ask.getByRole("button", { name: "Reset" }).click();
  await expect(rows).toHaveCount(4);

  await panel.getByRole("link", { name: "Add a question" }).click();
  await expect(panel.getByLabel("Question", { exact: true })).toBeFocused();
  await page.keyboard.type("Which product is in focus?");
  await panel.getByLabel("Kind").selectOption("One choice");
  await panel.getByRole("button", { name: "Save question" }).click();
  await expect(panel.getByRole("alert")).toContainText("Give at least two choices.");
  await panel.getByLabel("Choices, one a line").fill("Meters\nHeating");
  await panel.getByRole("button", { name: "Save question" }).click();
  await expect(rows).toHaveCount(5);
  await expect(rows.last()).toContainText("One choice of 2");

  const up = panel.getByRole("button", { name: "Move “Which product is in focus?” up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(rows.nth(3)).toContainText("Which product");
  await expect(up, "the focus goes along").toBeFocused();
  await panel.locator("[data-key]", { hasText: "Which product" }).dragTo(panel.locator("[data-key]").first());
  await expect(rows.first()).toContainText("Which product");
  await expect(panel.getByRole("img", { name: "Needed, cannot be removed" })).toHaveCount(2);

  await panel.getByRole("link", { name: "Edit “Which product is in focus?”" }).click();
  await panel.getByLabel("Help below it").fill("The drafts speak about this one only.");
  await panel.getByRole("button", { name: "Save question" }).click();
  await expect(panel.getByLabel("Help below it")).toHaveCount(0);
  await panel.getByRole("button", { name: "Remove “Who should it reach?”" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(rows).toHaveCount(4);

  await expect(page.getByText(/^Question 1 of/), "the conversation asks what it began with").toBeVisible();
  await expect(log(page)).not.toContainText("Which product");
  await panel.getByRole("link", { name: "Close settings" }).click();
  await page.getByRole("link", { name: "All requests" }).click();
  await page.getByRole("button", { name: "Initech" }).click();
  await expect(log(page)).toContainText("Which product is in focus?");
  await expect(log(page)).toContainText("The drafts speak about this one only.");
});

test("D56 who changed the questions meanwhile is told, and nothing of theirs is lost unasked", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const page = await as("acmeAdmin");
  await visit(page, "/marketing?settings=open&edit=new");
  const panel = settings(page);
  await panel.getByLabel("Question", { exact: true }).fill("Who pays?");
  const { version } = await desk.call<{ version: number }>("campaigns/questions", {});
  const when = { id: "", wording: "When?", help: "", kind: "date", choices: [], other: false, required: false, uses: "date" };
  await desk.call("campaigns/change_questions", { version, change: { Add: when } });
  await panel.getByRole("button", { name: "Save question" }).click();
  const alert = panel.getByRole("alert");
  await expect(alert).toContainText(/Not saved: .+ changed this meanwhile\./);
  await expect(panel.getByLabel("Question", { exact: true })).toHaveValue("Who pays?");
  await alert.getByRole("button", { name: "Save mine all the same" }).click();
  await expect(panel.getByRole("listitem")).toContainText([/./, /./, /./, /./, "When?", "Who pays?"]);
  const now = await desk.call<{ version: number }>("campaigns/questions", {});
  await desk.call("campaigns/change_questions", { version: now.version, change: "Reset" });
});

test("D44 partners’ people ask when the vendor lets them, and see their requests", async ({ as, desk }) => {
  const partner = await desk.partner();
  const contact = await desk.contact(partner);
  const page = await as(contact);
  await visit(page, "/home");
  await expect(page.getByRole("button", { name: "Request a campaign" })).toHaveCount(0);
  const admin = await as("acmeAdmin");
  await visit(admin, "/marketing?settings=open");
  await settings(admin).getByRole("switch", { name: /Partners may ask/ }).check();
  await expect(async () => {
    await visit(page, "/home");
    await expect(page.getByRole("button", { name: "Request a campaign" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole("button", { name: "Request a campaign" }).click();
  await expect(page).toHaveURL(/\?chat=/);
  await hydrated(page);
  await answer(page).fill(fresh("Ours"));
  await next(page).click();
  await page.getByRole("radio", { name: "Generate leads" }).check();
  await next(page).click();
  await answer(page).fill("Our own customers");
  await next(page).click();
  await visit(page, "/marketing");
  await page.getByRole("link", { name: /^Continue/ }).click();
  await page.getByRole("button", { name: "Skip" }).click();
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByRole("main")).toContainText("Submitted. It is in review.");
  await settings(admin).getByRole("switch", { name: /Partners may ask/ }).uncheck();
});
