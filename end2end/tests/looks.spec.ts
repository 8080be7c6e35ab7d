// How every page looks in its main states: accessible as far as a program can see it, in light and dark, on desk and phone;
// nothing runs out of the window; the focus is seen; and what happens while the browser code is still on its way.
import type { Locator, Page } from "@playwright/test";
import { clean, everyLook } from "./support/axe.ts";
import { type Desk, demoFile, fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { type Persona, fillSignIn, password } from "./support/personas.ts";
import type { Quiet } from "./support/quiet.ts";
import { expect, test } from "./support/test.ts";

test.describe.configure({ mode: "parallel" });
test.use({ trace: "off" }); // axe's list says it all, and its own source would be in every trace

type Ground = { desk: Desk; quiet: Quiet };
type State = { name: string; who?: Persona; open: (page: Page, ground: Ground) => Promise<void>; without?: string[] };

/** A state that an address alone brings about. */
const at = (who: Persona, name: string, address: string): State => ({ name, who, open: (page) => visit(page, address) });

/** The same for a page that carries no script. */
const plain = (who: Persona, name: string, address: string): State => ({
  name,
  who,
  open: async (page) => {
    await page.goto(address);
    await expect(page.getByRole("main")).toBeVisible();
  },
});

/** Follows a link of the page by its name, to the page that has it as its heading. */
async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole("main").getByRole("link", { name, exact: true }).first().click();
  await expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible();
}

async function campaign(page: Page, name: string): Promise<void> {
  await visit(page, `/marketing/library?q=${encodeURIComponent(name)}`);
  await page.getByRole("treeitem", { name }).click();
  await page.getByRole("heading", { name, level: 2 }).getByRole("link").click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

/** The files of a campaign that has drafts too. */
async function files(page: Page, name: string): Promise<void> {
  await campaign(page, name);
  await page.getByRole("navigation", { name: "Campaign" }).getByRole("link", { name: "Assets" }).click();
  await expect(page.getByRole("table", { name: `Files of ${name}` })).toBeVisible();
}

async function resource(page: Page, name: string): Promise<void> {
  await visit(page, `/resources?q=${encodeURIComponent(name)}`);
  await follow(page, name);
}

/** A conversation that stands at a question of this kind, or at the review; the questions are as before afterwards. */
async function talk(desk: Desk, kind: string): Promise<string> {
  const choices = kind.includes("choice") ? ["Stock", "Storefront", "Returns"] : [];
  const of = kind === "review" ? "text" : kind;
  const question = { id: "", wording: "Which of these?", help: "The drafts speak of it.", kind: of, choices, other: true, required: false, uses: "other" };
  const change = async (change: unknown) => {
    const { version } = await desk.call<{ version: number }>("campaigns/questions", {});
    await desk.call("campaigns/change_questions", { version, change });
  };
  await change({ Add: question });
  const chat = await desk.call<string>("campaigns/begin_chat", { partner: (await desk.partner()).id });
  const { questions } = await desk.call<{ questions: { id: string }[] }>("campaigns/chat", { chat });
  const values = [[fresh("Spring")], ["Promote a product"], ["Buyers at garden centres"], [], ...(kind === "review" ? [[]] : [])];
  for (const [at, each] of values.entries()) {
    await desk.call("campaigns/answer", { chat, version: at + 1, question: questions[at].id, values: each });
  }
  await change("Reset");
  return chat;
}

const asks = (kind: string): State => ({
  name: `a question, ${kind}`,
  who: "acmeAdmin",
  open: async (page, { desk }) => visit(page, `/marketing?chat=${await talk(desk, kind)}`),
});

async function partner(page: Page, name: string): Promise<void> {
  await visit(page, "/partners");
  await follow(page, name);
}

const doors: State[] = [
  { name: "sign-in", open: async (page) => void (await page.goto("/sign-in?next=%2Fresources")) },
  {
    name: "sign-in, refused",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 422/);
      await page.goto("/sign-in");
      await fillSignIn(page, "nobody@acme.example");
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
  { name: "sign-in with a new password", open: async (page) => void (await page.goto("/sign-in?told=changed")) },
  { name: "a forgotten password", open: async (page) => void (await page.goto("/reset")) },
  { name: "a forgotten password, asked", open: async (page) => void (await page.goto("/reset?told=mail")) },
  {
    name: "a link to a new password that is over",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 410/);
      await page.goto("/reset/0000");
      await expect(page.getByRole("heading", { name: "This link is over" })).toBeVisible();
    },
  },
  {
    name: "choose where to work",
    open: async (page) => {
      await page.goto("/sign-in");
      await fillSignIn(page, "lee@northwind.example");
      await expect(page.getByRole("heading", { name: "Choose where to work" })).toBeVisible();
    },
  },
  {
    name: "an invitation, refused",
    open: async (page, { desk, quiet }) => {
      quiet.allow(/status of 422/);
      const { id } = await desk.partner();
      const invited = { partner: id, name: "Nora Field", email: `${id}@fern.example`, role: "partner_member" };
      await page.goto(await desk.call<string>("partners/invite", invited));
      await page.getByLabel("Password", { exact: true }).fill("short");
      await page.getByRole("button", { name: "Accept the invitation" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
  {
    name: "an invitation that is over",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 410/);
      await page.goto("/invitation/0000");
      await expect(page.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
    },
  },
  {
    name: "nothing here, signed out",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 404/);
      await page.goto("/set-up");
      await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
    },
  },
];

const vendor: State[] = [
  at("acmeAdmin", "library", "/marketing/library"),
  at("acmeAdmin", "library, no match", "/marketing/library?q=xylophone"),
  at("acmeAdmin", "AI Partner Marketing", "/marketing"),
  at("acmeAdmin", "AI Partner Marketing, no match", "/marketing?q=xylophone"),
  at("acmeAdmin", "agent questions", "/marketing?settings=open"),
  at("acmeMember", "agent questions, read only", "/marketing?settings=open"),
  at("acmeAdmin", "agent questions, one open", "/marketing?settings=open&edit=intent"),
  at("acmeAdmin", "agent questions, a new one", "/marketing?settings=open&edit=new"),
  {
    name: "agent questions, reset",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/marketing?settings=open");
      await page.getByRole("button", { name: "Reset to defaults" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  ...["text", "long_text", "one_choice", "choices", "date", "yes_no"].map(asks),
  {
    name: "a question, refused",
    who: "acmeAdmin",
    open: async (page, { desk, quiet }) => {
      quiet.allow(/status of 422/);
      await visit(page, `/marketing?chat=${await talk(desk, "date")}`);
      await page.getByRole("button", { name: "Edit the answer to “Who should it reach?”" }).click();
      await expect(page.getByText("Question 3 of 5")).toBeVisible();
      await page.locator("#answer").fill("");
      await page.getByRole("button", { name: "Next", exact: true }).click();
      await expect(page.getByText("This question needs an answer.")).toBeVisible();
    },
  },
  {
    name: "a question that somebody else answered",
    who: "acmeAdmin",
    open: async (page, { desk, quiet }) => {
      quiet.allow(/status of 422/);
      const chat = await talk(desk, "text");
      await visit(page, `/marketing?chat=${chat}`);
      await desk.call("campaigns/turn_to", { chat, version: 5, position: 1 });
      await page.locator("#answer").fill("Mine");
      await page.getByRole("button", { name: "Next", exact: true }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Not saved" })).toBeVisible();
    },
  },
  {
    name: "a request for a partner that is suspended",
    who: "acmeAdmin",
    open: async (page, { desk }) => {
      const partner = await desk.partner();
      const chat = await desk.call<string>("campaigns/begin_chat", { partner: partner.id });
      await desk.call("partners/set_status", { partner: partner.id, from: "active", to: "suspended" });
      await visit(page, `/marketing?chat=${chat}`);
      await expect(page.getByText(/is not active now/)).toBeVisible();
    },
  },
  {
    name: "a partner’s own request",
    who: "northwindOwner",
    open: async (page, { desk }) => {
      await desk.call("campaigns/let_partners_ask", { allowed: true });
      await visit(page, "/home");
      await page.getByRole("button", { name: "Request a campaign" }).click();
      await page.waitForURL(/\?chat=/);
      await hydrated(page);
    },
  },
  {
    name: "a partner’s requests under way",
    who: "northwindOwner",
    open: async (page, { desk }) => {
      await desk.call("campaigns/let_partners_ask", { allowed: true });
      await visit(page, "/marketing");
      await expect(page.getByRole("button", { name: "Request a campaign" })).toBeVisible();
    },
  },
  {
    name: "review of a request",
    who: "acmeAdmin",
    open: async (page, { desk }) => {
      await visit(page, `/marketing?chat=${await talk(desk, "review")}`);
      await expect(page.getByRole("region", { name: "Review" })).toBeVisible();
    },
  },
  at("acmeAdmin", "Partner Marketing Dashboard", "/marketing/dashboard"),
  {
    name: "library, a campaign open",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/marketing/library?q=warehouse");
      await page.getByRole("treeitem", { name: "Warehouse to storefront" }).click();
      await expect(page.getByRole("table", { name: "Files of Warehouse to storefront" })).toBeVisible();
    },
  },
  {
    name: "New campaign, refused",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 422/);
      await visit(page, "/marketing/library?new=campaign");
      await page.getByRole("button", { name: "Create", exact: true }).click();
      await expect(page.getByRole("alert")).toContainText("3 things to put right");
      await hydrated(page);
    },
  },
  {
    name: "View as partner, open",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/marketing/library");
      await page.getByRole("button", { name: "View as partner" }).click();
      await expect(page.getByRole("dialog", { name: "View as partner" })).toBeVisible();
    },
  },
  { name: "campaign", who: "acmeAdmin", open: (page) => files(page, "Warehouse to storefront") },
  {
    name: "campaign, drafts",
    who: "acmeAdmin",
    open: async (page) => {
      await campaign(page, "Warehouse to storefront");
      await expect(page.getByRole("button", { name: "Tweak" }).first()).toBeVisible();
      await page.getByText("2 versions").first().click();
    },
  },
  {
    name: "campaign, two versions of a draft",
    who: "acmeAdmin",
    open: async (page) => {
      await campaign(page, "Warehouse to storefront");
      await page.getByText("2 versions").first().click();
      await page.getByRole("link", { name: "Compare version 1 with the newest" }).first().click();
      await expect(page.getByRole("link", { name: "Keep version 2" })).toBeVisible();
    },
  },
  {
    name: "campaign, a draft edited and refused",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 422/);
      await campaign(page, "Warehouse to storefront");
      await page.getByRole("link", { name: "Edit by hand" }).first().click();
      await page.getByLabel("Subject").fill("x".repeat(81));
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByRole("alert")).toContainText("Subject");
    },
  },
  {
    name: "campaign, no drafts yet",
    who: "acmeAdmin",
    open: async (page, { desk }) => visit(page, `/campaigns/${(await desk.campaign(await desk.partner())).id}?part=drafts`),
  },
  { name: "campaign, archived", who: "acmeAdmin", open: (page) => campaign(page, "Cold store webcast 2025") },
  {
    name: "campaign, without files",
    who: "acmeAdmin",
    open: async (page, { desk }) => visit(page, `/campaigns/${(await desk.campaign(await desk.partner())).id}`),
  },
  {
    name: "campaign, menu of a file open",
    who: "acmeAdmin",
    open: async (page) => {
      await files(page, "Warehouse to storefront");
      await page.getByRole("button", { name: "Actions for Talking points for partner sales" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "campaign, deleting a file",
    who: "acmeAdmin",
    open: async (page) => {
      await campaign(page, "Peak season webinar series 2026");
      await page.getByRole("button", { name: "Actions for Webinar banner, 1600 × 640" }).click();
      await page.getByRole("menuitem", { name: "Delete …" }).click();
      await expect(page.getByRole("alertdialog")).toContainText("at Northwind can see it");
    },
  },
  {
    name: "campaign, choosing files",
    who: "acmeAdmin",
    open: async (page) => {
      await campaign(page, "Warehouse to storefront");
      await page.getByRole("banner").getByRole("button", { name: "Upload asset" }).click();
      await page.locator("#upload-files").setInputFiles([demoFile("acme-logo.svg"), demoFile("README.md")]);
      await expect(page.getByText("MD is not accepted.")).toBeVisible();
    },
  },
  {
    name: "campaign, uploaded and refused, with a message",
    who: "acmeAdmin",
    open: async (page, { desk }) => {
      const { id } = await desk.campaign(await desk.partner());
      await visit(page, `/campaigns/${id}`);
      await page.getByRole("main").drop({ files: [demoFile("acme-logo.svg"), demoFile("README.md")] });
      await expect(page.getByRole("region", { name: "Uploads" }).getByRole("status")).toHaveText("1 of 2 uploaded");
      await page.getByRole("button", { name: "Approve all" }).click();
      await expect(page.getByRole("status", { name: "Messages" })).toContainText("Approved.");
    },
  },
  {
    name: "asset, editing",
    who: "acmeAdmin",
    open: async (page) => {
      await campaign(page, "Peak season webinar series 2026");
      await follow(page, "Posts to copy for peak season");
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Name and description" })).toBeVisible();
    },
  },
  {
    name: "asset, to another campaign",
    who: "acmeAdmin",
    open: async (page) => {
      await campaign(page, "Peak season webinar series 2026");
      await follow(page, "Posts to copy for peak season");
      await page.getByRole("button", { name: "More about Posts to copy for peak season" }).click();
      await page.getByRole("menuitem", { name: "Associate with a campaign …" }).click();
      await expect(page.getByRole("dialog")).toContainText("It starts unapproved");
    },
  },
  at("acmeAdmin", "resources", "/resources"),
  at("acmeAdmin", "resources, no match", "/resources?q=xylophone"),
  {
    name: "folder",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      for (const name of ["Product briefs", "2026", "Autumn", "Handhelds"]) await follow(page, name);
    },
  },
  {
    name: "folder, empty",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      await follow(page, "Trade shows");
    },
  },
  {
    name: "folder, some of it selected",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      await follow(page, "Brand and logos");
      await page.getByRole("checkbox", { name: "Select Brand guideline for partners" }).check();
      await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
    },
  },
  {
    name: "folder, actions of what is selected",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      await page.getByRole("checkbox", { name: "Select all on this page" }).check();
      await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Actions" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "folder, moving",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      await page.getByRole("button", { name: "Actions for Brand and logos" }).click();
      await page.getByRole("menuitem", { name: "Move to …" }).click();
      await expect(page.getByRole("dialog").getByRole("treeitem", { name: "Product briefs" })).toBeVisible();
    },
  },
  {
    name: "folder, deleting",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      await page.getByRole("button", { name: "Actions for Brand and logos" }).click();
      await page.getByRole("menuitem", { name: "Delete folder" }).click();
      await expect(page.getByRole("alertdialog").getByRole("button", { name: "Move the contents up instead" })).toBeVisible();
    },
  },
  {
    name: "folder, editing",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      await page.getByRole("button", { name: "Actions for Brand and logos" }).click();
      await page.getByRole("menuitem", { name: "Edit folder" }).click();
      await expect(page.getByRole("dialog", { name: "Edit folder" }).getByRole("button", { name: "Save" })).not.toHaveAttribute("aria-disabled");
    },
  },
  {
    name: "resource, other groups",
    who: "acmeAdmin",
    open: async (page, { desk }) => {
      const { id } = await desk.link([await desk.groupNamed("All partners")]);
      await visit(page, `/resources/${id}`);
      await page.getByRole("button", { name: /^More about/ }).click();
      await page.getByRole("menuitem", { name: "Update groups" }).click();
      const dialog = page.getByRole("dialog", { name: /^Groups of/ });
      await dialog.getByRole("checkbox", { name: "All partners" }).uncheck();
      await dialog.getByRole("checkbox", { name: "Benelux" }).check();
      await expect(dialog.getByRole("listitem").first()).toContainText("loses sight of 1 resource.");
    },
  },
  {
    name: "folder, a step's menu open",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources");
      await follow(page, "Brand and logos");
      await page.getByRole("button", { name: "Folders in Resources" }).press("Enter");
      await expect(page.getByRole("menuitem", { name: "Product briefs" })).toBeVisible();
    },
  },
  at("acmeAdmin", "resources, archived", "/resources?archived=1"),
  {
    name: "messages, one that can be undone",
    who: "acmeAdmin",
    open: async (page, { desk }) => {
      const folder = await desk.folder();
      const link = await desk.link([await desk.group()], undefined, folder);
      await visit(page, `/resources/folders/${folder.id}`);
      await page.getByRole("button", { name: `Actions for ${link.name}` }).click();
      await page.getByRole("menuitem", { name: "Archive" }).click();
      await expect(page.getByRole("heading", { name: "This folder is empty" })).toBeVisible();
      await page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Messages" }).click();
      await expect(page.getByRole("region", { name: "Messages of this tab" })).toContainText("Archived 1 resource.");
    },
  },
  at("acmeAdmin", "add a resource: type", "/resources/add"),
  {
    name: "add a resource: files, one refused",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources/add");
      await page.getByRole("button", { name: "Next" }).click();
      await page.locator("#add-files").setInputFiles([demoFile("acme-logo.svg"), demoFile("README.md")]);
      await expect(page.getByText("MD is not accepted.")).toBeVisible();
    },
  },
  {
    name: "add a resource: a link, refused",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources/add");
      await page.getByRole("radio", { name: /URL/ }).check();
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByRole("button", { name: "Next" }).click();
      await expect(page.getByText("Type a name.").filter({ visible: true })).toBeVisible();
    },
  },
  {
    name: "add a resource: groups, refused",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/resources/add");
      await page.getByRole("button", { name: "Next" }).click();
      await page.locator("#add-files").setInputFiles(demoFile("acme-logo.svg"));
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByRole("button", { name: "Add resources" }).click();
      await expect(page.getByText("Choose at least one group.")).toBeVisible();
    },
  },
  { name: "resource", who: "acmeAdmin", open: (page) => resource(page, "Acme logo on white") },
  { name: "resource, a link", who: "acmeAdmin", open: (page) => resource(page, "Partner academy") },
  {
    name: "resource, a film",
    who: "acmeAdmin",
    open: (page) => resource(page, "Webinar 2: stock counts before Black Friday"),
    without: ["video-caption"], // the film's maker would have to give them
  },
  at("acmeAdmin", "partners, no match", "/partners?q=xylophone&status=ended"),
  {
    name: "partners, a row open",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/partners");
      await page.getByRole("link", { name: "Northwind, details" }).click();
      await expect(page.getByText("Ines Carvalho")).toBeVisible();
    },
  },
  {
    name: "New partner, refused",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 422/);
      await visit(page, "/partners");
      await page.getByRole("button", { name: "New partner" }).click();
      await page.getByRole("button", { name: "Create partner" }).click();
      await expect(page.getByText("Type a name.")).toBeVisible();
    },
  },
  { name: "partner", who: "acmeAdmin", open: (page) => partner(page, "Northwind") },
  {
    name: "partner, empty, invited",
    who: "acmeAdmin",
    open: async (page, { desk }) => {
      const { id } = await desk.partner();
      await visit(page, `/partners/${id}`);
      await page.getByRole("button", { name: "Invite a contact" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Name").fill("Nora Field");
      await dialog.getByLabel("E-mail").fill(`${id}@fern.example`);
      await dialog.getByRole("button", { name: "Invite", exact: true }).click();
      await expect(page.getByLabel("Invitation link")).toBeVisible();
    },
  },
  {
    name: "partner, suspending",
    who: "acmeAdmin",
    open: async (page) => {
      await partner(page, "Larkspur");
      await page.getByRole("button", { name: "More about Larkspur" }).click();
      await page.getByRole("menuitem", { name: "Suspend …" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  {
    name: "groups, one open",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/partners/groups");
      await page.getByRole("link", { name: "Benelux, details" }).click();
      await expect(page.getByRole("link", { name: "Meridian Freight" })).toBeVisible();
    },
  },
  {
    name: "group, refused",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 422/);
      await visit(page, "/partners/groups");
      await page.getByRole("button", { name: "New group" }).click();
      await page.getByRole("button", { name: "Save group" }).click();
      await expect(page.getByText("Type a name.")).toBeVisible();
    },
  },
  {
    name: "group, deleting",
    who: "acmeAdmin",
    open: async (page, { desk, quiet }) => {
      quiet.allow(/status of 422/);
      const group = await desk.group();
      await desk.link([group]);
      await visit(page, "/partners/groups");
      await page.getByRole("button", { name: `Actions for ${group.name}` }).click();
      await page.getByRole("menuitem", { name: "Delete …" }).click();
      await page.getByRole("button", { name: "Delete group" }).click();
      await expect(page.getByLabel("Group that gets its resources")).toBeVisible();
    },
  },
  plain("acmeAdmin", "audit trail", "/audit"),
  plain("acmeAdmin", "profile", "/settings/profile?told=saved"),
  plain("acmeAdmin", "templates", "/settings/templates"),
  {
    name: "templates, refused",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 422/);
      await page.goto("/settings/templates?pack=leads");
      await page.getByLabel("Templates", { exact: true }).fill("## email.subject\nOnly this");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByRole("alert")).toContainText("cannot be used");
    },
  },
  plain("acmeAdmin", "words", "/settings/words?told=saved"),
  plain("acmeAdmin", "model, none", "/settings/model"),
  {
    name: "profile, refused",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 422/);
      await page.goto("/settings/profile");
      await page.getByLabel("Present password").fill(password);
      await page.getByLabel("New password").fill("short");
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
  plain("acmeAdmin", "sessions", "/settings/sessions"),
  {
    name: "people, invited, a menu open",
    who: "acmeAdmin",
    open: async (page) => {
      await page.goto("/settings/people");
      await page.getByLabel("Name", { exact: true }).fill("Nora Field");
      await page.getByLabel("E-mail", { exact: true }).fill(`${fresh("nora").replace(" ", ".")}@acme.example`);
      await page.getByRole("button", { name: "Invite", exact: true }).click();
      await expect(page.getByLabel("Invitation link")).toBeVisible();
      await page.getByRole("button", { name: "Actions for Tom Okafor" }).click();
    },
  },
  {
    name: "people, removing",
    who: "acmeAdmin",
    open: async (page) => {
      await page.goto("/settings/people");
      await page.getByRole("button", { name: "Actions for Tom Okafor" }).click();
      await page.getByRole("menuitem", { name: "Remove …" }).click();
      await expect(page.getByRole("alertdialog", { name: "Remove Tom Okafor?" })).toBeVisible();
    },
  },
  {
    name: "outbox, a mail open",
    who: "acmeAdmin",
    open: async (page) => {
      const email = `${fresh("nora").replace(" ", ".")}@acme.example`;
      await page.request.post("/settings/people", { form: { act: "invite", name: "Nora Field", email, role: "member" } });
      await page.goto("/settings/outbox");
      const mail = page.getByRole("row").filter({ hasText: email });
      await mail.getByText("Invitation to the partner portal").click();
      await expect(mail.getByText("(link hidden)")).toBeVisible();
    },
  },
  {
    name: "account menu",
    who: "acmeAdmin",
    open: async (page) => {
      await visit(page, "/partners/groups");
      await page.getByRole("button", { name: / account$/ }).click();
    },
  },
  {
    name: "nothing here",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/status of 404/);
      await page.goto("/no/such/page");
      await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
    },
  },
  {
    name: "the server cannot be reached",
    who: "acmeAdmin",
    open: async (page, { quiet }) => {
      quiet.allow(/ERR_FAILED/);
      await visit(page, "/partners");
      await page.route("**/api/library/**", (route) => route.abort());
      await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Resources" }).click();
      await expect(page.getByRole("heading", { name: "This did not arrive" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    },
  },
];

const porch: State[] = [
  at("northwindOwner", "home", "/home"),
  at("northwindOwner", "partner's library", "/marketing/library"),
  at("northwindOwner", "partner's library, no match", "/marketing/library?q=xylophone"),
  at("northwindOwner", "partner's resources", "/resources"),
  { name: "partner's resource", who: "northwindOwner", open: (page) => resource(page, "Price list 2027, valid from 1 January") },
  {
    name: "partner's campaign",
    who: "northwindOwner",
    open: async (page) => {
      await visit(page, "/marketing/library");
      await follow(page, "Partnership announcement");
    },
  },
  plain("northwindOwner", "partner's profile", "/settings/profile"),
  plain("northwindOwner", "team", "/team"),
  plain("northwindMember", "team, seen only", "/team"),
  {
    name: "preview",
    who: "acmeAdmin",
    open: async (page) => {
      await partner(page, "Northwind");
      await page.getByRole("button", { name: "View as partner" }).click();
      await expect(page.getByText("Viewing as Northwind.")).toBeVisible();
      await hydrated(page);
    },
  },
];

/** What runs out of the window sideways. Tabs, and the row of tiles on a partner's phone, are meant to be swiped. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`html: ${root.scrollWidth} in ${root.clientWidth}`] : [];
    for (const element of document.body.querySelectorAll("*")) {
      const { overflowX, display } = getComputedStyle(element);
      if (!/auto|scroll/.test(overflowX) || display === "none" || element.matches(".kit-tabs, .partners-new")) continue;
      if (element.scrollWidth > element.clientWidth + 1) wide.push(`${name(element)}: ${element.scrollWidth} in ${element.clientWidth}`);
    }
    return wide;
  });
}

for (const state of [...doors, ...vendor, ...porch]) {
  test(`${state.name} is clean in every look`, async ({ as, desk, page: stranger, quiet }) => {
    const page = state.who ? await as(state.who) : stranger;
    await state.open(page, { desk, quiet });
    await everyLook(page, async () => clean(page, { without: state.without }));
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await overflowing(page), `${width} pixels wide`).toEqual([]);
    }
  });
}

/** Walks with Tab, and tells of every stop that is not marked or cannot be seen. */
async function walk(page: Page, most: number): Promise<{ stops: string[]; faults: string[] }> {
  const [stops, faults]: [string[], string[]] = [[], []];
  for (let at = 0; at < most; at++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return undefined;
      const words = (element.getAttribute("aria-label") ?? element.innerText ?? "").trim().replaceAll(/\s+/g, " ") || element.id;
      const marked = [element, element.parentElement, element.closest("label")].some((each) => {
        const { outlineStyle, outlineWidth } = each ? getComputedStyle(each) : { outlineStyle: "none", outlineWidth: "0" };
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      });
      const shown = element.matches("input[type=file], input[type=radio], input[type=checkbox]") ? (element.closest("label") ?? element) : element;
      const box = shown.getBoundingClientRect();
      const [x, y] = [box.x + Math.min(box.width / 2, 40), box.y + box.height / 2];
      const top = document.elementFromPoint(x, y);
      const seen = !!top && (shown.contains(top) || top.contains(shown));
      return { name: `${element.tagName.toLowerCase()} “${words.slice(0, 40)}”`, marked, seen };
    });
    if (!stop) break;
    stops.push(stop.name);
    if (!stop.marked) faults.push(`${stop.name} is not marked`);
    if (!stop.seen) faults.push(`${stop.name} is covered or outside of the window`);
  }
  return { stops, faults };
}

for (const [who, address, width] of [
  ["acmeAdmin", "/marketing/library", 1280],
  ["acmeAdmin", "/partners", 360],
  ["northwindOwner", "/marketing/library", 360],
  ["northwindOwner", "/resources", 1280],
  ["acmeAdmin", "/resources", 1280],
  ["acmeAdmin", "/resources", 360],
] as const) {
  test(`the focus is seen at every stop of ${address}, ${width} wide, for ${who}`, async ({ as }) => {
    const page = await as(who, { viewport: { width, height: 740 } });
    await visit(page, address);
    const { stops, faults } = await walk(page, 40);
    expect(stops.length).toBeGreaterThan(12);
    expect(faults, stops.join("\n")).toEqual([]);
  });
}

test("the focus is seen on a preview's pages under its banner", async ({ as }) => {
  const page = await as("acmeAdmin", { viewport: { width: 360, height: 640 } });
  await visit(page, "/marketing/library");
  await page.getByRole("button", { name: "View as partner" }).first().click();
  await page.getByRole("button", { name: "View", exact: true }).click();
  await expect(page.getByText("Viewing as")).toBeVisible();
  await hydrated(page);
  const { stops, faults } = await walk(page, 30);
  expect(faults, stops.join("\n")).toEqual([]);
});

test("a dialog keeps the focus inside, and gives it back", async ({ as }) => {
  const page = await as("acmeAdmin");
  await visit(page, "/partners");
  const opener = page.getByRole("button", { name: "New partner" });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New partner" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => (document.activeElement?.closest("dialog") ? "dialog" : document.activeElement?.tagName));
    expect(["dialog", "BODY"], "never on the page below").toContain(where);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a menu takes arrows, ends and letters, and gives the focus back", async ({ as }) => {
  const page = await as("acmeAdmin");
  await partner(page, "Northwind");
  const opener = page.getByRole("button", { name: "More about Northwind" });
  await opener.press("Enter");
  const item = (name: string) => page.getByRole("menuitem", { name });
  await expect(item("Edit …")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(item("End partnership …")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item("Edit …")).toBeFocused();
  await page.keyboard.press("End");
  await expect(item("End partnership …")).toBeFocused();
  await page.keyboard.press("s");
  await expect(item("Suspend …")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(item("Edit …")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(opener).toBeFocused();
});

test("on a touch screen what stands in rows is large enough for a finger", async ({ as }) => {
  const page = await as("acmeAdmin", { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  for (const address of ["/resources", "/partners/groups"]) {
    await visit(page, address);
    const buttons = page.getByRole("main").getByRole("table").getByRole("button");
    await expect(buttons.first()).toBeVisible();
    const sizes = await buttons.evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
    expect(Math.min(...sizes), address).toBeGreaterThanOrEqual(32);
  }
});

test("on a phone a partner finds, sees and downloads a file in four taps", async ({ as }) => {
  const page = await as("northwindOwner", { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await visit(page, "/home");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Marketing" }).tap();
  await page.getByRole("link", { name: "Press kit", exact: true }).tap();
  await expect(page.getByRole("heading", { name: "Press kit", level: 1 })).toBeVisible();
  const [got] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).tap()]);
  expect(got.suggestedFilename()).toBe("acme-press-kit.zip");
});

test("less motion means none that is not needed", async ({ as }) => {
  const page = await as("acmeAdmin", { reducedMotion: "reduce" });
  await visit(page, "/partners");
  const long = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .map((each) => Number(each.effect?.getComputedTiming().duration ?? 0))
        .filter((duration) => duration > 50),
    );
  await page.getByRole("button", { name: "New partner" }).click();
  expect(await long()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: / account$/ }).click();
  expect(await long()).toEqual([]);
});

test("with forced colours icons, states and the focus are still drawn", async ({ as }) => {
  const page = await as("acmeAdmin", { forcedColors: "active", colorScheme: "dark" });
  await visit(page, "/partners");
  // what a program reads of colours is not what is drawn then: the pictures with and without a thing have to differ
  const drawn = async (what: Locator, change: (element: HTMLElement | SVGElement) => void) => {
    const box = (await what.boundingBox())!;
    const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
    const before = await page.screenshot({ clip, animations: "disabled" });
    await what.evaluate(change);
    return !before.equals(await page.screenshot({ clip, animations: "disabled" }));
  };
  const hide = (element: HTMLElement | SVGElement) => (element.style.visibility = "hidden");
  const row = page.getByRole("row").filter({ hasText: "Northwind" });
  for (const [what, icon] of [
    ["a place in the menu", page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Resources" }).locator("svg")],
    ["the first button", page.getByRole("button", { name: "New partner" }).locator("svg")],
    ["a state", row.locator(".kit-status svg").filter({ visible: true })],
    ["the arrow of a row", row.getByRole("link", { name: "Northwind, details" }).locator("svg")],
  ] as const) {
    expect(await drawn(icon, hide), what).toBe(true);
  }
  const link = row.getByRole("link", { name: "Northwind", exact: true });
  await page.keyboard.press("Tab"); // from here on the focus is the keyboard's
  await link.focus();
  expect(await drawn(link, (element) => element.blur()), "the focus").toBe(true);
});

test.describe("while the browser code is on its way", () => {
  /** Holds the wasm back until the test lets it go. */
  async function held(page: Page): Promise<() => void> {
    let go = () => {};
    const gate = new Promise<void>((open) => (go = open));
    await page.route(/\.wasm$/, async (route) => {
      await gate;
      await route.continue().catch(() => undefined); // the page that asked may be gone
    });
    return go;
  }

  test("links and forms work, and what was typed stays", async ({ as, desk }) => {
    const company = await desk.partner();
    const page = await as("acmeAdmin");
    const go = await held(page);
    await page.goto("/resources");
    await page.getByRole("link", { name: "Brand and logos", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Brand and logos", level: 1 })).toBeVisible();
    await page.getByRole("searchbox").fill("guideline");
    await page.getByRole("searchbox").press("Enter");
    await expect(page).toHaveURL(/\/resources\/folders\/[^?]+\?q=guideline$/);
    await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(1);

    await page.goto("/marketing/library?new=campaign");
    const form = page.getByRole("main");
    await form.getByLabel("Partner", { exact: true }).selectOption(company.name);
    await page.getByRole("radio", { name: "Promote a product" }).check();
    await form.getByLabel("Name", { exact: true }).fill("Typed before the page was alive");
    go();
    await hydrated(page);
    await expect(form.getByLabel("Name", { exact: true })).toHaveValue("Typed before the page was alive");
    await expect(page.getByRole("radio", { name: "Promote a product" })).toBeChecked();
    await expect(form.getByLabel("Partner", { exact: true }).locator("option:checked")).toHaveText(company.name);
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Typed before the page was alive", level: 1 })).toBeVisible();
  });

  test("a form that is sent makes one thing, and buttons wait until they can do something", async ({ as, desk }) => {
    const company = await desk.partner();
    const page = await as("acmeAdmin");
    const go = await held(page);
    await page.goto("/marketing/library?new=campaign");
    const form = page.getByRole("main");
    await form.getByLabel("Partner", { exact: true }).selectOption(company.name);
    await page.getByRole("radio", { name: "Promote a product" }).check();
    await form.getByLabel("Name", { exact: true }).fill("Sent before the page was alive");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Sent before the page was alive", level: 1 })).toBeVisible();
    const approve = page.getByRole("button", { name: "Approve all" });
    const upload = page.getByRole("banner").getByRole("button", { name: "Upload asset" });
    await expect(approve, "a plain form need not wait").toBeEnabled();
    await expect(upload).toBeDisabled();
    // a menu opens before the page is alive; what it does waits
    await page.getByRole("button", { name: "More about this campaign" }).click();
    await expect(page.getByRole("menuitem", { name: "Send to review" })).toBeDisabled();
    await page.keyboard.press("Escape");
    go();
    await hydrated(page);
    await expect(approve).toBeEnabled();
    await upload.click();
    await expect(page.getByRole("dialog", { name: /^Upload to/ })).toBeVisible();

    await visit(page, `/partners/${company.id}`);
    await expect(page.getByRole("table", { name: `Campaigns for ${company.name}` }).getByRole("rowheader")).toHaveCount(1);
  });
});
