// Lays a brotli and a gzip beside each asset after a build, at the hardest setting, so that serving one costs no more than a file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const DIRECTORY = 'dist/assets'
const TEXTS = /\.(?:js|css|svg)$/

for (const name of readdirSync(DIRECTORY).filter((file) => TEXTS.test(file))) {
  const content = readFileSync(`${DIRECTORY}/${name}`)
  const hardest = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }
  writeFileSync(`${DIRECTORY}/${name}.br`, brotliCompressSync(content, hardest))
  writeFileSync(`${DIRECTORY}/${name}.gz`, gzipSync(content, { level: 9 }))
}
