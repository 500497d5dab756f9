export { copyFigures } from './copy'
export { asPng, pictureOf } from './picture'
