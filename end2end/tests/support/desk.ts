// The vendor's desk behind the scenes: makes fresh things for a test through the same doors as the pages, without clicking.
// A test changes only what it made here, so that the tests of a worker may share one Portico.
import { type APIRequestContext, type APIResponse, type BrowserContextOptions, request } from "@playwright/test";
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { password, personas } from "./personas.ts";

export type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>;
export type Named = { id: string; name: string };
/** Somebody at a fresh partner, with the cookies of a signed-in browser. */
export type Contact = { name: string; email: string; state: StorageState };

/** A file of the demo world, as a path. */
export const demoFile = (name: string): string => resolve(import.meta.dirname, "../../../server/operations/demo", name);

let last = 100;
/** A name that nobody else in this worker has. */
export const fresh = (words: string): string => `${words} ${++last}`;

/** Signs in without a browser: a context with the person's cookies. */
async function enter(baseURL: string, email: string): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL });
  done(await context.post("/sign-in", { form: { email, password }, maxRedirects: 0 }), 303);
  return context;
}

function done(answer: APIResponse, wanted: number): APIResponse {
  if (answer.status() !== wanted) throw new Error(`${answer.url()} answered ${answer.status()} instead of ${wanted}`);
  return answer;
}

export class Desk {
  private constructor(
    private readonly url: string,
    private readonly admin: APIRequestContext,
  ) {}

  static async open(url: string): Promise<Desk> {
    return new Desk(url, await enter(url, personas.acmeAdmin));
  }

  async close(): Promise<void> {
    await this.admin.dispose();
  }

  /** Calls a server function as Acme's admin. */
  async call<T>(door: string, args: object): Promise<T> {
    const answer = await this.admin.post(`/api/${door}`, { data: args });
    if (!answer.ok()) throw new Error(`${door} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Gives up what the admin uploads and has not finished. */
  async discardUploads(): Promise<void> {
    for (const { id } of await this.call<{ id: string }[]>("library/unfinished", {})) {
      await this.admin.delete(`/uploads/${id}`, { headers: { "Tus-Resumable": "1.0.0" } });
    }
  }

  async partner(name = fresh("Fernhill")): Promise<Named> {
    const id = await this.call<string>("partners/create", { facts: { name, code: "", city: "", website: "", phone: "" } });
    return { id, name };
  }

  /** Somebody at a partner who took up an invitation and is signed in. */
  async contact({ id }: Named, name = fresh("Nora Field")): Promise<Contact> {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@fern.example`;
    const link = await this.call<string>("partners/invite", { partner: id, name, email, role: "partner_owner" });
    const own = await request.newContext({ baseURL: this.url });
    done(await own.post(new URL(link).pathname, { form: { name, password }, maxRedirects: 0 }), 303);
    const state = await own.storageState();
    await own.dispose();
    return { name, email, state };
  }

  async group(name = fresh("Group"), members: Named[] = []): Promise<Named> {
    const ids = members.map((member) => member.id);
    return { id: await this.call<string>("partners/save_group", { group: null, name, members: ids }), name };
  }

  /** A group of the demo world, by its name. */
  async groupNamed(name: string): Promise<Named> {
    const found = (await this.call<Named[]>("partners/groups", {})).find((group) => group.name === name);
    if (!found) throw new Error(`there is no group “${name}”`);
    return found;
  }

  async campaign(partner: Named, name = fresh("Campaign")): Promise<Named> {
    const form = { partner: partner.id, intent: "Generate leads", other: "", name };
    const answer = done(await this.admin.post("/marketing/library", { form, maxRedirects: 0 }), 303);
    return { id: answer.headers().location.replace("/campaigns/", ""), name };
  }

  async approve(campaign: Named): Promise<void> {
    await this.call("campaigns/approve_all", { campaign: campaign.id });
  }

  async folder(name = fresh("Folder"), parent?: Named, description = ""): Promise<Named> {
    return { id: await this.call<string>("library/add_folder", { new: { parent: parent?.id ?? null, name, description } }), name };
  }

  async link(groups: Named[], name = fresh("Link"), folder?: Named, url = "https://fern.example/page"): Promise<Named> {
    const ids = groups.map((group) => group.id);
    return { id: await this.call<string>("library/add_link", { new: { folder: folder?.id ?? null, name, url, groups: ids } }), name };
  }

  /** An asset of a campaign, from a file of the demo world. */
  async asset(campaign: Named, file: string, name = fresh("Asset")): Promise<Named> {
    return { id: await this.upload(file, { name, campaign: campaign.id }), name };
  }

  /** A resource, from a file of the demo world. */
  async resource(groups: Named[], file: string, name = fresh("Resource"), folder?: Named): Promise<Named> {
    const facts = { name, groups: groups.map((group) => group.id).join(","), ...(folder && { folder: folder.id }) };
    return { id: await this.upload(file, facts), name };
  }

  private async upload(file: string, facts: Record<string, string>): Promise<string> {
    const bytes = readFileSync(demoFile(file));
    const fields = Object.entries({ filename: basename(file), ...facts });
    const metadata = fields.map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`).join(",");
    const tus = { "Tus-Resumable": "1.0.0" };
    const begun = await this.admin.post("/uploads", {
      headers: { ...tus, "Upload-Length": String(bytes.length), "Upload-Metadata": metadata },
    });
    const place = done(begun, 201).headers().location;
    const headers = { ...tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" };
    return done(await this.admin.patch(place, { headers, data: bytes }), 204).headers()["portico-item"];
  }
}
