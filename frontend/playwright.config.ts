import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './e2e/browser.ts'

const { executablePath, args, env } = findBrowser()
const port = process.env['QMS_E2E_PORT'] ?? '8118'
const galleryPort = process.env['QMS_GALLERY_PORT'] ?? '8119'
const receiverPort = Number(galleryPort) + 1
process.env['QMS_E2E_RECEIVER'] = `https://localhost:${receiverPort}`
if (process.env['QMS_E2E_DATA'] === undefined) {
  const data = mkdtempSync(join(tmpdir(), 'qms-e2e-'))
  chmodSync(data, 0o755) // for the database's own user, when root runs the tests
  process.env['QMS_E2E_DATA'] = data
  // Only when all is over: a teardown of Playwright's own comes while the database still runs.
  process.on('exit', () => rmSync(data, { recursive: true, force: true }))
}

/** The database, its invented municipality and the gallery's build take minutes where others use the machine too. */
const START = 30 * 60_000

/** Journeys run against the real product with its own database; the gallery is a build of its own that holds every component. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  // The tests of a file share people and their drafts, so they run in order; files run beside each other.
  fullyParallel: false,
  forbidOnly: true,
  retries: 1,
  // Far beyond what anything takes, also where the machine is busy: a limit is for what never comes.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list', { printSteps: false }]],
  use: {
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // Of a test that is tried again: to record them all takes a fourth of the work.
    trace: 'on-first-retry',
    launchOptions: { executablePath, args, env: { ...process.env, ...env } as Record<string, string> },
  },
  projects: [
    { name: 'product', testIgnore: 'gallery.spec.ts', use: { baseURL: `http://127.0.0.1:${port}` } },
    { name: 'gallery', testMatch: 'gallery.spec.ts', use: { baseURL: `http://localhost:${galleryPort}` } },
  ],
  webServer: [
    {
      // First, since the product reads the certificate of its maker when it starts.
      name: 'receiver',
      command: `../.venv/bin/python -m tests.webhook_peer "${process.env['QMS_E2E_DATA']}" ${receiverPort}`,
      cwd: '../backend',
      port: receiverPort,
      timeout: START,
      stdout: 'ignore',
    },
    {
      name: 'qms',
      command: '.venv/bin/qms run',
      cwd: '..',
      url: `http://127.0.0.1:${port}/readyz`,
      timeout: START,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
      env: {
        QMS_PORT: port,
        QMS_DATA_DIR: process.env['QMS_E2E_DATA'],
        QMS_WEBHOOK_NETWORKS: '127.0.0.0/8 ::1/128',
        QMS_WEBHOOK_CA_FILE: join(process.env['QMS_E2E_DATA'], 'ca.pem'),
      },
      stdout: 'ignore',
    },
    {
      name: 'gallery',
      command: `npx vite build --mode gallery && npx vite preview --mode gallery --outDir dist-gallery --port ${galleryPort}`,
      url: `http://localhost:${galleryPort}/__ui`,
      timeout: START,
      stdout: 'ignore',
    },
  ],
})
