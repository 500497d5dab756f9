// openapi.yaml → the types of the client, the limits that forms check and the codes that addresses hold. Run after every change of the contract.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const SPEC = '../openapi.yaml'
if (!existsSync('tools/apigen/node_modules'))
  execFileSync('npm', ['--prefix', 'tools/apigen', 'ci'], { stdio: 'inherit' })
execFileSync(
  process.execPath,
  [
    'tools/apigen/node_modules/openapi-typescript/bin/cli.js',
    SPEC,
    '--default-non-nullable',
    'false',
    '--output',
    'src/api/schema.gen.d.ts',
  ],
  { stdio: 'inherit' },
)
execFileSync(process.execPath, ['tools/gen-rules.mjs', SPEC, 'src/api/rules.gen.ts'], { stdio: 'inherit' })
execFileSync(
  process.execPath,
  ['tools/gen-codes.mjs', SPEC, 'src/api/parameters.gen.ts', 'src/api/codes.gen.ts'],
  { stdio: 'inherit' },
)
execFileSync(process.execPath, ['tools/gen-operations.mjs', SPEC, 'src/api/operations.gen.ts'], {
  stdio: 'inherit',
})
