import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { inspectUpload, type UploadFound, type UploadRefused } from './inspect-upload.ts'
import { makeZip } from './make-zip.fixture.ts'

const judged = (found: UploadFound | UploadRefused) => (found.accepted ? found.type : found.code)

async function asDocument(content: string | Buffer, fileName = 'letter') {
  return judged(await inspectUpload(Buffer.from(content), { kind: 'document', fileName }))
}

async function asPhoto(content: string | Buffer, fileName = 'photo') {
  return judged(await inspectUpload(Buffer.from(content), { kind: 'photo', fileName }))
}

const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#1f4e3d' } })

test('photos are known by their content, whatever they are called', async () => {
  assert.equal(await asPhoto(await picture.clone().jpeg().toBuffer(), 'song.mp3'), 'jpeg')
  assert.equal(await asPhoto(await picture.clone().png().toBuffer(), 'a.jpg'), 'png')
  assert.equal(await asPhoto(await picture.clone().webp().toBuffer()), 'webp')
  assert.equal(await asDocument(await picture.clone().png().toBuffer()), 'png')
})

test('pictures that may hold scripts, many pages or odd codecs are not photos', async () => {
  for (const made of [picture.clone().gif(), picture.clone().tiff(), picture.clone().avif()]) {
    assert.equal(await asPhoto(await made.toBuffer(), 'photo.jpg'), 'not-a-photo')
  }
  assert.equal(await asPhoto('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'a.svg'), 'not-a-photo')
})

test('a photo with a ZIP, a page or a PDF behind it is refused, one with a short film behind it is not', async () => {
  const jpeg = await picture.clone().jpeg().toBuffer()
  const behind = (more: string | Buffer) => asPhoto(Buffer.concat([jpeg, Buffer.from(more)]))
  assert.equal(await behind(makeZip({ 'evil.txt': 'x' })), 'two-in-one')
  assert.equal(await behind('<SCRIPT>alert(1)</SCRIPT>'), 'two-in-one')
  assert.equal(await behind('<?php system($_GET[0]);'), 'two-in-one')
  assert.equal(await behind('%PDF-1.7 …'), 'two-in-one')
  assert.equal(await behind('\0\0\0\x18ftypmp42 a motion photo'), 'jpeg')
})

test('empty and very large files are refused with the limit', async () => {
  assert.equal(await asPhoto(''), 'empty')
  assert.equal(await asDocument(Buffer.alloc(15_000_001)), 'too-big')
})

test('the test virus is refused in anything', async () => {
  const virus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', 'H+H*'].join('$')
  assert.equal(await asDocument(virus, 'eicar.txt'), 'harmful')
})

test('an entry of a calendar is one of a mail, and no document that anybody is asked for', async () => {
  const entry = Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')
  const found = await inspectUpload(entry, { kind: 'attachment', fileName: 'invite.ics' })
  assert.deepEqual(found.accepted && [found.type, found.name], ['calendar', 'invite.ics'])
  assert.equal(await asDocument(entry, 'invite.ics'), 'not-a-document')
  const page = await inspectUpload(Buffer.from('BEGIN:VCALENDAR\n<html><script>x'), {
    kind: 'attachment',
    fileName: 'a',
  })
  assert.equal(page.accepted, false)
})

test('text is taken in the encodings people have, and a spreadsheet of text as CSV', async () => {
  assert.equal(await asDocument('The light at the corner is out.\n', 'a.txt'), 'text')
  assert.equal(await asDocument('Ffôl a Ŵyl'), 'text')
  assert.equal(await asDocument(Buffer.from('Caf\xe9 \xa35', 'latin1'), 'old.txt'), 'text')
  assert.equal(await asDocument(Buffer.from('\ufefftwo bytes a letter', 'utf16le')), 'text')
  assert.equal(await asDocument('BMW parked on the grass', 'a.txt'), 'text')
  assert.equal(await asDocument('name,phone,change\nJo,+441225000000,-12.5\n', 'a.csv'), 'csv')
})

test('markup, scripts and programs are not text', async () => {
  for (const content of ['<!doctype html>hello', ' <html>', '#!/bin/sh', '<?xml version="1.0"?>', 'a <script src=x>']) {
    assert.equal(await asDocument(content, 'a.txt'), 'not-a-document', content)
  }
  assert.equal(await asDocument('MZ\0\0\x01\x02', 'a.txt'), 'not-a-document')
  assert.equal(await asDocument('BEGIN:VCARD\nVERSION:3.0\nEND:VCARD', 'a.vcf'), 'not-a-document')
})

test('a CSV with anything a spreadsheet would run is refused, in quotes or behind any separator', async () => {
  for (const cell of [
    '=1+1',
    '"=HYPERLINK(""x"")"',
    '@SUM(1+1)',
    "-2+3+cmd|' /C calc'!A0",
    '"\t=1+1"',
    ' =1',
    '+A(1)',
  ]) {
    assert.equal(await asDocument(`a,b\n1,${cell}\n`, 'a.csv'), 'has-formulas', cell)
    assert.equal(await asDocument(`a;b\r\n1;${cell}`, 'a.csv'), 'has-formulas', cell)
  }
  assert.equal(await asDocument('who,"says, =5 or so"\n@jane,- broken light (photo)\n', 'a.csv'), 'csv')
})

test('a refusal carries the cleaned name, and an accepted photo the name of the JPEG it becomes', async () => {
  const png = await picture.clone().png().toBuffer()
  const found = await inspectUpload(png, { kind: 'photo', fileName: '../../pot\u202Ehole.png' })
  assert.deepEqual(found, { accepted: true, type: 'png', mime: 'image/png', group: 'photo', name: 'pothole.jpg' })
  const refused = await inspectUpload(Buffer.from('hello'), { kind: 'photo', fileName: 'C:\\me\\words.doc' })
  assert.deepEqual(refused, { accepted: false, code: 'not-a-photo', params: { name: 'words.doc' } })
})
