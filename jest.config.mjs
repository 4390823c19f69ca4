import angularPresets from 'jest-preset-angular/presets/index.js';

/** One test configuration for the whole repository; a project is a kind of environment, not a library. */
const paths = {
  '^@sourcedesk/domain/(.*)$': '<rootDir>/libs/domain/src/$1',
  '^@sourcedesk/contracts$': '<rootDir>/libs/contracts/src/index.ts',
  '^@sourcedesk/contracts/(.*)$': '<rootDir>/libs/contracts/src/$1',
  '^@sourcedesk/data$': '<rootDir>/libs/data/src/index.ts',
  '^@sourcedesk/data/testing$': '<rootDir>/libs/data/src/testing/index.ts',
  '^@sourcedesk/platform/(.*)$': '<rootDir>/libs/platform/src/$1',
  '^@sourcedesk/pipeline/(.*)$': '<rootDir>/libs/pipeline/$1/src/index.ts',
  '^@sourcedesk/ui$': '<rootDir>/libs/ui/src/index.ts',
};
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2024',
    },
    module: { type: 'es6' },
  },
];
const node = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: paths,
};

const angular = angularPresets.createEsmPreset({
  tsconfig: '<rootDir>/apps/web/tsconfig.spec.json',
  // A recommendation of esModuleInterop, which `module: preserve` already implies.
  diagnostics: { ignoreCodes: [151001] },
});

export default {
  // Tests are not timed: the limit only ends what hangs, also on a machine that is busy.
  testTimeout: 240_000,
  projects: [
    { ...node, displayName: 'domain', testMatch: ['<rootDir>/libs/{domain,contracts}/**/*.spec.ts'] },
    {
      ...node,
      displayName: 'server',
      testMatch: [
        '<rootDir>/libs/{data,platform}/**/*.spec.ts',
        '<rootDir>/libs/pipeline/**/*.spec.ts',
        '<rootDir>/apps/api/**/*.spec.ts',
        '<rootDir>/test/{api,architecture}/**/*.spec.ts',
      ],
      globalSetup: '<rootDir>/test/support/start-database.ts',
      globalTeardown: '<rootDir>/test/support/stop-database.ts',
    },
    {
      ...angular,
      displayName: 'web',
      testMatch: ['<rootDir>/apps/web/**/*.spec.ts', '<rootDir>/libs/ui/**/*.spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/apps/web/test-setup.ts'],
      moduleNameMapper: { ...angular.moduleNameMapper, ...paths },
    },
  ],
};
