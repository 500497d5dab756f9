import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const SERVER = process.env['QMS_SERVER'] ?? 'http://127.0.0.1:8000'
const GALLERY_POLICY =
  "default-src 'none'; script-src 'nonce-gallery' 'strict-dynamic'; style-src 'self' 'nonce-gallery'; img-src 'self' blob: data:; " +
  "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'; trusted-types app"

/**
 * Few files for a page. The frame holds all that the start page needs and nothing that it does not, so that what everybody
 * fetches first is one file beside the framework, whose parts for forms and for several questions at once come with the
 * pages that use them. What several other pages share is laid together by which pages they are; small parts join their nearest
 * neighbour. The calendar is large and seldom opened, so it stands alone, and so do the large parts of forms and dialogs,
 * which would otherwise be fetched by pages without any.
 */
const FRAMEWORK =
  /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack|seroval|seroval-plugins|valibot|openapi-fetch)\/(?!.*(?:(?:infiniteQuery|mutation|queries)Observer|use(?:Blocker|InfiniteQuery|Mutation|Queries|SuspenseQueries))\.js)/
/** Where the frame begins; what these import comes with them. The look of the guide is too small for a file of its own. */
const FRAME = /\/src\/(?:main|routes\/_app|routes\/_app\/index)\.tsx|Guide\.module\.css/
const FETCHED_FIRST = /assets\/(?:framework|frame|rolldown-runtime)-/
const CALENDAR = /node_modules\/(?:react-aria|react-stately|@react-|@internationalized)|CalendarPanel/
const SHARED =
  /\/src\/(?:api|domain|forms|lib|messages|ui)\/(?!.*(?:CalendarPanel|charts|deviations\.sv|rules\.gen|everal|risk-matrix|copy-button|text-area|\.css))|\/@tanstack\//
/** What features of their own show on the pages of matters comes as one file. */
const ON_MATTERS =
  /\/src\/(?:routes\/_app\/-Around|features\/(?:deadlines\/(?!.*(?:kept|WaiveDialog))|connections\/(?!.*(?:Appoint|End|Link|Message|Number|Strike)Dialog)|questions\/answer\/(?:queries|messages|status|QuestionsOf)|actions\/(?:of-matter\/|queries|messages)|effects\/(?:queries|messages|EffectOfMatter|Judgements)))/
const CHUNKS = [
  { name: 'framework', test: FRAMEWORK, priority: 4 },
  { name: 'frame', test: FRAME, priority: 3 },
  {
    name: 'shared',
    test: SHARED,
    minShareCount: 2,
    entriesAware: true,
    entriesAwareMergeThreshold: 400_000,
    priority: 2,
  },
  {
    name: 'on-matters',
    test: ON_MATTERS,
    minShareCount: 2,
    includeDependenciesRecursively: false,
    priority: 1,
  },
  { name: 'calendar', test: CALENDAR, priority: 1 },
  // Where there is one chart there are others: they come as one file.
  { name: 'charts', test: /\/src\/ui\/charts\/(?!figure\.)/, minShareCount: 2, priority: 1 },
]

export default defineConfig(({ mode, command }) => ({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      // A page's loader is its own, so it comes with the page and not with the frame.
      codeSplittingOptions: { defaultBehavior: [['loader', 'component']] },
    }),
    react(),
    { ...optimizeLocales.vite({ locales: ['sv-SE'] }), enforce: 'pre' },
  ],
  define: { __GALLERY__: JSON.stringify(mode === 'gallery' || mode === 'test' || command === 'serve') },
  resolve: { tsconfigPaths: true },
  // The server puts a fresh nonce in place of the mark in every answer; the gallery is served by Vite, which cannot.
  html: { cspNonce: mode === 'gallery' ? 'gallery' : '{{CSP_NONCE}}' },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: {
      polyfill: false,
      // A part need not say that it wants what every page has fetched already.
      resolveDependencies: (_, parts, { hostType }) =>
        hostType === 'html' ? parts : parts.filter((part) => !FETCHED_FIRST.test(part)),
    },
    sourcemap: true,
    outDir: mode === 'gallery' ? 'dist-gallery' : 'dist',
    rolldownOptions: {
      output: {
        codeSplitting: { groups: CHUNKS },
        // Shared parts are named by every page that shares them; the frame lists all names, so they and their hashes are cut.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0] ?? name}-[hash:7].js`,
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/bff': SERVER, '/kvalitet': SERVER, '/demo-idp': SERVER },
  },
  preview: { strictPort: true, headers: { 'Content-Security-Policy': GALLERY_POLICY } },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:3000/' } },
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'],
    setupFiles: ['src/test-setup.ts'],
    testTimeout: 60_000,
    coverage: {
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/**/*.gen.*', 'src/**/*.test.*'],
      reporter: ['json-summary'],
    },
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
}))
