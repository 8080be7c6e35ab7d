// A page has nothing to complain about: any console error, uncaught error or breach of the content security policy fails
// the test. A test that provokes one says so with `quiet.allow(/…/)` before it does.
import type { BrowserContext, Page } from "@playwright/test";

export class Quiet {
  private readonly heard: string[] = [];
  // In a frame that shows a file nothing may run, the script below included.
  private readonly allowed = [/^console: Blocked script execution in '[^']*\/files\/[^']*' because the document's frame is sandboxed/];

  /** Complaints that this test means to cause; matched against the whole line, address included. */
  allow(...patterns: RegExp[]): void {
    this.allowed.push(...patterns);
  }

  /** Listens to every page of a context, those that open later too. */
  async listen(context: BrowserContext): Promise<void> {
    // Runs outside the policy it watches. The browser's own line does not always name the element.
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(
          `Content security policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample} ` +
            `(${event.sourceFile}:${event.lineNumber})`,
        );
      });
    });
    context.pages().forEach((page) => this.watch(page));
    context.on("page", (page) => this.watch(page));
  }

  /** What was heard and not allowed, one complaint a line. */
  complaints(): string[] {
    return this.heard.filter((line) => !this.allowed.some((pattern) => pattern.test(line)));
  }

  private watch(page: Page): void {
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      const { url, lineNumber } = message.location();
      this.heard.push(`console: ${message.text()} (on ${page.url()}, from ${url}:${lineNumber})`);
    });
    page.on("pageerror", (error) => this.heard.push(`uncaught: ${error.stack ?? error.message} (on ${page.url()})`));
  }
}
