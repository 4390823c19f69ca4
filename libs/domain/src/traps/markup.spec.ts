import fc from 'fast-check';
import { htmlToText } from '../digests/html-text';

const hiddenIn = (html: string): string[] => {
  const { text, hidden } = htmlToText(html, 'after');
  return hidden.map(([start, end]) => text.slice(start, end));
};
const styled = (style: string): string => `<p>One <span style="${style}">two</span> three</p>`;
const sheet = (css: string, html: string): string => `<html><head><style>${css}</style></head><body>${html}</body></html>`;

describe('text a reader does not see', () => {
  it.each([
    'display:none',
    'DISPLAY : NONE !important',
    'visibility: hidden',
    'visibility:collapse',
    'font-size:0px',
    'font-size: 1px',
    'font-size:0',
    'font: 0/0 a',
    'font-size:0.01em',
    'font-size: 0.01rem',
    'font-size:3%',
    'opacity:0',
    'opacity: 0.01',
    'color:#ffffff',
    'color:#FEFEFE',
    'color: white',
    'color: rgb(255, 255, 255)',
    'color:rgba(0,0,0,0)',
    'color: transparent',
    '-webkit-text-fill-color: transparent',
    'background:#000;color:#000',
    'background-color: rgb(18,18,18); color: #121212',
    'position:absolute;left:-9999px',
    'position: fixed; top: -1000em',
    'text-indent:-9999px',
    'margin-left: -5000px',
    'transform: translateX(-9999px)',
    'transform:scale(0)',
    'position:absolute;clip:rect(0,0,0,0)',
    'clip-path: inset(100%)',
    'width:0;height:0;overflow:hidden',
    'height:1px;width:1px;overflow:hidden',
    'max-height:0',
    'content-visibility:hidden',
  ])('is told by %s', (style) => {
    expect(hiddenIn(styled(style))).toEqual(['two']);
  });

  it.each([
    ['the hidden attribute', '<p>One <span hidden>two</span> three</p>'],
    ['the colour of a font element', '<p>One <font color="#ffffff">two</font> three</p>'],
    ['a cell of the same colour', '<table bgcolor="#112233"><tr><td>One <span style="color:#112233">two</span> three</td></tr></table>'],
    ['an element around it', '<p>One <i style="display:none"><b style="display:block;font-size:20px">two</b></i> three</p>'],
    ['a class', sheet('.x{display:none}', '<p>One <span class="a x">two</span> three</p>')],
    ['an id', sheet('#x { font-size : 0 }', '<p>One <span id="x">two</span> three</p>')],
    ['a tag', sheet('em{visibility:hidden}', '<p>One <em>two</em> three</p>')],
    ['a class of a tag', sheet('/* a { */ span.x, b { color: #fff }', '<p>One <span class="x">two</span> three</p>')],
    ['an element within another', sheet('.note span{opacity:0}', '<p class="note">One <span>two</span> three</p>')],
    ['a child', sheet('.note > span{opacity:0}', '<p class="note">One <span>two</span> three</p>')],
    ['a rule for the screen', sheet('@media screen { .x{display:none} }', '<p>One <span class="x">two</span> three</p>')],
    [
      'a rule after others',
      sheet('@import url(x.css); @font-face{src:url(y)} .x{display:none}', '<p>One <span class="x">two</span> three</p>'),
    ],
    ['a sheet at the end of the page', '<p>One <span class="x">two</span> three</p><style>.x{display:none}</style>'],
    ['a sheet in capitals', '<STYLE>.x{DISPLAY:NONE}</STYLE><p>One <span class="x">two</span> three</p>'],
    [
      'an important rule over its own style',
      sheet('.x{display:none !important}', '<p>One <span class="x" style="display:inline">two</span> three</p>'),
    ],
    ['the stronger of two rules', sheet('p .x{display:none} .x{display:inline}', '<p>One <span class="x">two</span> three</p>')],
  ])('is told by %s', (_, html) => {
    expect(hiddenIn(html)).toEqual(['two']);
  });

  it('is one range over several elements, and takes the address of a hidden link with it', () => {
    expect(hiddenIn('<p>One <span hidden>two <b>three</b></span><i hidden>four</i> five</p>')).toEqual(['two threefour']);
    expect(hiddenIn('<p>One <a hidden href="https://a.example/x">two</a> three</p>')).toEqual(['two https://a.example/x']);
  });
});

describe('text a reader sees', () => {
  it.each([
    'font-size:0.9em',
    'font-size:small',
    'font: 14px/0 serif',
    'opacity:0.8',
    'color:#fff;background:#000',
    'color:#fff;background:url(night.png)',
    'color:#fff;background-image:linear-gradient(#000,#333)',
    'color:#fff;background:bogus',
    'color:#fffff0',
    'color:inherit',
    'position:absolute;left:10px',
    'left:-9999px',
    'overflow:hidden;width:600px',
    'height:0',
    'text-indent:-20px',
    'max-height:none',
    'clip:rect(0,0,0,0)',
    'transform:scale(0.9)',
    'mso-hide:all',
    'line-height:0',
  ])('is not taken for hidden because of %s', (style) => {
    expect(hiddenIn(styled(style))).toEqual([]);
  });

  it.each([
    ['a row of no size whose cells have one', '<table><tr style="font-size:0"><td style="font-size:14px">two</td></tr></table>'],
    ['an element that is shown within one that is not', '<div style="visibility:hidden"><p style="visibility:visible">two</p></div>'],
    ['white letters on a coloured table', '<table bgcolor="#123456"><tr><td><span style="color:#fff">two</span></td></tr></table>'],
    ['white letters on a coloured class', sheet('.dark{background:#111}', '<div class="dark"><span style="color:#fff">two</span></div>')],
    ['a rule for small screens', sheet('@media (max-width:600px){.x{display:none}}', '<p class="x">two</p>')],
    ['a rule for print', sheet('@media print{.x{display:none}}', '<p class="x">two</p>')],
    ['a sheet for print', '<style media="print">.x{display:none}</style><p class="x">two</p>'],
    ['a rule for a state', sheet('p:hover{display:none} a[href]{display:none} p + p{display:none}', '<p>two</p><p>three</p>')],
    ['a rule for others', sheet('.y .x{display:none} .z > .x{display:none}', '<p class="z"><b><i class="x">two</i></b></p>')],
    ['its own style over the sheet', sheet('.x{display:none}', '<p class="x" style="display:block">two</p>')],
    ['a comment', sheet('/* .x{display:none} */', '<p class="x">two</p>')],
    ['a comment that does not end', sheet('/* .y{display:none} .x{display:none}', '<p class="x">two</p>')],
  ])('is not taken for hidden because of %s', (_, html) => {
    expect(hiddenIn(html)).toEqual([]);
  });

  it('of any markup is a piece of it or a hidden range, in order and apart', () => {
    const piece = fc.constantFrom(
      ...'<p>|</p>|<span style="display:none">|</span>|<div class="x" id="y">|</div>|<style>.x{display:none}|</style>|@media{|}|{|One|two |&amp;|<a href="https://a.example">|</a>|<br>'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 }))), (pieces) => {
        const { text, hidden } = htmlToText(pieces.join(''), 'after');
        let passed = 0;
        for (const [start, end] of hidden) {
          expect(start).toBeGreaterThanOrEqual(passed);
          expect(end).toBeGreaterThan(start);
          passed = end;
        }
        expect(passed).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
