import { expect, test } from '@playwright/test';
import { articleTitle } from './article';
import { renderEdition, unwanted, wanted } from './edition';
import { headerOf, mailsTo, textOf } from './outbox';
import { Person } from './person';
import { beginning, lastText, opening, returnReason, subject, writtenAfterwards, writtenOffline } from './pitch';

const articleUrl = process.env.SOURCEDESK_STORY_ARTICLE ?? '';
/** The client's brand. */
const brand = 'Alder & Vale';
/** The list of the queue. */
const queue = 'Queries to answer';
/** The words of autosave once something was saved. */
const saved = /^Saved \d/;

test.describe.configure({ mode: 'serial' });

test.describe('from a digest to a report', () => {
  let manager: Person;
  let va: Person;
  let editor: Person;
  const everybody = () => [manager, va, editor].filter((person) => person !== undefined);

  test.beforeAll(async ({ browser }) => {
    manager = await Person.arrives(browser, 'manager@northlight.test');
    va = await Person.arrives(browser, 'va@northlight.test');
    editor = await Person.arrives(browser, 'editor@northlight.test');
  });
  test.afterEach(() => {
    expect(everybody().flatMap(({ complaints }) => complaints.splice(0))).toEqual([]);
  });
  test.afterAll(async () => {
    for (const { context } of everybody()) await context.close();
  });

  test('each begins the day where their work is', async () => {
    await manager.page.goto('/');
    await expect(manager.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await manager.findsNothingWrong();
    await Promise.all(everybody().map((person) => person.signIn()));
    await expect(manager.page).toHaveURL(/\/app\/overview/);
    await expect(va.page).toHaveURL(/\/app\/queue/);
    await expect(editor.page).toHaveURL(/\/app\/review/);
    await expect(manager.page.getByText('Will be missed unless somebody acts')).toBeVisible();
    await expect(va.page.getByRole('list', { name: queue })).toBeVisible();
    await manager.findsNothingWrong();
    await va.findsNothingWrong();
  });

  test('the manager brings in a digest, and a colleague sees it come', async () => {
    await editor.press('g', 'i');
    await manager.press('g', 'i');
    for (const { page } of [editor, manager]) await expect(page.getByRole('list', { name: 'Due soon' })).toBeVisible();

    await manager.press('i');
    const dialog = manager.page.getByRole('dialog', { name: 'Add a digest' });
    await expect(dialog.getByRole('button', { name: 'Choose files' })).toBeFocused();
    await manager.findsNothingWrong();
    const chooser = manager.page.waitForEvent('filechooser');
    await manager.press('Enter');
    await (await chooser).setFiles({ name: 'haro.eml', mimeType: 'message/rfc822', buffer: renderEdition() });

    await expect(manager.page.getByRole('region', { name: 'E-mails brought in' })).toContainText('1 of 1 e-mail in, 3 queries found');
    for (const { page } of [editor, manager]) await expect(page.getByRole('button', { name: /^2 new/ })).toBeVisible();
    await expect(manager.page.getByRole('list', { name: 'Due soon' })).not.toContainText(wanted.summary);
    await manager.press('r');
    await expect(manager.page.getByRole('list', { name: 'Due soon' })).toContainText(wanted.summary);
    await manager.findsNothingWrong();
  });

  test('triage is done by keys: skip, undo, skip, accept', async () => {
    const due = manager.page.getByRole('list', { name: 'Due soon' });
    const skip = async () => {
      await manager.press('d');
      await expect(manager.page.getByRole('dialog', { name: 'Why skip it' })).toBeVisible();
      await manager.press('1');
      await expect(due).not.toContainText(unwanted.summary);
    };
    await manager.walkTo('Due soon', unwanted.summary);
    await skip();
    await manager.press('z');
    await expect(manager.inHand('Due soon')).toContainText(unwanted.summary);
    await skip();
    await manager.walkTo('Due soon', wanted.summary);
    await expect(manager.page.getByRole('region', { name: 'Query' })).toContainText('Hidden instruction removed');
    await manager.press('a');
    await expect(manager.told(`Accepted for ${brand}`)).toBeVisible();
    await expect(due).not.toContainText(wanted.summary);
  });

  test('the digest stands beside what was read from it', async () => {
    await manager.press('g', 'e');
    await manager.walkTo('Editions', '3 of 3');
    await manager.findsNothingWrong();
    await manager.press('Enter');
    await expect(manager.page).toHaveURL(/\/app\/digests\/.+/);
    await expect(manager.page.getByText(wanted.summary).first()).toBeVisible();
    await manager.findsNothingWrong();
  });

  test('what was misread is corrected from the digest, and the page of the query tells who did', async () => {
    const { page } = manager;
    await manager.press('e');
    const dialog = page.getByRole('dialog', { name: 'Correct the query' });
    await expect(dialog.getByRole('textbox', { name: 'What is asked, in a line' })).toBeFocused();
    await manager.findsNothingWrong();
    await dialog.getByRole('textbox', { name: 'Category' }).fill('Personal finance');
    await manager.press('Control+Enter');
    await expect(manager.told(/^Saved: /)).toBeVisible();
    await page.getByRole('link', { name: 'Open the query' }).click();
    await expect(page).toHaveURL(/\/app\/queries\/.+/);
    await expect(page.getByText('corrected the category')).toBeVisible();
    await expect(page.getByText('brought it')).toBeVisible();
    await manager.findsNothingWrong();
  });

  test('the VA sees it come and takes it, and who is slower is told', async () => {
    await manager.press('g', 'q');
    await manager.walkTo(queue, wanted.summary);
    await expect(va.page.getByRole('button', { name: /^\d+ new/ })).toBeVisible();
    await va.press('r');
    await va.walkTo(queue, wanted.summary);

    await manager.forgiving(/status of 409/, async () => {
      const slow = await manager.holdsBack('POST', /\/api\/v1\/pitches$/);
      await manager.press('c');
      await slow.underWay;
      await va.press('Enter');
      await expect(va.page).toHaveURL(/\/app\/pitches\/.+\/draft/);
      slow.letGo();
      const row = manager.page.getByRole('list', { name: queue }).getByRole('listitem').filter({ hasText: wanted.summary });
      await expect(row).toContainText(/Paolo took this/);
    });
    await expect(manager.page).toHaveURL(/\/app\/queue/);
    await manager.findsNothingWrong();
  });

  test('the VA writes while the checklist follows and every word is saved, offline too', async () => {
    const { page, context } = va;
    const check = page.getByRole('region', { name: 'Check' });
    const text = page.getByRole('textbox', { name: 'Text of the pitch' });
    await expect(page.getByRole('textbox', { name: 'Subject' })).toBeFocused();
    await expect(check).toContainText('Write a subject.');
    await va.write(subject);
    await expect(check).not.toContainText('Write a subject.');
    await va.press('Enter');
    await expect(text).toBeFocused();
    await va.write(beginning);
    await expect(check).toContainText('Add the site URL to the pitch');
    await expect(page.getByText(saved)).toBeVisible();
    await va.findsNothingWrong();

    await va.forgiving(/ERR_INTERNET_DISCONNECTED/, async () => {
      await context.setOffline(true);
      await va.write(writtenOffline);
      await expect(page.getByText(/^Offline/).first()).toBeVisible();
      await va.findsNothingWrong();
      await context.setOffline(false);
      await expect(page.getByText(saved)).toBeVisible();
    });
    await page.reload();
    await expect(text).toContainText('The relief lasts a summer; the bill arrives the next spring.');
    await expect(text).toContainText('Dear Tessa');
  });

  test('a session that ended meanwhile asks for the password and keeps the text', async () => {
    const { page, context } = va;
    const text = page.getByRole('textbox', { name: 'Text of the pitch' });
    await expect(text).toBeFocused();
    await va.forgiving(/ERR_INTERNET_DISCONNECTED|status of 401/, async () => {
      await context.setOffline(true);
      await va.write(writtenAfterwards);
      await expect(page.getByText(/^Offline/).first()).toBeVisible();
      const ended = await context.request.post('/api/v1/auth/logout', { headers: { 'sec-fetch-site': 'same-origin' }, data: {} });
      expect(ended.ok()).toBe(true);
      await context.setOffline(false);
      await expect(page.getByRole('dialog', { name: 'Sign in again to go on' })).toBeVisible();
      await va.findsNothingWrong();
      await va.signInAgain();
      await expect(page.getByText(saved)).toBeVisible();
    });
    await expect(text).toContainText('Photo: https://alder-vale.example/experts/rowan-thackeray.jpg');
    await expect(page.getByRole('region', { name: 'Check' })).not.toContainText('Add the site URL to the pitch');
  });

  test('the VA hands it in, and the editor returns it with a reason', async () => {
    await va.press('Control+Enter');
    await expect(va.told('Submitted to the editors.')).toBeVisible();
    await expect(va.page).toHaveURL(/\/app\/queue/);

    await editor.press('g', 'r');
    await editor.walkTo('Pitches', wanted.summary);
    await editor.findsNothingWrong();
    await editor.press('Enter');
    await expect(editor.page.getByRole('region', { name: 'Text' })).toContainText('The relief lasts a summer');
    await editor.findsNothingWrong();
    await editor.press('Shift+R');
    const dialog = editor.page.getByRole('dialog', { name: 'Return to the writer' });
    await expect(dialog).toBeVisible();
    await editor.press('3', 'Tab');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await editor.write(returnReason);
    await editor.findsNothingWrong();
    await editor.press('Control+Enter');
    await expect(editor.told('Returned to Paolo Santos.')).toBeVisible();
    await expect(editor.page).toHaveURL(/\/app\/review/);
  });

  test('the VA sees the reason, changes the text and hands it in again', async () => {
    const { page } = va;
    const row = page.getByRole('list', { name: queue }).getByRole('listitem').filter({ hasText: wanted.summary });
    await expect(page.getByRole('button', { name: /^\d+ new/ }).or(row)).toBeVisible();
    await va.press('r');
    await expect(row).toContainText(returnReason);
    await va.walkTo(queue, wanted.summary);
    await va.press('Enter');
    await expect(page.getByText(`“Too general: needs a fact, a number or a story: ${returnReason}”`)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Text of the pitch' })).toBeFocused();
    await va.press('Control+Home');
    await va.write(`${opening}\n\n`);
    await expect(page.getByText(saved)).toBeVisible();
    await va.findsNothingWrong();
    await va.press('Control+Enter');
    await expect(va.told('Submitted to the editors.')).toBeVisible();
  });

  test('the editor sees what changed, approves, takes the sending back once and sends', async () => {
    const { page } = editor;
    await editor.walkTo('Pitches', wanted.summary);
    await expect(editor.inHand('Pitches')).toContainText('resubmitted');
    await editor.press('Enter');
    const text = page.getByRole('region', { name: 'Text' });
    await expect(text.getByRole('insertion').first()).toContainText(opening);
    await expect(text.getByRole('deletion')).toHaveCount(0);
    await editor.findsNothingWrong();
    await editor.press('Shift+A');
    await expect(editor.told(/leaves in \d+ s/)).toBeVisible();
    await editor.press('z');
    await expect(editor.told('Stopped. Nothing was sent')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Send in 30 s/ })).toBeEnabled();
    expect(await mailsTo(editor.context.request, wanted.alias)).toEqual([]);
    await editor.press('Shift+A');
    await expect(editor.told(/leaves in \d+ s/)).toBeVisible();
    await editor.press('g', 's');
    await expect(page.getByRole('list', { name: 'Pitches' })).toContainText(/leaves in \d+ s.*Carrying a mortgage/s);
    await editor.findsNothingWrong();
  });

  test('who approves a text that changed meanwhile is told', async () => {
    for (const person of [editor, manager]) {
      await person.press('g', 'r');
      const mostUrgent = person.page.getByRole('list', { name: 'Pitches' }).getByRole('heading').first();
      await person.walkTo('Pitches', await mostUrgent.innerText());
      await person.press('Enter');
      await expect(person.page.getByRole('button', { name: /^Approve and send/ })).toBeEnabled();
    }
    await editor.forgiving(/status of 412/, async () => {
      const slow = await editor.holdsBack('POST', /\/approve$/);
      await editor.press('Shift+A');
      await slow.underWay;
      await manager.press('Shift+R');
      await expect(manager.page.getByRole('dialog', { name: 'Return to the writer' })).toBeVisible();
      await manager.press('2', 'Control+Enter');
      await expect(manager.told('Returned to Paolo Santos.')).toBeVisible();
      slow.letGo();
      await expect(editor.page.getByRole('heading', { name: 'Changed since you loaded it' })).toBeVisible();
    });
    await expect(editor.page.getByText('Too long').first()).toBeVisible();
    await expect(editor.page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
    await editor.findsNothingWrong();
  });

  test('a client approves what waits for their word', async ({ browser }) => {
    const client = await Person.arrives(browser, 'client2@northlight.test');
    await client.signIn();
    await expect(client.page.getByText('May we say this in your name?')).toBeVisible();
    await client.findsNothingWrong();
    const [topic = ''] = (await client.page.getByRole('article').getByRole('paragraph').first().innerText()).split(' · ');
    await client.page.getByRole('button', { name: 'Yes, say this' }).click();
    await expect(client.told('It goes out in your name.')).toBeVisible();
    await expect(client.page.getByText('May we say this in your name?')).toBeHidden();
    expect(client.complaints).toEqual([]);
    await client.context.close();
    await editor.press('g', 'r');
    await editor.page.getByRole('link', { name: /^To send/ }).press('Enter');
    await expect(editor.page.getByRole('list', { name: 'Pitches' })).toContainText(topic);
  });

  test('the mail leaves once, byte for byte what was approved', async () => {
    await expect.poll(async () => (await mailsTo(manager.context.request, wanted.alias)).length, { timeout: 60_000 }).toBe(1);
    const [mail] = await mailsTo(manager.context.request, wanted.alias);
    expect(mail && headerOf(mail, 'From')).toBe('"Rowan Thackeray" <rowan@alder-vale.example>');
    expect(mail && headerOf(mail, 'To')).toBe(wanted.alias);
    expect(mail?.subject).toBe(subject);
    expect(mail && textOf(mail)).toBe(`${lastText}\n`);
    expect(mail?.text.trimEnd()).toBe(lastText);
    await manager.page.goto('/dev/outbox');
    await expect(manager.page.getByText(subject).first()).toBeVisible();
    await manager.findsNothingWrong();
  });

  test('the manager records the reply and the article, and the link is found', async () => {
    const { page } = manager;
    await page.goto('/app/sent?tab=sent');
    await manager.walkTo('Pitches', wanted.summary);
    await manager.press('Enter');
    await expect(page.getByRole('button', { name: /^Record a reply/ })).toBeVisible();
    await manager.press('m');
    await expect(page.getByRole('dialog', { name: 'Record a reply' })).toBeVisible();
    await manager.press('3', 'Control+Enter');
    await expect(manager.told('Reply recorded.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'The pitch' })).toContainText('Will use it');
    await manager.findsNothingWrong();

    await manager.press('p');
    const dialog = page.getByRole('dialog', { name: 'It was published' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await manager.write(articleUrl);
    await manager.press('Control+Enter');
    await expect(manager.told('Published.')).toBeVisible();

    await manager.press('g', 'p');
    const row = page.getByRole('list', { name: 'Placements' }).getByRole('listitem').filter({ hasText: articleTitle });
    await expect(row).toContainText('followed');
    await manager.walkTo('Placements', articleTitle);
    await manager.press('Enter');
    await expect(page.getByRole('region', { name: 'The article' })).toContainText('alder-vale.example/experts/rowan-thackeray');
    await manager.findsNothingWrong();
  });

  test('the report has the article; its link opens without sign-in, and the client sees the same', async ({ browser }) => {
    const { page } = manager;
    await manager.press('g', 'v');
    await expect(page.getByRole('combobox', { name: 'Brand' })).toContainText(brand);
    await expect(page.getByRole('row').filter({ hasText: articleTitle })).toContainText('followed');
    await page.getByLabel('For whom').fill('Edmund Vale');
    await page.getByRole('button', { name: 'Make a link' }).click();
    const url = page.getByRole('status').locator('code');
    await expect(url).toHaveText(/\/r\//);
    await manager.findsNothingWrong();

    const stranger = await Person.arrives(browser, 'nobody');
    await stranger.page.goto((await url.textContent()) ?? '');
    await expect(stranger.page.getByRole('heading', { name: `Report for ${brand}` })).toBeVisible();
    await expect(stranger.page.getByRole('row').filter({ hasText: articleTitle })).toContainText('followed');
    await stranger.findsNothingWrong();

    const client = await Person.arrives(browser, 'client@northlight.test');
    await client.signIn();
    await expect(client.page).toHaveURL(/\/portal/);
    await expect(client.page.getByRole('row').filter({ hasText: articleTitle })).toContainText('followed');
    await client.findsNothingWrong();
    expect([...stranger.complaints, ...client.complaints]).toEqual([]);
    for (const { context } of [stranger, client]) await context.close();
    expect(await mailsTo(manager.context.request, wanted.alias)).toHaveLength(1);
  });
});
