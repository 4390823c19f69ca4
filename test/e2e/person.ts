import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';

const password = 'sourcedesk-demo';

/** Somebody at a browser of their own. What the browser complains about is kept, and nothing is forgiven that was not announced. */
export class Person {
  readonly complaints: string[] = [];
  private forgiven: RegExp[] = [];

  private constructor(
    readonly email: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    context.on('page', (other) => this.listenTo(other));
    this.listenTo(page);
  }

  /** Opens a browser for somebody, who is not signed in. */
  static async arrives(browser: Browser, email: string): Promise<Person> {
    const context = await browser.newContext();
    return new Person(email, context, await context.newPage());
  }

  async signIn(): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByLabel('E-mail').fill(this.email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
    await expect(this.page).not.toHaveURL(/sign-in/);
  }

  /** Gives the password again where the page asks for it. */
  async signInAgain(): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Sign in again to go on' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Writes into the field that has the focus, line by line. */
  async write(text: string): Promise<void> {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      if (line !== '') await this.page.keyboard.insertText(line);
    }
  }

  /** Walks with J and K to the row that holds these words. */
  async walkTo(list: string, words: string): Promise<void> {
    const rows = this.page.getByRole('list', { name: list, exact: true });
    await expect(rows.getByRole('listitem').filter({ hasText: words })).toBeVisible();
    const [from, to] = await rows.getByRole('listitem').evaluateAll((items, wanted) => {
      const place = (fits: (item: Element) => boolean) => Math.max(0, items.findIndex(fits));
      return [place((item) => item.ariaCurrent === 'true'), place((item) => item.textContent.includes(wanted))] as const;
    }, words);
    for (let at = from; at < to; at += 1) await this.page.keyboard.press('j');
    for (let at = from; at > to; at -= 1) await this.page.keyboard.press('k');
    // The row in hand need not have the focus yet.
    if (from === to) await this.press(...(to === 0 ? ['k'] : ['k', 'j']));
    await expect(this.inHand(list)).toContainText(words);
    await expect(this.inHand(list)).toBeFocused();
  }

  /** The row of a list that is in hand. */
  inHand(list: string): Locator {
    return this.page.getByRole('list', { name: list, exact: true }).locator('[aria-current="true"]');
  }

  /** A message at the foot of the page. */
  told(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Messages' }).getByText(words);
  }

  /** The screen as axe sees it: nothing serious, nothing critical. */
  async findsNothingWrong(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  }

  /** Holds back requests of a kind, as a slow line does; answers how to wait for one and how to let it go. */
  async holdsBack(method: string, path: RegExp): Promise<{ underWay: Promise<void>; letGo: () => void }> {
    const underWay = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    await this.page.route(path, async (route) => {
      if (route.request().method() !== method) return route.fallback();
      underWay.resolve();
      await gate.promise;
      await route.continue();
    });
    return { underWay: underWay.promise, letGo: gate.resolve };
  }

  /** While this is done, complaints like these are to be expected: browsers write every refused or lost request to the console. */
  async forgiving(complaints: RegExp, done: () => Promise<void>): Promise<void> {
    this.forgiven = [...this.forgiven, complaints];
    await done();
    this.forgiven = this.forgiven.filter((each) => each !== complaints);
  }

  private listenTo(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.note(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.note(error.stack ?? error.message));
  }

  private note(complaint: string): void {
    if (!this.forgiven.some((each) => each.test(complaint))) this.complaints.push(`${this.email} at ${this.page.url()}: ${complaint}`);
  }
}
