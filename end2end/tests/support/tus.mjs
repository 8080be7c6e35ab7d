// An upload with tus-js-client, as a process of its own that can be killed: `node tus.mjs <server> <file> <campaign>`, the
// session's cookie in COOKIE. It prints the upload's address, and then how far it is.
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Upload } from "tus-js-client";

const [server, file, campaign] = process.argv.slice(2);
const tell = (line) => process.stdout.write(`${line}\n`);
const upload = new Upload(createReadStream(file), {
  endpoint: `${server}/uploads`,
  headers: { Cookie: process.env.COOKIE },
  metadata: { filename: basename(file), campaign },
  onUploadUrlAvailable: () => tell(`address ${upload.url}`),
  onProgress: (sent) => tell(`sent ${sent}`),
  onSuccess: () => tell("done"),
  onError: (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
});
upload.start();
