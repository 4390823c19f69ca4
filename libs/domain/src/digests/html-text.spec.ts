import { htmlToText } from './html-text';

describe('text of markup', () => {
  it.each([
    ['<p>One<br>two</p><p>three</p>', 'One\ntwo\n\nthree'],
    ['<div>One</div><div>two &amp; three</div>', 'One\ntwo & three'],
    ['<p>One\n   two</p>', 'One two'],
    ['<table><tr><td>One</td><td>two</td></tr><tr><td>three</td></tr></table>', 'One two\nthree'],
    ['<head><title>no</title><style>p{}</style></head><p>One</p><script>no()</script>', 'One'],
    ['<ul><li>One</li><li>two</li></ul>', '* One\n* two'],
    ['One<hr>two', `One\n\n${'-'.repeat(35)}\n\ntwo`],
    ['<p>open <b>for ever', 'open for ever'],
  ])('%s', (html, text) => {
    expect(htmlToText(html, 'after').text).toBe(text);
  });

  it.each([
    ['<a href="https://a.example/">a.example</a>', 'a.example', 'a.example (https://a.example/)'],
    ['<a href="https://a.example/x">Read</a> on', 'Read https://a.example/x on', 'Read (https://a.example/x) on'],
    ['<a href="mailto:b@a.example">b@a.example</a>', 'b@a.example', 'b@a.example (mailto:b@a.example)'],
    ['<a href="mailto:b@a.example">Write</a>', 'Write b@a.example', 'Write (mailto:b@a.example)'],
    ['<a href="#top">Up</a>', 'Up', 'Up'],
    ['<a href="javascript:alert(1)">Up</a>', 'Up', 'Up'],
    ['<a href="https://a.example"><img src="x.png"></a>', '', ''],
  ])('has the link of %s as the text parts of its service print it', (html, after, parentheses) => {
    expect(htmlToText(html, 'after').text).toBe(after);
    expect(htmlToText(html, 'parentheses').text).toBe(parentheses);
  });

  it.each(['display:none', 'visibility: hidden', 'font-size:0px', 'opacity:0', 'color:#ffffff', 'color: transparent'])(
    'tells what %s hides',
    (style) => {
      const { text, hidden } = htmlToText(`<p>One <span style="${style}">two</span> three</p>`, 'after');
      expect(hidden.map(([start, end]) => text.slice(start, end))).toEqual(['two']);
    },
  );

  it.each(['font-size:0.9em', 'opacity:0.8', 'color:#fff;background:#000', 'color:#fffff0'])('does not take %s for hiding', (style) => {
    expect(htmlToText(`<p style="${style}">One</p>`, 'after').hidden).toEqual([]);
  });

  it('stops at markup nested deeper than any mail, and keeps what came before', () => {
    expect(htmlToText(`<p>One</p>${'<div>'.repeat(50_000)}two`, 'after').text).toBe('One');
  });
});
