import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an outlet made of the pitch: its title, and the link the brand wanted. */
export const articleTitle = 'The last instalment: mortgages and retirement';
const page = `<!doctype html><html lang="en"><head><title>${articleTitle}</title></head>
<body><h1>${articleTitle}</h1><p>Keep two years of instalments in savings, says <a href="https://alder-vale.example/experts/rowan-thackeray">Rowan
Thackeray</a> of Alder &amp; Vale.</p></body></html>`;

/** An outlet's site on this machine with one article. */
export async function serveArticle(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/money/the-last-instalment`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
