// A mail server of a test: takes every mail and keeps it.
import { type AddressInfo, type Server, createServer } from "node:net";

export class MailServer {
  private readonly mails: string[] = [];

  private constructor(private readonly server: Server) {}

  static async open(): Promise<MailServer> {
    const server = createServer();
    const mailServer = new MailServer(server);
    server.on("connection", (socket) => {
      let rest = "";
      let text: string[] | undefined;
      socket.setEncoding("utf8").on("error", () => undefined);
      socket.write("220 sink\r\n");
      socket.on("data", (chunk: string) => {
        const lines = (rest + chunk).split("\r\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          if (text && line !== ".") text.push(line);
          else if (text) {
            mailServer.mails.push(text.join("\n"));
            text = undefined;
            socket.write("250 taken\r\n");
          } else if (line.startsWith("DATA")) {
            text = [];
            socket.write("354 go on\r\n");
          } else if (line.startsWith("QUIT")) socket.end("221 bye\r\n");
          else socket.write("250 well\r\n");
        }
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
    return mailServer;
  }

  /** What a Portico needs to send by it. */
  settings(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { PORTICO_SMTP_URL: `smtp://127.0.0.1:${port}`, PORTICO_MAIL_FROM: "Portico <portal@acme.example>" };
  }

  /** The link of the newest mail to an address, once it is there. */
  async linkTo(address: string): Promise<string> {
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((wait) => setTimeout(wait, 50))) {
      const mail = this.mails.findLast((mail) => mail.includes(`To: ${address}`));
      const link = mail?.split("\n").find((line) => line.startsWith("http"));
      if (link) return link;
    }
    throw new Error(`no mail came for ${address}`);
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.server.close(() => done()));
  }
}
