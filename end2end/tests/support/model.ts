// A model of a test, behind an address that speaks as OpenAI's does: writes every part that it is asked for, word by word. The test says
// how many words may come (`hold`, `release`), and whether the answer breaks off (`half`).
import { type AddressInfo } from "node:net";
import { type Server, type ServerResponse, createServer } from "node:http";

export const key = "sk-portico-stand-in";

export class Model {
  /** The bodies of the requests so far. */
  readonly asked: string[] = [];
  private manner: "well" | "half" = "well";
  private held = false;
  private waiting: (() => void)[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Model> {
    const server = createServer();
    const model = new Model(server);
    server.on("request", async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      model.asked.push(body);
      // one word is asked for by the test button
      const parts = [...body.matchAll(/## (\w+) \(at most/g)].map(([, part]) => part);
      await model.write(response, parts.length ? parts.map((part) => `## ${part}\nThe model wrote this ${part}.\n`).join("") : "Yes.");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
    return model;
  }

  /** What a Portico needs to have drafts written by it. */
  settings(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { PORTICO_MODEL_URL: `http://127.0.0.1:${port}/v1`, PORTICO_MODEL: "stand-in", PORTICO_MODEL_KEY: key };
  }

  /** Breaks every answer off in the middle from now on, or not any more. */
  be(manner: "well" | "half"): void {
    this.manner = manner;
  }

  /** Lets no further word come until it is released. */
  hold(): void {
    this.held = true;
  }

  /** Lets some words come, or all that follow. */
  release(words?: number): void {
    if (words === undefined) this.held = false;
    for (const go of this.waiting.splice(0, words ?? this.waiting.length)) go();
  }

  async close(): Promise<void> {
    this.release();
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private async write(response: ServerResponse, text: string): Promise<void> {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const words = text.split(/(?<=\s)/);
    for (const [at, word] of words.entries()) {
      if (this.held) await new Promise<void>((go) => this.waiting.push(go));
      if (response.destroyed) return;
      if (this.manner === "half" && at > words.length / 2) {
        // what was written is to arrive before the end of it
        await new Promise((wait) => setTimeout(wait, 100));
        return void response.destroy();
      }
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: word } }] })}\n\n`);
    }
    response.end(`data: ${JSON.stringify({ choices: [{ finish_reason: "stop", delta: {} }] })}\n\ndata: [DONE]\n\n`);
  }
}
