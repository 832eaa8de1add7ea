// Every file of the shared photo collections goes through the whole of it: inspection, child, words.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Refused } from '../../platform/errors.ts'
import { inspectUpload, sayUploadRefusal } from '../../platform/uploads/index.ts'
import { isBareJpeg } from '../sandbox/index.ts'
import { openPhotoProcessor } from './photo-processor.ts'

const FOLDER = fileURLToPath(new URL('../../../../shared/data/photos/', import.meta.url))
const photos = openPhotoProcessor({ timeLimit: 60_000 })
after(() => photos.stop())

type Outcome = { file: string; photo?: Awaited<ReturnType<typeof photos.process>>; code?: string; words?: string }

async function send(file: string): Promise<Outcome> {
  const bytes = readFileSync(join(FOLDER, file))
  const found = await inspectUpload(bytes, { kind: 'photo', fileName: file })
  if (!found.accepted) return { file, code: found.code, words: sayUploadRefusal(found, 'en') }
  try {
    return { file, photo: await photos.process(bytes) }
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause
    return { file, code: cause.code, words: sayUploadRefusal(cause, 'en', found.name) }
  }
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(join(FOLDER, folder), { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => relative(FOLDER, join(entry.parentPath, entry.name)))
}

test('every JPEG, PNG, WebP and HEIC of the collections becomes a clean photo, everything else is refused in words', async t => {
  if (!existsSync(FOLDER)) return t.skip('the shared photos are not here')
  const files = ['exif-samples', 'exiftool_t_images', 'openpotbot'].flatMap(filesOf)
  assert.ok(files.length >= 222, `${files.length} files`)
  const outcomes: Outcome[] = []
  for (const file of files) outcomes.push(await send(file))

  const made = outcomes.filter(({ photo }) => photo)
  assert.ok(made.every(({ photo }) => photo && isBareJpeg(photo.image) && isBareJpeg(photo.thumbnail)))
  const refused = outcomes.filter(({ photo }) => !photo)
  assert.ok(refused.every(({ words }) => words && /Send|Save|Choose/.test(words)))
  // A crash or a kill of the child shows as `too-hard`: there is none.
  const codes = new Set(refused.map(({ code }) => code))
  assert.deepEqual(codes, new Set(['not-a-photo', 'uploads.broken']))

  const isPhotoByName = ({ file }: Outcome) => /\.(jpe?g|jps|png|webp|hei[cf])$/i.test(file)
  const wronglyRefused = outcomes.filter(outcome => isPhotoByName(outcome) && !outcome.photo)
  // This one has headers and no picture.
  assert.deepEqual(
    wronglyRefused.map(({ file }) => file),
    ['exiftool_t_images/QuickTime.heic'],
  )
  assert.deepEqual(
    made.filter(outcome => !isPhotoByName(outcome)),
    [],
  )
})

test('a photo taken with a telephone held upright, and one in HEIC, come out upright with time and place', async t => {
  if (!existsSync(FOLDER)) return t.skip('the shared photos are not here')
  const upright = (await send('openpotbot/photo_1.JPG')).photo
  assert.deepEqual([upright?.width, upright?.height], [968, 1296])
  const heic = (await send('exif-samples/heic/IMG_5195.HEIC')).photo
  assert.deepEqual([heic?.width, heic?.height, heic?.position], [1586, 2048, { lat: 39.051344, lng: -94.288772 }])
  for (const side of ['landscape_1', 'landscape_3', 'landscape_6', 'landscape_8']) {
    const { photo } = await send(`exif-samples/jpg/orientation/${side}.jpg`)
    assert.deepEqual([photo?.width, photo?.height], [600, 450], side)
  }
})
