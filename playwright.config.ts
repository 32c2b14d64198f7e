import { defineConfig } from '@playwright/test';
import { findSystemChromium } from './scripts/setup.mjs';

const port = { built: 4173, harness: 4174 };

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: !!process.env.CI,
  // One at a time: every test trains a network, and some of them measure time.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://127.0.0.1:${port.built}`,
    headless: true,
    launchOptions: {
      executablePath: findSystemChromium() ?? undefined, // undefined: Playwright's own
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // WebGPU in software: right for correctness on machines without a GPU.
        '--enable-unsafe-webgpu',
        '--use-webgpu-adapter=swiftshader',
      ],
    },
  },
  webServer: [
    {
      // The page as it is deployed.
      command: 'npm run -s preview',
      url: `http://127.0.0.1:${port.built}/`,
      reuseExistingServer: !process.env.CI,
    },
    {
      // Sources, for the pages under e2e/harness that test the engine in a browser.
      command: `npx vite --port ${port.harness} --strictPort`,
      url: `http://127.0.0.1:${port.harness}/`,
      reuseExistingServer: !process.env.CI,
    },
  ],
});
