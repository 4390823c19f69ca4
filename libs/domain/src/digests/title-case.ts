const small = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to']);

/** A heading in one case, whether a part prints it in capitals or not: `HEALTH AND PHARMA` as `Health and Pharma`. */
export const titleCase = (words: string): string =>
  words
    .toLowerCase()
    .split(' ')
    .map((word, at) => (at > 0 && small.has(word) ? word : word.replace(/^\P{L}*\p{L}/u, (beginning) => beginning.toUpperCase())))
    .join(' ');
