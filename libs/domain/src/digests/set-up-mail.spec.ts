import { type DecodedMail, parseDigest, setUpMail, setUpTitle } from './index';

const mail = (address: string, subject: string, text: string, html = ''): DecodedMail => ({
  from: { name: '', address },
  subject,
  date: '2026-09-15T09:00:00Z',
  messageId: null,
  parts: [...(text ? [{ part: 'text', text }] : []), ...(html ? [{ part: 'html', text: html }] : [])],
});
const link = 'https://app.helpareporter.com/confirm?token=AbC9dEf1GhI2jKl3';
const haro = mail(
  'hello@helpareporter.com',
  'Please confirm your subscription',
  `Welcome!\n\nConfirm your e-mail address:\n${link}\n\nhttps://helpareporter.com/privacy`,
);
const gmail = mail(
  'forwarding-noreply@google.com',
  '(#482913377) Gmail Forwarding Confirmation - Receive Mail from ada@garden.example',
  'ada@garden.example has requested to automatically forward mail.\nConfirmation code: 482913377\n\nhttps://mail-settings.google.com/mail/vf-AbC9dEf1GhI2jKl3',
);
const outlook = mail(
  'no-reply@accountprotection.microsoft.com',
  'Your code',
  '',
  '<p>Security&nbsp;code</p><p>Security <b>code</b>: <span>730451</span></p>',
);

describe('mails that set something up', () => {
  it('are the confirmation of a subscription, with its link', () => {
    expect(setUpMail(haro)).toEqual({ source: 'haro', kind: 'link', secret: link, mailbox: null });
    expect(setUpTitle({ source: 'haro', kind: 'link' })).toBe('Confirm your HARO subscription');
  });

  it('have the link by its words where its address says nothing', () => {
    const html = `<a href="https://u1.ct.mail.example/a">Home</a><a class="b" href="https://u1.ct.mail.example/ls/click?upn=A&amp;b=C"><b>Confirm</b> my address</a>`;
    expect(setUpMail(mail('hello@qwoted.com', 'Verify your email', '', html))).toEqual({
      source: 'qwoted',
      kind: 'link',
      secret: 'https://u1.ct.mail.example/ls/click?upn=A&b=C',
      mailbox: null,
    });
  });

  it('are the codes by which Gmail and Outlook forward', () => {
    expect(setUpMail(gmail)).toEqual({ source: 'gmail', kind: 'code', secret: '482913377', mailbox: 'ada@garden.example' });
    expect(setUpMail({ ...gmail, subject: '' })?.secret).toBe('482913377');
    expect(setUpMail(outlook)).toEqual({ source: 'outlook', kind: 'code', secret: '730451', mailbox: null });
    expect(setUpTitle({ source: 'gmail', kind: 'code' })).toBe('The code that lets Gmail forward e-mails to the desk');
  });

  it.each([
    'Use this code to verify your forwarding address: 774411',
    'Sicherheitscode: 774411',
    'Votre code de sécurité : 774411',
    'Código de seguridad: 774411',
  ])('are codes of Outlook in the words of whoever reads: %s', (text) => {
    expect(setUpMail(mail('no-reply@microsoft.com', 'Microsoft', text))).toEqual({
      source: 'outlook',
      kind: 'code',
      secret: '774411',
      mailbox: null,
    });
  });

  it.each([
    [
      'in the subject, whatever its language',
      mail(gmail.from?.address ?? '', '(#482913377) Gmail-Weiterleitung – E-Mails von bea.o+pr@garten.example empfangen', ''),
      'bea.o+pr@garten.example',
    ],
    [
      'in the text, which names the address of the desk too',
      mail(
        gmail.from?.address ?? '',
        'Confirm',
        'cyd@garden.example has requested to automatically forward mail to your email address d-1@in.desk.example.\nConfirmation code: 482913377',
      ),
      'cyd@garden.example',
    ],
    [
      'with asterisks, by Microsoft',
      mail(
        'no-reply@microsoft.com',
        'Your code',
        '',
        '<p>Bonjour d-1@in.desk.example. Le code du compte Microsoft <a href="#">vr*****@outlook.com</a></p><p>Code : 730451</p>',
      ),
      'vr*****@outlook.com',
    ],
    [
      'as a Microsoft account',
      mail('no-reply@microsoft.com', 'Your code', 'Your security code for the Microsoft account vera@outlook.com. Security code: 730451'),
      'vera@outlook.com',
    ],
    ['nowhere', mail(gmail.from?.address ?? '', 'Confirm', 'To d-1@in.desk.example. Confirmation code: 482913377'), null],
  ])('name the mailbox that asks: %s', (_, each, mailbox) => {
    expect(setUpMail(each)?.mailbox).toBe(mailbox);
  });

  it('say the mailbox in their title only where it is given', () => {
    expect(setUpTitle({ source: 'gmail', kind: 'code' }, 'ada@garden.example')).toBe(
      'The code that lets Gmail forward e-mails of ada@garden.example to the desk',
    );
    expect(parseDigest(gmail).reason).toBe('The code that lets Gmail forward e-mails to the desk, secrets masked');
  });

  it('are named by what they ask, whoever sent them', () => {
    expect(parseDigest(haro).reason).toBe('Confirm your HARO subscription, secrets masked');
  });

  it.each([
    ['a stranger', mail('hello@elsewhere.example', haro.subject, haro.parts[0]?.text ?? '')],
    [
      'a request that a person forwards from outlook.com',
      mail('vera@outlook.com', 'Fwd: Call-outs', 'Who bakes? Use the discount code 2024 for a loaf. Security code: 774411'),
    ],
    ['a sign-in', mail('hello@helpareporter.com', 'Sign in to HARO', `Confirm your address: ${link}`)],
    ['a notice', mail('hello@helpareporter.com', 'Our new site', `See https://helpareporter.com/confirm-this`)],
    [
      'an address without a lock',
      mail('hello@helpareporter.com', 'Confirm your subscription', 'Confirm: http://helpareporter.com/confirm?t=1'),
    ],
    ['a look-alike of Google', mail('forwarding-noreply@google.com.evil.example', gmail.subject, gmail.parts[0]?.text ?? '')],
    ['a mail that is far too long', mail('hello@helpareporter.com', 'Confirm your subscription', `${link}${' '.repeat(200_001)}`)],
  ])('are not %s', (_, other) => {
    expect(setUpMail(other)).toBeNull();
  });

  it.each([
    ['HARO', haro, 'AbC9dEf1GhI2jKl3'],
    ['Gmail', gmail, '482913377'],
    ['Gmail', gmail, 'AbC9dEf1GhI2jKl3'],
    ['Outlook', outlook, '730451'],
  ])('leave nothing of their secret in what is read of them: %s', (_, each, secret) => {
    const read = parseDigest(each);
    expect([read.status, read.queries]).toEqual(['parsed', []]);
    expect(JSON.stringify(read)).not.toContain(secret);
  });

  it('are found in linear time, whatever the mail does', () => {
    const hostile = ['<a href="', '<a ', '<', 'confirm ', '<a href="https://x/">', ' code '].map((piece) =>
      piece.repeat(190_000 / piece.length),
    );
    for (const text of hostile) expect(setUpMail(mail('hello@qwoted.com', 'Verify your email', '', text))).toBeNull();
    const addresses = [
      'a@',
      `a@${'b'.repeat(180)}`,
      `${'@'.repeat(64)}${'b'.repeat(190)}`,
      'a@b ',
      'Microsoft account ',
      'Microsoft account a@b.example',
    ];
    for (const text of addresses.map((piece) => piece.repeat(40_000 / piece.length)))
      for (const from of ['forwarding-noreply@google.com', 'no-reply@microsoft.com'])
        expect(setUpMail(mail(from, 'Confirm', text))).toBeNull();
  });
});
