import { linesIn } from './figure'

const SVG = 'http://www.w3.org/2000/svg'
const KEPT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const
const PAD = 20
const LINE = 20

/** The chart as a file of its own, in light colours: title, legend, picture and source. */
export function pictureOf(figure: HTMLElement, title: string, source: string): string {
  const { dataset } = document.documentElement
  const theme = dataset['theme']
  const copy = document.createElement('div')
  copy.className = 'visually-hidden'
  copy.append(figure.cloneNode(true))
  dataset['theme'] = 'light'
  document.body.append(copy)
  try {
    return drawn(copy, title, source)
  } finally {
    copy.remove()
    if (theme === undefined) delete dataset['theme']
    else dataset['theme'] = theme
  }
}

function drawn(copy: HTMLElement, title: string, source: string): string {
  const chart = copy.querySelector<SVGSVGElement>('svg[data-chart]')
  if (chart === null) throw new Error('a chart without a picture')
  const width = chart.width.baseVal.value
  const legend = [...copy.querySelectorAll('[data-legend] > li')]
  const sources = linesIn(source, width, 6)
  const top = PAD + LINE + legend.length * LINE + 12
  const height = top + chart.height.baseVal.value + 14 + sources.length * 16 + PAD
  const picture = made('svg', { width: width + 2 * PAD, height, viewBox: `0 0 ${width + 2 * PAD} ${height}` })
  picture.setAttribute('font-family', 'Inter, "Liberation Sans", Arial, sans-serif')
  picture.setAttribute('font-size', '13')
  picture.append(
    made('rect', { width: '100%', height: '100%', fill: '#ffffff' }),
    words(title, PAD, PAD + 12, { 'font-size': 17, 'font-weight': 600 }),
    ...legend.flatMap((item, i) => entry(item, PAD + LINE + 4 + i * LINE)),
    placed(chart, PAD, top),
    ...sources.map((line, i) =>
      words(line, PAD, height - PAD - (sources.length - 1 - i) * 16, { 'font-size': 11 }),
    ),
  )
  return new XMLSerializer().serializeToString(picture)
}

/** What a chart holds, with its looks written on each part and without what is only for pointing at. */
function placed(svg: SVGSVGElement, x: number, y: number): SVGElement {
  const group = made('g', { transform: `translate(${x} ${y})` })
  for (const part of svg.querySelectorAll<SVGElement>('*')) {
    const looks = getComputedStyle(part)
    for (const name of KEPT) part.setAttribute(name, looks.getPropertyValue(name))
  }
  for (const part of svg.querySelectorAll('[data-hit]')) part.remove()
  for (const link of svg.querySelectorAll('a')) {
    const plain = made('g', {})
    plain.append(...link.childNodes)
    link.replaceWith(plain)
  }
  for (const part of svg.querySelectorAll('[class]')) part.removeAttribute('class')
  group.append(...svg.childNodes)
  return group
}

function entry(item: Element, y: number): SVGElement[] {
  const sign = item.querySelector('svg')
  return [
    ...(sign === null ? [] : [placed(sign, PAD, y)]),
    words(item.textContent ?? '', PAD + 34, y + 12, {}),
  ]
}

function words(text: string, x: number, y: number, looks: Record<string, string | number>): SVGElement {
  const part = made('text', { x, y, fill: '#18212b', ...looks })
  part.textContent = text
  return part
}

function made(name: string, attributes: Record<string, string | number>): SVGElement {
  const part = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value))
  return part
}

/** A picture of the picture, twice as fine as the screen, for programs that take no SVG. */
export async function asPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * 2
    canvas.height = image.naturalHeight * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture was made')) : resolve(blob)))
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
