import type { Fetched } from './safe-fetch';

/** A fetched page as text, by the charset of its Content-Type, else of its `<meta charset>` (looked for in the first 1,024 bytes), else UTF-8. */
export function pageText({ headers, body }: Pick<Fetched, 'headers' | 'body'>): string {
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(String(headers['content-type'] ?? ''))?.[1];
  const inPage = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(body.subarray(0, 1024).toString('latin1'))?.[1];
  return decoderFor(declared ?? inPage ?? 'utf-8').decode(body);
}

function decoderFor(label: string) {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
