import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { depConstraints, stages } from './tools/lint/boundaries.mjs';
import { noImportCycle } from './tools/lint/no-import-cycle.mjs';

// The boundary rule reads a stored project graph and is silent without one: it is made here, so that it can never be skipped.
process.env.NX_DAEMON ??= 'false';
const { createProjectGraphAsync } = await import('@nx/devkit');
await createProjectGraphAsync({ exitOnError: false });

const server = ['apps/api/**/*.ts', 'libs/{domain,contracts,data,platform,pipeline}/**/*.ts'];
const web = ['apps/web/**/*.ts', 'libs/ui/**/*.ts'];
const specs = ['**/*.spec.ts', 'libs/data/src/testing/**/*.ts'];

const notTheMachine = 'The time comes from the clock that is handed in, not from the machine.';
const readsTheClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: notTheMachine,
  },
  { selector: 'CallExpression[callee.name="Date"]', message: notTheMachine },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: notTheMachine },
  { selector: 'MemberExpression[object.name="DateTime"][property.name="now"]', message: notTheMachine },
  {
    selector: 'CallExpression[arguments.length=0][callee.object.name="DateTime"][callee.property.name=/^(local|utc)$/]',
    message: notTheMachine,
  },
];
const tooManyParts = {
  selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>5]',
  message: 'A class has at most 5 dependencies: it is doing the work of two.',
};
const fromConfig = 'Settings come from @sourcedesk/platform/config, which checks them.';
const readsTheEnvironment = {
  object: 'process',
  property: 'env',
  message: fromConfig,
};
const repositories = ['typeorm', '@nestjs/typeorm'].map((name) => ({
  name,
  importNames: ['Repository', 'DataSource', 'InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
  message: 'Tenant data is reached through TenantDb alone: db.run(ctx, async (tx) => ...).',
}));
const environment = ['node:process', 'process'].map((name) => ({
  name,
  importNames: ['env'],
  message: fromConfig,
}));

const outsideProduct = [
  ...environment,
  { name: '@sourcedesk/data/testing', message: 'This is for specs: product code does not build on test databases.' },
];

// Specs of a library may use the fixtures and the support of test/, which use the libraries: no cycle of product code.
const forSpecs = ['/test/(fixtures|support)/'];
const boundaries = (allow) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, ignoredCircularDependencies: [['*', 'test']], allow, depConstraints },
  ],
});

export default tseslint.config(
  { ignores: ['dist', '.nx', '.angular', '.sourcedesk', 'coverage', 'test-results'] },
  {
    name: 'inline exceptions are refused',
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    name: 'TypeScript',
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx, sourcedesk: { rules: { 'no-import-cycle': noImportCycle } } },
    rules: {
      ...boundaries([]),
      'sourcedesk/no-import-cycle': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    name: 'promises of the server',
    files: [...server, 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    name: 'size of product source',
    files: [...server, ...web],
    ignores: specs,
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'no-restricted-syntax': ['error', tooManyParts],
    },
  },
  {
    name: 'time and settings of the server are handed in',
    files: server,
    ignores: specs,
    rules: {
      'no-restricted-syntax': ['error', tooManyParts, ...readsTheClock],
      'no-restricted-properties': ['error', readsTheEnvironment],
      'no-restricted-imports': ['error', { paths: outsideProduct }],
    },
  },
  {
    name: 'the one clock',
    files: ['libs/platform/src/clock/index.ts'],
    rules: { 'no-restricted-syntax': ['error', tooManyParts] },
  },
  {
    name: 'the one reader of the environment',
    files: ['libs/platform/src/config/**/*.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  {
    name: 'stages reach tenant data through the unit of work',
    files: ['libs/pipeline/**/*.ts'],
    ignores: specs,
    rules: { 'no-restricted-imports': ['error', { paths: [...outsideProduct, ...repositories] }] },
  },
  {
    name: 'the browser loads these too: no input or output',
    files: ['libs/{domain,contracts}/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: outsideProduct, patterns: [{ group: ['node:*'], message: 'Pure code does not reach for the machine.' }] },
      ],
    },
  },
  {
    name: 'specs use fixtures',
    files: specs,
    rules: boundaries(forSpecs),
  },
  {
    name: 'tests may build the application',
    files: ['test/**/*.ts'],
    rules: boundaries([
      'apps/api/src/create-app$',
      'apps/api/src/create-worker$',
      'apps/api/src/commands/import-files$',
      'tools/bundle.mjs$',
    ]),
  },
  {
    name: 'Angular',
    files: web,
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/use-lifecycle-interface': 'error',
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
    },
  },
  {
    name: 'templates',
    files: ['apps/web/**/*.html', 'libs/ui/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  ...stages.map((stage) => ({
    name: `the screens of ${stage}`,
    files: [`apps/web/src/app/${stage}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${stages.filter((other) => other !== stage).join('|')})(/|$)`,
              message: 'Stages never import one another: what two of them show belongs in libs/ui.',
            },
          ],
        },
      ],
    },
  })),
);
