import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { isBareJpeg } from './bare-jpeg.ts'

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
const picture = () => sharp({ create: { width: 200, height: 150, channels: 3, background: '#777', noise } })

test('a JPEG of pixels only is bare, in one scan or many', async () => {
  assert.equal(isBareJpeg(await picture().jpeg().toBuffer()), true)
  assert.equal(isBareJpeg(await picture().jpeg({ progressive: true }).toBuffer()), true)
})

test('a JPEG that says more than its pixels is not bare', async () => {
  const telling = [
    picture().withExif({ IFD0: { Artist: 'Somebody' } }),
    picture().withIccProfile('p3'),
    picture().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'),
  ]
  for (const made of telling) assert.equal(isBareJpeg(await made.jpeg().toBuffer()), false)
  const plain = await picture().jpeg().toBuffer()
  const comment = Buffer.from([0xff, 0xfe, 0, 6, ...Buffer.from('hi!!')])
  assert.equal(isBareJpeg(Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2)])), false)
})

test('bytes after the end, a cut end and other files are not bare', async () => {
  const plain = await picture().jpeg().toBuffer()
  assert.equal(isBareJpeg(Buffer.concat([plain, Buffer.from('<?php')])), false)
  assert.equal(isBareJpeg(plain.subarray(0, -2)), false)
  assert.equal(isBareJpeg(plain.subarray(0, 300)), false)
  assert.equal(isBareJpeg(await picture().png().toBuffer()), false)
  assert.equal(isBareJpeg(new Uint8Array()), false)
})
