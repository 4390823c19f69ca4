import { readFileSync, writeFileSync } from 'node:fs';
import { workflowPicture } from '../support/workflow-picture';

const readme = new URL('../../README.md', import.meta.url);
const marked = /(<!-- workflow -->\n)[\s\S]*?(\n<!-- \/workflow -->)/;

describe('the picture of the pipeline in the README', () => {
  it('is the one the workflow table gives; UPDATE_README=1 rewrites it', () => {
    const text = readFileSync(readme, 'utf8');
    const wanted = text.replace(marked, (_, open: string, close: string) => `${open}${workflowPicture()}${close}`);
    if (process.env['UPDATE_README']) writeFileSync(readme, wanted);
    expect(marked.test(text)).toBe(true);
    expect(process.env['UPDATE_README'] ? wanted : text).toBe(wanted);
  });
});
