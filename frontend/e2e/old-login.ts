import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'

const SCRIPT = `
import sys
from pathlib import Path
from sqlalchemy import create_engine, text
from qms.operations.embedded import EmbeddedServer

server = EmbeddedServer(Path(sys.argv[1]))
try:
    with create_engine(server.start().owner).begin() as connection:
        aged = connection.execute(
            text("update login.session set authenticated_at = authenticated_at - interval '11 minutes' "
                 "where token_hash = decode(:hash, 'hex')"), {"hash": sys.argv[2]})
finally:
    server.stop()
sys.exit(aged.rowcount != 1)
`

/** Lets eleven minutes pass for one login, in the database of the run: some steps ask for a younger one. */
export async function makeOld(context: BrowserContext): Promise<void> {
  const cookie = (await context.cookies()).find(({ name }) => name.startsWith('qms-sid'))
  const hash = createHash('sha256')
    .update(cookie?.value ?? '')
    .digest('hex')
  const home = join(process.env['QMS_E2E_DATA'] ?? '', 'postgres')
  execFileSync('../.venv/bin/python', ['-c', SCRIPT, home, hash], { stdio: 'inherit' })
}
