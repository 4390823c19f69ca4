/** Answer headers by name in any case. */
export type PageHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What search engines are told about a page. */
export interface RobotsRule {
  noindex: boolean;
  nofollow: boolean;
}

/** Directives that hold a colon themselves, so that it does not end the name of a robot. */
const valued = new Set(['max-snippet', 'max-image-preview', 'max-video-preview', 'unavailable_after']);
/** Whose rules count: those for all robots and those for the search engine that links are bought and measured for. */
const heeded = new Set(['', 'robots', 'googlebot']);

const ruleOf = (directives: readonly string[]): RobotsRule => {
  const has = (name: string): boolean => directives.includes(name) || directives.includes('none');
  return { noindex: has('noindex'), nofollow: has('nofollow') };
};

const directivesIn = (content: string): string[] => content.toLowerCase().split(/[\s,]+/);

/**
 * The directives of an X-Robots-Tag that count. `googlebot: noindex, nofollow` names a robot, to which everything up to the next name belongs
 * (developers.google.com/search/docs/crawling-indexing/robots-meta-tag).
 */
const directivesOfHeader = (value: string): string[] => {
  let robot = '';
  return value
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const named = /^\s*([^\s:]+)\s*:(.*)$/s.exec(part);
      const rest = named && !valued.has(named[1] ?? '') ? (named[2] ?? '') : part;
      if (named && rest !== part) robot = named[1] ?? '';
      return heeded.has(robot) ? directivesIn(rest.trim()) : [];
    });
};

/** What metas and headers of a page say together: the stricter wins, as it does with search engines. */
export const robotsRule = (metas: readonly { name: string; content: string }[], headers: PageHeaders): RobotsRule => {
  const values = Object.entries(headers).flatMap(([name, value]) =>
    name.toLowerCase() === 'x-robots-tag' && value !== undefined ? [value].flat() : [],
  );
  const ofMetas = metas.filter(({ name }) => name !== '' && heeded.has(name)).flatMap(({ content }) => directivesIn(content));
  return ruleOf([...ofMetas, ...values.flatMap(directivesOfHeader)]);
};
