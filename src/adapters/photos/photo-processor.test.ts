import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import ExifReader from 'exifreader'
import sharp from 'sharp'
import { openPhotoProcessor } from './photo-processor.ts'

const photos = openPhotoProcessor({ timeLimit: 60_000 })
after(() => photos.stop())

const red = { r: 255, g: 0, b: 0 }
const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: red } })
const large = () => blank(7700, 7700).jpeg().toBuffer()

async function colourAt(image: Buffer, left: number, top: number) {
  const pixel = await sharp(image).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return [...pixel].map(part => (part > 128 ? 1 : 0)).join('')
}

test('a photo becomes a JPEG of at most 2048 pixels with a thumbnail of 400', async () => {
  const made = await photos.process(await blank(4000, 3000).png().toBuffer())
  assert.deepEqual([made.width, made.height], [2048, 1536])
  const [image, thumbnail] = await Promise.all([made.image, made.thumbnail].map(one => sharp(one).metadata()))
  assert.deepEqual([image?.format, image?.width, image?.height, image?.space], ['jpeg', 2048, 1536, 'srgb'])
  assert.deepEqual([thumbnail?.format, thumbnail?.width, thumbnail?.height], ['jpeg', 400, 300])
})

test('a small photo is not made larger', async () => {
  const made = await photos.process(await blank(90, 60).webp().toBuffer())
  assert.deepEqual([made.width, made.height], [90, 60])
})

test('a photo lying on its side is turned upright', async () => {
  const blueTop = {
    input: { create: { width: 60, height: 10, channels: 3, background: '#00f' } },
    left: 0,
    top: 0,
  } as const
  const lying = blank(60, 40).composite([blueTop]).withMetadata({ orientation: 6 })
  const { image, width, height } = await photos.process(await lying.jpeg().toBuffer())
  assert.deepEqual([width, height], [40, 60])
  assert.equal(await colourAt(image, 36, 30), '001')
  assert.equal(await colourAt(image, 4, 30), '100')
})

test('when and where it was taken is told, and nothing of it stays in the pictures', async () => {
  const exif = {
    IFD0: { Artist: 'Somebody', Make: 'Secret camera' },
    IFD2: { DateTimeOriginal: '2026:01:15 12:00:00' },
    IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '2/1 0/1 0/1', GPSLongitudeRef: 'W' },
  }
  const telling = blank(600, 400).withExif(exif).withIccProfile('p3').withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
  const made = await photos.process(Buffer.concat([await telling.jpeg().toBuffer(), Buffer.from('<?php secret')]))
  assert.deepEqual([made.taken, made.position], ['2026-01-15T12:00:00Z', { lat: 51.5, lng: -2 }])
  for (const picture of [made.image, made.thumbnail]) {
    const { exif, gps, xmp, iptc, icc } = ExifReader.load(picture, { expanded: true })
    assert.deepEqual([exif, gps, xmp, iptc, icc], Array(5).fill(undefined))
    assert.equal(/secret|somebody/i.test(picture.toString('latin1')), false)
    assert.equal(picture.subarray(-2).toString('hex'), 'ffd9')
  }
})

test('what can be seen through becomes white, and a moving picture its first frame', async () => {
  const clear = sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  assert.equal(await colourAt((await photos.process(await clear.png().toBuffer())).image, 25, 25), '111')
  const frames = await Promise.all(
    ['#f00', '#00f'].map(background =>
      sharp({ create: { width: 50, height: 50, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const moving = await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
  const made = await photos.process(moving)
  assert.deepEqual([made.width, made.height, await colourAt(made.image, 25, 25)], [50, 50, '100'])
})

test('what is no photo, broken, or too large is refused by its own code', async () => {
  const jpeg = await blank(2000, 2000).jpeg().toBuffer()
  await assert.rejects(photos.process(Buffer.from('<svg/>')), { code: 'uploads.not-a-photo' })
  await assert.rejects(photos.process(await blank(9, 9).tiff().toBuffer()), { code: 'uploads.not-a-photo' })
  await assert.rejects(photos.process(jpeg.subarray(0, jpeg.length / 2)), { code: 'uploads.broken' })
  await assert.rejects(photos.process(Buffer.alloc(15_000_001)), { code: 'uploads.too-big' })
  await assert.rejects(photos.process(await blank(7800, 7800).jpeg().toBuffer()), { code: 'uploads.too-many-pixels' })
})

test('a photo that takes too long is refused, and the next one is made', async t => {
  const hasty = openPhotoProcessor({ timeLimit: 1 })
  t.after(() => hasty.stop())
  await assert.rejects(hasty.process(await large()), { code: 'uploads.too-hard' })
  await assert.rejects(hasty.process(await large()), { code: 'uploads.too-hard' })
  assert.equal((await photos.process(await blank(9, 9).png().toBuffer())).width, 9)
})

test('a photo that takes too much memory is refused', { skip: process.platform !== 'linux' }, async t => {
  const small = openPhotoProcessor({ memory: 60, timeLimit: 60_000 })
  t.after(() => small.stop())
  // The memory is looked at ten times a second. A JPEG is read smaller than it is and may be made in between; a PNG is read whole.
  const photo = await blank(7700, 7700).png().toBuffer()
  const made = async () => {
    for (let count = 0; count < 20; count++) await small.process(photo)
  }
  await assert.rejects(made(), { code: 'uploads.too-hard' })
})

test('a child replaced after every photo, or ended when idle, is not noticed by those who send', async t => {
  const wasteful = openPhotoProcessor({ jobsPerChild: 1, idleAfter: 0 })
  t.after(() => wasteful.stop())
  const png = await blank(30, 20).png().toBuffer()
  const together = await Promise.all([wasteful.process(png), wasteful.process(png)])
  const later = await wasteful.process(png)
  assert.deepEqual(
    [...together, later].map(({ width }) => width),
    [30, 30, 30],
  )
})

test('when too many wait, one more is told to come back', async t => {
  const narrow = openPhotoProcessor({ mayWait: 1 })
  t.after(() => narrow.stop())
  const png = await blank(30, 20).png().toBuffer()
  const [first, second, third] = await Promise.allSettled([
    narrow.process(png),
    narrow.process(png),
    narrow.process(png),
  ])
  assert.deepEqual([first?.status, second?.status, third?.status], ['fulfilled', 'fulfilled', 'rejected'])
  assert.equal((third as PromiseRejectedResult).reason.code, 'uploads.busy')
  assert.equal((await narrow.process(png)).width, 30)
})

test('after the stop nothing more is taken', async () => {
  const stopped = openPhotoProcessor()
  await stopped.stop()
  await assert.rejects(stopped.process(new Uint8Array(1)), { code: 'uploads.busy' })
})
