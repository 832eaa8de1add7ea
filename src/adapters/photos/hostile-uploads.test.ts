// Every hostile file is offered as a photo and as a document, and each must be refused or be made harmless.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { Refused } from '../../platform/errors.ts'
import { inspectUpload } from '../../platform/uploads/index.ts'
import { openPhotoProcessor } from './photo-processor.ts'

const LISTS = new URL('../../../../shared/data/lists/', import.meta.url)
const photos = openPhotoProcessor({ timeLimit: 60_000 })
after(() => photos.stop())

/** As a document; as a photo each is `not-a-photo` unless a second word says otherwise. */
const EXPECTED: Record<string, string> = {
  'csv_formula_injection.csv': 'has-formulas',
  // Letters and digits that a person would have to unpack and rename: words, served as words.
  'eicar.com.base64.txt': 'text',
  'gif_js_polyglot.gif': 'not-a-document',
  // A list of names in JSON: words too.
  'hostile_filenames.json': 'text',
  'html_named.jpg': 'not-a-document',
  'jpeg_truncated.jpg': 'uploads.broken uploads.broken',
  'jpeg_with_php_trailer.jpg': 'two-in-one two-in-one',
  'null．name.pdf': 'broken',
  'pdf_with_js.pdf': 'has-program',
  'photo.jpg.exe': 'not-a-document',
  'pixel_bomb_20000x20000.png': 'uploads.too-many-pixels uploads.too-many-pixels',
  'png_header_lies_65535x65535.png': 'uploads.too-many-pixels uploads.too-many-pixels',
  'recursion.tar': 'not-a-document',
  'svg_script.svg': 'not-a-document',
  'svg_xxe.svg': 'not-a-document',
  'vcard_newline_injection.vcf': 'not-a-document',
  'xml_billion_laughs.xml': 'not-a-document',
  'zip_5000_empty_files.zip': 'not-a-document',
  'zip_bomb_50MB_of_zeros.zip': 'not-a-document',
  'zip_nested_20x5MB.zip': 'not-a-document',
  'zip_slip.zip': 'not-a-document',
  'zip_symlink.zip': 'not-a-document',
}

async function outcomeOf(bytes: Buffer, kind: 'photo' | 'document', fileName: string): Promise<string> {
  const found = await inspectUpload(bytes, { kind, fileName })
  if (!found.accepted) return found.code
  if (found.group === 'document') return found.type
  return photos.process(bytes).then(
    () => 'photo',
    cause => (cause instanceof Refused ? cause.code : cause),
  )
}

test('every hostile file is refused or harmless, as a photo and as a document', async t => {
  if (!existsSync(LISTS)) return t.skip('the shared lists are not here')
  const outcomes: Record<string, string> = {}
  for (const folder of ['hostile_uploads/', 'hostile_archives/']) {
    for (const name of readdirSync(new URL(folder, LISTS))) {
      const bytes = readFileSync(new URL(folder + encodeURIComponent(name), LISTS))
      const asDocument = await outcomeOf(bytes, 'document', name)
      const asPhoto = await outcomeOf(bytes, 'photo', name)
      outcomes[name] = asPhoto === 'not-a-photo' ? asDocument : `${asDocument} ${asPhoto}`
    }
  }
  assert.deepEqual(outcomes, EXPECTED)
})

test('what the inspection would refuse is harmless in the child too', async t => {
  if (!existsSync(LISTS)) return t.skip('the shared lists are not here')
  const withScript = readFileSync(new URL('hostile_uploads/jpeg_with_php_trailer.jpg', LISTS))
  const { image } = await photos.process(withScript)
  assert.equal(image.includes('<?php'), false)
  const page = readFileSync(new URL('hostile_uploads/html_named.jpg', LISTS))
  await assert.rejects(photos.process(page), { code: 'uploads.not-a-photo' })
})
