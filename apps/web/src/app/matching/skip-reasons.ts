/** Why a query is skipped, in the order of their keys 1 to 6. The words are kept with the match. */
export const skipReasons = [
  'Off topic for the brand',
  'Nobody here has that expertise',
  'Outlet is not worth it',
  'Too late to answer well',
  'Duplicate of another query',
  'Asks for what we do not give',
] as const;

export const duplicateReason: (typeof skipReasons)[number] = 'Duplicate of another query';
/** Kept with the matches that lose when another brand is chosen for the query. */
export const otherBrandReason = 'Another brand answers this query';
