import { htmlView } from './html-view';
import type { Showing } from '../types';

const digest: Showing = { links: 'after', secrecy: 'digest' };
const signIn: Showing = { links: 'after', secrecy: 'sign-in' };
/** What stands in the body of the page. */
const bodyOf = (html: string, showing = digest) => /<body[^>]*>([\s\S]*)<\/body><\/html>$/.exec(htmlView(html, showing))?.[1];
/** The style sheet of the mail, without the paper it lies on. */
const sheetOf = (css: string) => /<\/style><style>([\s\S]*?)<\/style><\/head>/.exec(htmlView(`<style>${css}</style>`, digest))?.[1];
const styleOf = (style: string) => /style="([^"]*)"/.exec(bodyOf(`<p style='${style}'>x`) ?? '')?.[1] ?? '';

it('looks as the mail did: elements, attributes and styles of a look stay', () => {
  const mail =
    '<html lang="en"><head><title>T</title><style>.note > td{color:#333}@media (max-width: 600px){.wide{display:none}}</style></head><body bgcolor="#eee" style="margin:0">' +
    '<table width="600" cellpadding="4"><tr class="note"><td align="center" style="font:bold 14px/1.5 \'Open Sans\',Arial;padding:4px 8px">Rye &amp; <b>wheat</b></td></tr></table></body></html>';
  const view = htmlView(mail, digest);
  expect(view).toContain('<html lang="en">');
  expect(view).toContain('<body tabindex="0" bgcolor="#eee" style="margin:0;">');
  expect(view).toContain(
    `<table width="600" cellpadding="4"><tr class="note"><td align="center" style="font:bold 14px/1.5 'Open Sans',Arial;padding:4px 8px;">Rye &amp; <b>wheat</b></td></tr></table>`,
  );
  expect(view).toContain('<style>.note > td{color:#333;}@media (max-width: 600px){.wide{display:none;}}</style>');
});

it('says itself that nothing may be loaded and nothing may run', () => {
  const view = htmlView('<p>x', digest);
  expect(view).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
  expect(view.indexOf('Content-Security-Policy')).toBeLessThan(view.indexOf('<style>'));
});

it('keeps hidden text hidden, however it was hidden', () => {
  for (const style of [
    'display:none',
    'font-size:0',
    'position:absolute;left:-9999px',
    'color:#fff',
    'max-height:0;overflow:hidden',
    'clip-path:inset(100%)',
    'opacity:0',
    'transform:scale(0)',
  ])
    expect(styleOf(style)).toBe(`${style};`);
  expect(sheetOf('.trap{display:none !important}')).toBe('.trap{display:none !important;}');
  expect(bodyOf('<p hidden>x</p>')).toBe('<p hidden>x</p>');
});

it.each([
  ['a script', 'a<script>alert(1)</script>b', 'ab'],
  ['a script that does not end', 'a<script>alert(1)', 'a'],
  ['a handler', '<p onclick="alert(1)" onload=alert(2)>a</p>', '<p>a</p>'],
  ['a link', '<a href="https://evil.example/x">a</a>', '<span class="sd-link">a</span>'],
  ['a link that runs', '<a href="jav&#x09;ascript:alert(1)">a</a>', '<span class="sd-link">a</span>'],
  ['a page of its own', '<a href="data:text/html,<script>alert(1)</script>">a</a>', '<span class="sd-link">a</span>'],
  ['a map of links', '<map><area href="https://evil.example">a</map>', 'a'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">a', 'a'],
  ['another base', '<base href="https://evil.example/">a', 'a'],
  [
    'a form',
    '<form action="https://evil.example"><input value="v" formaction="https://evil.example"><button>Go</button></form>',
    '<div>Go</div>',
  ],
  ['a frame', 'a<iframe src="https://evil.example" srcdoc="<script>alert(1)</script>">b</iframe>c', 'ac'],
  ['an object', 'a<object data="https://evil.example">b</object><embed src="https://evil.example">c', 'ac'],
  ['a drawing', 'a<svg onload="alert(1)"><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>b</text></a></svg>c', 'ac'],
  ['mathematics', 'a<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>c', 'ac'],
  ['a film', 'a<video src="https://evil.example" poster="https://evil.example"></video><audio src="https://evil.example"></audio>', 'a'],
  ['a sheet from elsewhere', '<link rel="stylesheet" href="https://evil.example/x.css">a', 'a'],
  [
    'a picture from elsewhere',
    '<img src="https://evil.example/p.gif" srcset="https://evil.example/2x.gif 2x" alt="Logo" width="20">',
    '<span class="sd-picture">Logo</span>',
  ],
  ['a picture of a drawing', '<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="">', ''],
  ['a ground from elsewhere', '<td background="https://evil.example/p.gif">a</td>', '<td>a</td>'],
  ['an address where none belongs', '<p dir="https://x.example/?token=abc" class="a&quot;b">a</p>', '<p>a</p>'],
  ['what comes out of quotes', '<p title="a"><img src=x onerror=alert(1)>b</p>', '<p>b</p>'],
  ['markup as text', '&lt;script&gt;alert(1)&lt;/script&gt;', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  [
    'markup in an attribute',
    '<img alt="&quot;><script>alert(1)</script>">',
    '<span class="sd-picture">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</span>',
  ],
  ['text that is code elsewhere', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>a', 'a'],
  ['a template', '<template><script>alert(1)</script></template>a', 'a'],
  ['markup that does not end', '<table><tr><td><b>a', '<table><tr><td><b>a</b></td></tr></table>'],
])('takes out %s', (_, html, expected) => {
  expect(bodyOf(html)).toBe(expected);
});

it('keeps what a hidden picture says hidden', () => {
  expect(bodyOf('<img src="https://x.example/p.gif" style="display:none" alt="Rye">')).toBe(
    '<span class="sd-picture" style="display:none;">Rye</span>',
  );
  expect(bodyOf('<img src="https://x.example/p.gif" class="h" hidden alt="Rye">')).toBe('<span class="h sd-picture" hidden>Rye</span>');
});

it('keeps the pictures that came within the markup', () => {
  const own = '<img src="data:image/png;base64,iVBORw0KGgo=" alt="">';
  expect(bodyOf(own)).toBe(own);
});

it.each([
  ['url()', 'color:red;list-style:square url(https://evil.example/x)', 'color:red;list-style:square none;'],
  ['a picture beside a colour', 'background:#003 url("https://evil.example/x.png") no-repeat', 'background:#003 none no-repeat;'],
  ['an escaped url', 'background:u\\72l(https://evil.example/x);color:red', 'color:red;'],
  ['an escaped bracket', 'background:url(https://evil.example/a\\)b);color:red', 'color:red;'],
  ['url() broken by a comment', 'background:u/**/rl(https://evil.example/x)', ''],
  ['a picture by another name', 'background-image:image-set("https://evil.example/x" 1x);color:red', 'color:red;'],
  ['a value from elsewhere', 'color:var(--a);width:attr(data-x);width:expression(alert(1))', ''],
  ['words', 'content:"token";quotes:"a" "b"', ''],
  ['a program', 'behavior:url(x.htc);-moz-binding:url(x)', ''],
  ['brackets that do not close', 'width:calc(1px;color:red', 'color:red;'],
  ['a brace', 'font-family:{x;color:red', 'color:red;'],
  ['a letter spelt otherwise', 'color:r\\65 d;color:red', 'color:red;'],
  ['quotes that do not close', 'font-family:"Arial;color:red', 'color:red;'],
])('a style keeps %s out', (_, style, expected) => {
  expect(styleOf(style)).toBe(expected);
});

it.each([
  ['an import', '@import url(https://evil.example/x.css);p{color:red}', 'p{color:red;}'],
  ['a font', '@font-face{font-family:x;src:url(https://evil.example/f)}p{color:red}', 'p{color:red;}'],
  ['an escaped import', '@\\69mport "https://evil.example";p{color:red}', 'p{color:red;}'],
  ['a dark desk', '@media (prefers-color-scheme: dark){p{color:#fff}}p{color:red}', 'p{color:red;}'],
  ['words in a selector', '[href="https://x.example/?token=abc"]{color:red}.a,b\\20 c{color:red}', '.a{color:red;}'],
  ['a sheet that does not end', 'p{color:red', 'p{color:red;}'],
  ['a comment that does not end', 'p{color:red}/* q{color:red}', 'p{color:red;}'],
  ['a block within a block', '@media screen{@media print{p{color:red}}q{color:red}}', '@media screen{q{color:red;}}'],
])('a style sheet keeps %s out', (_, css, expected) => {
  expect(sheetOf(css)).toBe(expected);
});

describe('what is masked in the text', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl';
  it.each([
    ['in a link', `<a href="https://x.example/unsubscribe?token=${jwt}">Leave</a>`],
    ['in words', `<p>https://x.example/unsubscribe?token=${jwt}</p>`],
    ['in entities', `<p>https://x.example/unsubscribe?token=${Array.from(jwt, (each) => `&#${each.charCodeAt(0)};`).join('')}</p>`],
    ['split by tags', `<p>https://x.example/unsubscribe?token=eyJhbGciOiJIUzI1NiJ9.<b>eyJzdWIiOiJub2JvZHkifQ</b>.c2lnbm<i></i>F0dXJl</p>`],
    ['in what a picture says', `<img alt="${jwt}">`],
    ['in names', `<p id="${jwt}" class="${jwt}" title="${jwt}" data-x="${jwt}" lang="${jwt}">x</p>`],
    ['in a style', `<p style="font-family:'${jwt}';--x:${jwt};background:url(https://x.example/?token=${jwt})">x</p>`],
    [
      'in a sheet',
      `<style>/* ${jwt} */.${jwt}{color:red}p{background:url(https://x.example/?token=${jwt})}[x="${jwt}"]{color:red}</style>`,
    ],
    ['in a comment', `<!-- ${jwt} -->x`],
    ['in the address of a picture', `<img src="https://x.example/${jwt}.gif" srcset="${jwt}" longdesc="${jwt}">`],
    ['in what is not shown', `<script>const t = "${jwt}"</script><noscript>${jwt}</noscript><iframe>${jwt}</iframe><title>${jwt}</title>`],
  ])('is masked %s', (_, html) => {
    const view = htmlView(`<body>${html}`, digest);
    for (const part of jwt.split('.')) expect(view).not.toContain(part);
  });

  it('is masked by as many units, and all else stays', () => {
    expect(bodyOf('<p>See https://x.example/<b>unsubscribe</b>?u=12345 <i>now</i>', signIn)).toBe(
      `<p>See https://x.example/<b>${'•'.repeat(11)}</b>?${'•'.repeat(7)} <i>now</i></p>`,
    );
    expect(bodyOf('<p>Your code: 12<b>34</b>56', signIn)).toBe('<p>Your code: ••<b>••</b>••</p>');
    expect(bodyOf('<p>Your code: 12<b>34</b>56', digest)).toBe('<p>Your code: 12<b>34</b>56</p>');
  });

  it("is the subscriber's address wherever it stands", () => {
    expect(bodyOf('<p>This message was sent to <b>ada@desk.example</b>.</p><p>ada@<i>desk</i>.example</p>')).toBe(
      `<p>This message was sent to <b>${'•'.repeat(16)}</b>.</p><p>••••<i>••••</i>••••••••</p>`,
    );
  });
});

it.each([
  ['markup nested without end', '<div>'.repeat(100_000)],
  ['tags that are none', '<'.repeat(400_000)],
  ['comments that do not end', `<style>${' /*'.repeat(150_000)}`],
  ['blocks that do not end', `<style>${'@media x{'.repeat(50_000)}`],
  ['selectors without end', `<style>${'a,'.repeat(200_000)}{color:red}`],
  ['declarations without end', `<p style="${'color:red;'.repeat(40_000)}">`],
])('%s make a page of bounded size', (_, html) => {
  expect(htmlView(html, digest).length).toBeLessThan(3_000_000);
});
