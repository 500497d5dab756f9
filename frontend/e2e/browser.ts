import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What Playwright needs in order to start a browser. */
export interface Browser {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PACKAGED = [
  '--headless=old',
  '--no-zygote',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--in-process-gpu',
]
const PACKAGE = join(dirname(fileURLToPath(import.meta.url)), '..', 'tools', 'browser')

/** The browser that `CHROMIUM` names, else the machine's own, else the one packaged for npm. Never none: then this throws. */
export function findBrowser(): Browser {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM is set to ${named}, and there is no such file.`)
    return { executablePath: named, args: QUIET, env: {} }
  }
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    existsSync,
  )
  return installed === undefined ? packagedBrowser() : { executablePath: installed, args: QUIET, env: {} }
}

function packagedBrowser(): Browser {
  const home = join(PACKAGE, 'unpacked')
  const executablePath = join(home, 'chromium')
  if (!existsSync(executablePath)) fetchAndUnpack(home)
  return {
    executablePath,
    args: [...QUIET, ...PACKAGED],
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  }
}

function fetchAndUnpack(home: string): void {
  mkdirSync(home, { recursive: true })
  try {
    execFileSync('npm', ['--prefix', PACKAGE, 'ci'], { stdio: 'ignore' })
    execFileSync(process.execPath, [join(PACKAGE, 'unpack.mjs')], {
      env: { ...process.env, TMPDIR: home },
      stdio: 'ignore',
    })
    writeFileSync(join(home, 'fonts.conf'), fontsIn(home))
  } catch (cause) {
    throw new Error(
      'No browser to test in. Install Chromium (apt-get install chromium), or set CHROMIUM to one, or run ' +
        '`npm --prefix tools/browser ci` (Linux on x86_64) and read why it fails.',
      { cause },
    )
  }
}

/** The package's own font settings look in fixed places that hold nothing here, which gives pages without text. */
function fontsIn(home: string): string {
  const families = ['system-ui', 'sans-serif', 'serif', 'monospace']
  const aliases = families.map(
    (name) => `<alias><family>${name}</family><prefer><family>Open Sans</family></prefer></alias>`,
  )
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(home, 'fonts')}</dir>
<cachedir>${join(home, 'font-cache')}</cachedir>${aliases.join('')}</fontconfig>`
}
