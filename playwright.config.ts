import { defineConfig } from '@playwright/test';

/** The browser story. It starts its own desk; the browser is the one that tools/bootstrap found. */
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/start-desk.ts',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'dist/test/playwright.json' }]],
  use: {
    // Known once the desk runs; the config is read again in the worker.
    baseURL: process.env.SOURCEDESK_STORY_URL,
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.SOURCEDESK_BROWSER || '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
