import { readFileSync, writeFileSync } from 'node:fs';
import { statuses } from '@sourcedesk/platform/http';

const page = new URL('../../docs/api.md', import.meta.url);
const marked = /(<!-- errors -->\n)[\s\S]*?(<!-- \/errors -->)/;

const table = () => {
  const rows = Object.entries(statuses).map(([code, [status, title]]) => `| ${status} | \`${code}\` | ${title} |`);
  return ['| status | code | title |', '|---|---|---|', ...rows, ''].join('\n');
};

describe('the errors on the page about the API', () => {
  it('are those of the table of statuses; UPDATE_README=1 rewrites them', () => {
    const text = readFileSync(page, 'utf8');
    const wanted = text.replace(marked, (_, open: string, close: string) => `${open}${table()}${close}`);
    if (process.env['UPDATE_README']) writeFileSync(page, wanted);
    expect(marked.test(text)).toBe(true);
    expect(process.env['UPDATE_README'] ? wanted : text).toBe(wanted);
  });
});
