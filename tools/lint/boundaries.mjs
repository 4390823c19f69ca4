/** Who may import whom: the table of the architecture (docs/architecture.md), by the tags in each project.json. */
const types = {
  app: ['stage', 'platform', 'data', 'contracts', 'domain', 'ui'],
  stage: ['platform', 'data', 'contracts', 'domain'],
  platform: ['data', 'contracts', 'domain'],
  data: ['contracts', 'domain'],
  contracts: ['domain'],
  ui: ['contracts', 'domain'],
  domain: [],
};

const sides = {
  web: { may: ['web', 'shared'], not: ['@nestjs/*', 'typeorm', 'pg', 'nodemailer'] },
  server: { may: ['server', 'shared'], not: ['@angular/*'] },
  shared: { may: ['shared'], not: ['@nestjs/*', '@angular/*', 'typeorm', 'rxjs', 'rxjs/*'] },
};

const tagged = (kind, names) => names.map((name) => `${kind}:${name}`);

/** The same as constraints of @nx/enforce-module-boundaries. */
export const depConstraints = [
  ...Object.entries(types).map(([type, may]) => ({ sourceTag: `type:${type}`, onlyDependOnLibsWithTags: tagged('type', may) })),
  { sourceTag: 'type:test', onlyDependOnLibsWithTags: ['*'] },
  ...Object.entries(sides).map(([side, { may, not }]) => ({
    sourceTag: `side:${side}`,
    onlyDependOnLibsWithTags: tagged('side', may),
    bannedExternalImports: not,
  })),
];

/** The folders of the stages (and accounts) under apps/web/src/app: they meet in the address and the row's state, never in an import. */
export const stages = ['accounts', 'intake', 'matching', 'drafting', 'review', 'sending', 'placement', 'reporting'];
