import type { CaughtMail } from '@sourcedesk/platform/mail';

/** The caught mails as one page, newest first: no scripts, everything escaped. */
export function outboxPage(mails: readonly CaughtMail[]): string {
  const count = mails.length === 1 ? '1 message' : `${mails.length} messages`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Outbox (${mails.length}) · Sourcedesk demo</title>
<style>${style}</style>
</head>
<body>
<header><p class="eyebrow">Sourcedesk demo</p><h1>Outbox</h1>
<p>${count}. Nothing leaves this machine in the demo: every mail that would have been sent is kept here.</p></header>
<main>${mails.length === 0 ? empty : mails.map(article).join('\n')}</main>
</body>
</html>`;
}

const empty = `<p class="empty">No mail yet. Approve a pitch and send it, and it will appear here when its undo window has passed.</p>`;

function article({ messageId, from, to, subject, text, raw }: CaughtMail): string {
  return `<article>
<h2>${escaped(subject) || '(no subject)'}</h2>
<dl><dt>From</dt><dd>${escaped(from)}</dd><dt>To</dt><dd>${escaped(to.join(', '))}</dd><dt>Message-ID</dt><dd class="id">${escaped(messageId)}</dd></dl>
<div class="text">${escaped(text.trim())}</div>
<details><summary>The message as sent</summary><pre tabindex="0">${escaped(raw)}</pre></details>
</article>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; --page: #f6f4ef; --card: #fff; --ink: #1f2328; --soft: #5c636b; --line: #ddd8cd; --accent: #1f5f5b; }
@media (prefers-color-scheme: dark) { :root { --page: #15181b; --card: #1d2125; --ink: #e8e6e1; --soft: #a3a9b0; --line: #343a40; --accent: #7fc4bd; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 Inter, system-ui, sans-serif; }
header, main { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
.eyebrow { margin: 0; color: var(--accent); font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; font-weight: 600; }
h1 { margin: .1rem 0 .4rem; font-size: 2rem; letter-spacing: -.01em; }
header p:last-child { margin: 0 0 1.5rem; color: var(--soft); }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem; margin-bottom: 1.25rem; overflow-wrap: anywhere; }
h2 { margin: 0 0 .75rem; font-size: 1.15rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1rem; font-size: .875rem; }
dt { color: var(--soft); } dd { margin: 0; } .id { font-family: ui-monospace, monospace; font-size: .8rem; }
.text { white-space: pre-wrap; border-top: 1px solid var(--line); padding-top: 1rem; font-family: "Source Serif 4", Georgia, serif; }
details { margin-top: 1rem; font-size: .875rem; } summary { cursor: pointer; color: var(--accent); }
pre { overflow-x: auto; background: var(--page); border-radius: 8px; padding: .75rem 1rem; font-size: .8rem; }
.empty { background: var(--card); border: 1px dashed var(--line); border-radius: 12px; padding: 2rem; text-align: center; color: var(--soft); }
`;
