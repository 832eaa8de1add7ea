import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import sharp from 'sharp'
import { readPhotoFacts } from './photo-facts.ts'

const PHOTOS = new URL('../../../../shared/data/photos/', import.meta.url)
const NOW = Temporal.Instant.from('2026-12-03T12:00:00Z')

type Exif = { ifd2?: Record<string, string>; ifd3?: Record<string, string> }

async function factsOf({ ifd2 = {}, ifd3 = {} }: Exif) {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#777' } })
  return readPhotoFacts(await picture.withExif({ IFD2: ifd2, IFD3: ifd3 }).jpeg().toBuffer(), NOW)
}

const takenAt = async (DateTimeOriginal: string, more = {}) =>
  (await factsOf({ ifd2: { DateTimeOriginal, ...more } })).taken

const CORSHAM = {
  GPSLatitude: '51/1 25/1 5772/100',
  GPSLatitudeRef: 'N',
  GPSLongitude: '2/1 11/1 984/100',
  GPSLongitudeRef: 'W',
}
const positionAt = async (changes: Record<string, string>) =>
  (await factsOf({ ifd3: { ...CORSHAM, ...changes } })).position

test('the time is UTC: by the zone the camera wrote, else by the time in Britain, summer or winter', async () => {
  assert.equal(await takenAt('2026:07:01 12:00:00'), '2026-07-01T11:00:00Z')
  assert.equal(await takenAt('2026:01:15 12:00:00'), '2026-01-15T12:00:00Z')
  assert.equal(await takenAt('2026:07:01 12:00:00', { OffsetTimeOriginal: '+09:00' }), '2026-07-01T03:00:00Z')
})

test('a time that cannot be is left out', async () => {
  for (const time of [
    '0000:00:00 00:00:00',
    '2026:13:40 10:00:00',
    '2026:02:30 10:00:00',
    '2031:01:01 00:00:00',
    'soon',
  ]) {
    assert.equal(await takenAt(time), undefined, time)
  }
})

test('the position is in degrees, west and south below zero', async () => {
  assert.deepEqual(await positionAt({}), { lat: 51.4327, lng: -2.186067 })
  assert.deepEqual(await positionAt({ GPSLatitudeRef: 'S', GPSLongitudeRef: 'E' }), { lat: -51.4327, lng: 2.186067 })
})

test('a position that is nowhere, impossible or half said is left out', async () => {
  const zero = { GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }
  assert.equal(await positionAt(zero), undefined)
  assert.equal(await positionAt({ GPSLatitude: '91/1 0/1 0/1' }), undefined)
  assert.equal(await positionAt({ GPSLongitude: '180/1 0/1 1/1' }), undefined)
  assert.equal(await positionAt({ GPSLatitude: '0/0 0/0 0/0' }), undefined)
  assert.equal(await positionAt({ GPSLongitudeRef: 'X' }), undefined)
  const { GPSLongitudeRef: _, ...sideless } = CORSHAM
  assert.equal((await factsOf({ ifd3: sideless })).position, undefined)
})

test('bytes that are no photo have no facts', () => {
  assert.deepEqual(readPhotoFacts(Buffer.from('hello')), {})
  assert.deepEqual(readPhotoFacts(new Uint8Array()), {})
})

test('real photos lie where exiftool says', t => {
  if (!existsSync(PHOTOS)) return t.skip('the shared photos are not here')
  const [, ...lines] = readFileSync(new URL('gps_ground_truth.csv', PHOTOS), 'utf8').trim().split('\n')
  assert.equal(lines.length, 19)
  for (const line of lines) {
    const [file = '', lat, lng] = line.split(',')
    const { position } = readPhotoFacts(readFileSync(new URL(file, PHOTOS)))
    assert.ok(
      position && Math.abs(position.lat - Number(lat)) < 1e-6 && Math.abs(position.lng - Number(lng)) < 1e-6,
      file,
    )
  }
})
