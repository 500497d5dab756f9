// Unpacks the packaged chromium under TMPDIR and prints where it lies. Runs in its own process, since the package reads TMPDIR when loaded.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
const { default: chromium } = await import('@sparticuz/chromium')
console.log(await chromium.executablePath())
