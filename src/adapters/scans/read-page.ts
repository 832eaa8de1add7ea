import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { PageRead } from './messages.ts'

// Everything is read from node_modules: nothing is ever fetched while the program runs.
const require = createRequire(import.meta.url)
const QUALITY = 72
const DOTS_PER_INCH = 200
const MOST_CODES = 4
/** Finds columns and paragraphs by itself (PSM_AUTO of Tesseract). */
const FIND_LAYOUT = '3'
/** The newer of its two ways to read (OEM_LSTM_ONLY). */
const LSTM = 1

/** Of 100: a printed page that stands upright is read surer than this. */
const SURELY_UPRIGHT = 75
const CLEARLY_BETTER = 15

/** In radians, as tesseract.js has it: a third of a degree. */
const CLEARLY_ASKEW = 0.005

interface Grey {
  data: Buffer
  width: number
  height: number
}

/** The picture of a page for people, what its QR codes say, and its words: but for those of one that says `wordless`. */
export async function readPage(page: Sharp, wordless: string): Promise<PageRead> {
  const image = await page.clone().jpeg({ quality: QUALITY }).toBuffer()
  const { data, info } = await page.clone().grayscale().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const grey: Grey = { data, width, height }
  const codes = await readCodes(grey)
  const seen = { image, width, height, codes: codes.map(({ text }) => text) }
  if (seen.codes.includes(wordless)) return { ...seen, words: '', confidence: 0 }
  // Squares of a code would be read as letters.
  for (const { position } of codes) paintWhite(grey, position)
  const read = await readWords(grey)
  if (read.confidence >= SURELY_UPRIGHT) return { ...seen, ...read }
  // Fed in upside down it reads as nonsense. The last dot first is the page turned by half.
  const turned = await readWords({ ...grey, data: Buffer.from(grey.data).reverse() })
  if (turned.confidence < read.confidence + CLEARLY_BETTER) return { ...seen, ...read }
  return { ...seen, ...turned, image: await sharp(image).rotate(180).jpeg({ quality: QUALITY }).toBuffer() }
}

prepareZXingModule({
  overrides: {
    wasmBinary: new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer,
  },
})

async function readCodes({ data, width, height }: Grey): Promise<ReadResult[]> {
  // Red, green and blue alike, all of it opaque; a word of memory a dot, or it takes longer than reading the words.
  const dots = new Uint32Array(width * height)
  for (let at = 0; at < dots.length; at++) dots[at] = 0xff000000 | (data[at]! * 0x010101)
  const pixels = new Uint8ClampedArray(dots.buffer)
  const picture = { data: pixels, width, height, colorSpace: 'srgb' } as unknown as Parameters<typeof readBarcodes>[0]
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: MOST_CODES })
  return found.filter(({ isValid }) => isValid)
}

function paintWhite({ data, width, height }: Grey, position: ReadResult['position']): void {
  const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight]
  const across = corners.map(({ x }) => x)
  const down = corners.map(({ y }) => y)
  const [left, right] = [Math.max(0, Math.min(...across) - 4), Math.min(width, Math.max(...across) + 4)]
  const [top, bottom] = [Math.max(0, Math.min(...down) - 4), Math.min(height, Math.max(...down) + 4)]
  for (let row = top; row < bottom; row++) data.fill(255, row * width + left, row * width + right)
}

/** What of the module of Tesseract is used here (https://github.com/naptha/tesseract.js-core). */
interface Tesseract {
  FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void }
  TessBaseAPI: new () => {
    Init(path: string, language: string, mode: number): number
    SetVariable(name: string, value: string): void
    /** 0: it was read. `angle`: by so much it is turned, in radians. */
    SetImageFile(exif: number, angle: number): number
    FindLines(): number
    /** Of the lines that were found: how far they rise, in radians. */
    GetGradient(): number
    Recognize(monitor: null): number
    GetUTF8Text(): string
    MeanTextConf(): number
  }
}

let reading: Promise<{ core: Tesseract; api: InstanceType<Tesseract['TessBaseAPI']> }> | undefined

async function openTesseract() {
  const core: Tesseract = await require('tesseract.js-core/tesseract-core-simd-lstm.js')({
    print: () => {},
    printErr: () => {},
  })
  const packed = readFileSync(require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'))
  core.FS.writeFile('eng.traineddata', gunzipSync(packed))
  const api = new core.TessBaseAPI()
  if (api.Init('.', 'eng', LSTM) !== 0) throw new Error('Tesseract did not start')
  api.SetVariable('tessedit_pageseg_mode', FIND_LAYOUT)
  return { core, api }
}

const FILE = '/input'

async function readWords({ data, width, height }: Grey): Promise<Pick<PageRead, 'words' | 'confidence'>> {
  reading ??= openTesseract()
  const { core, api } = await reading
  const raw = { width, height, channels: 1 as const }
  const png = await sharp(data, { raw })
    .withMetadata({ density: DOTS_PER_INCH })
    .png({ compressionLevel: 1 })
    .toBuffer()
  core.FS.writeFile(FILE, png)
  try {
    const open = (angle: number) => api.SetImageFile(1, angle) === 0
    if (!open(0) || api.FindLines() !== 0) throw new Error('Tesseract could not open the picture')
    // From 2 degrees whole paragraphs of a page laid in askew are taken for no text, and nothing says so.
    const angle = api.GetGradient()
    if ((Math.abs(angle) >= CLEARLY_ASKEW && !open(angle)) || api.Recognize(null) !== 0)
      throw new Error('Tesseract could not read the picture')
    const words = tidy(api.GetUTF8Text())
    return { words, confidence: words ? Math.max(0, api.MeanTextConf()) : 0 }
  } finally {
    core.FS.unlink(FILE)
  }
}

/** Alone, or before an apostrophe: what follows goes on the sentence, or ends it. Else it may be a line of a table. */
const BAR_FOR_I = /(?<![^\s("'‘“])\|(?=['’]\p{Ll}|\s+\p{Ll}|[,.;:!?])/gu

/** In a postcode: 'SN11 ©BS'. */
const MARK_FOR_0 = /\b([A-Z]{1,2}\d{1,2}) ?[©®](?=[A-Z]{2}\b)/g

/** Lines as they stand, without the ones that are nothing but marks. In most typefaces without serifs an I is read as a bar. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line === '' || /[\p{L}\p{N}]/u.test(line))
    .join('\n')
    .replace(BAR_FOR_I, 'I')
    .replace(MARK_FOR_0, '$1 0')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
