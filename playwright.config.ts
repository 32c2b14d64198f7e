import { defineConfig } from '@playwright/test';
import { testPorts, urlOf } from './scripts/testPorts.mjs';
import { findSystemChromium } from './scripts/browsers.mjs';

const port = await testPorts();

/** Chromium heeds the last such list alone, so that those come first which Playwright turns off. */
const featuresTurnedOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // What the address bar would open is a page of its own in every window, which nobody sees: most of
  // the work of opening one.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: !!process.env.CI,
  // No test measures time, so that two may share the machine; every one trains, and more would wait.
  workers: 2,
  // Generous: a machine may have other work, and nothing here is a race.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: urlOf(port.built),
    headless: true,
    // It would answer what tests answer in the host’s place; offline.spec.ts lets it in.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: findSystemChromium() ?? undefined, // undefined: Playwright's own
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${featuresTurnedOff.join()}`,
        // WebGPU in software: right for correctness on machines without a GPU.
        '--enable-unsafe-webgpu',
        '--use-webgpu-adapter=swiftshader',
        // Shared memory then begins at 0 by a loop in the kernel. By the driver's own way SwiftShader
        // compiles a store for every word of it, and takes forty times as long for a kernel.
        '--disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension',
      ],
    },
  },
  webServer: [
    {
      // The page as it is deployed.
      command: `npx vite preview --port ${port.built} --strictPort`,
      url: `${urlOf(port.built)}/`,
      reuseExistingServer: false,
    },
    {
      // Sources, for the pages under e2e/harness that test the engine in a browser.
      command: `npx vite --config e2e/harness/vite.config.ts --port ${port.harness} --strictPort`,
      url: `${urlOf(port.harness)}/`,
      reuseExistingServer: false,
    },
  ],
});
