// Somebody of the demo world who calls Portico for scripts/bench.
import { statSync } from "node:fs";
import { basename } from "node:path";
import { transfer } from "./load.mjs";

const tus = { "Tus-Resumable": "1.0.0" };

function done(answer, what) {
  if (!answer.ok && answer.status !== 303) throw new Error(`${what} answered ${answer.status}`);
  return answer;
}

export class Client {
  constructor(url, cookie) {
    Object.assign(this, { url, cookie });
  }

  static async of(url, email) {
    const body = new URLSearchParams({ email, password: "portico-demo" });
    const answer = done(await fetch(`${url}/sign-in`, { method: "POST", body, redirect: "manual" }), "/sign-in");
    const cookie = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("portico="));
    return new Client(url, cookie.split(";")[0]);
  }

  async call(door, args) {
    const headers = { Cookie: this.cookie, "Content-Type": "application/json" };
    const answer = await fetch(`${this.url}/api/${door}`, { method: "POST", headers, body: JSON.stringify(args) });
    return done(answer, door).json();
  }

  /** The id of something in a list, by its name. */
  async named(door, name) {
    return (await this.call(door, {})).find((row) => row.name === name).id;
  }

  async campaign(partner, name) {
    const body = new URLSearchParams({ partner, intent: "other", other: "Measure", name });
    const options = { method: "POST", headers: { Cookie: this.cookie }, body, redirect: "manual" };
    const answer = done(await fetch(`${this.url}/marketing/library`, options), "a campaign");
    return answer.headers.get("location").replace("/campaigns/", "");
  }

  async announce(file, name, facts) {
    const metadata = Object.entries({ filename: name, ...facts }).map(([key, value]) => `${key} ${btoa(value)}`);
    const headers = { ...tus, Cookie: this.cookie, "Upload-Length": String(statSync(file).size), "Upload-Metadata": metadata.join() };
    return done(await fetch(`${this.url}/uploads`, { method: "POST", headers }), name).headers.get("location");
  }

  /** The item a small file becomes. */
  async upload(file, name = basename(file), facts = {}) {
    return (await this.timed(file, name, facts)).item;
  }

  /** A file in one piece, and how many milliseconds it took from the announcement to the last answer. */
  async timed(file, name, facts) {
    const began = performance.now();
    const place = await this.announce(file, name, facts);
    const head = { ...tus, Cookie: this.cookie, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" };
    const words = Object.entries(head).flatMap(([key, value]) => ["-H", `${key}: ${value}`]);
    const answer = await transfer(["-X", "PATCH", ...words, "-D-", "-T", file, this.url + place]);
    const item = answer.match(/^portico-item: (\S+)/m)?.[1];
    if (!item) throw new Error(`${name} was not taken: ${answer}`);
    return { item, time: performance.now() - began };
  }

  /** The bytes of an address that answers 200, perhaps only after a while; undefined when it does not. */
  async bytes(path, patience = 0) {
    const end = performance.now() + patience;
    for (;;) {
      const answer = await fetch(this.url + path, { headers: { Cookie: this.cookie } });
      if (answer.status === 200) return Buffer.from(await answer.arrayBuffer());
      if (performance.now() >= end) return undefined;
      await new Promise((wait) => setTimeout(wait, 250));
    }
  }
}
