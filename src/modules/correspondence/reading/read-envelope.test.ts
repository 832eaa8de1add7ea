import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEnvelope } from './read-envelope.ts'

const read = (...lines: string[]) => readEnvelope(Buffer.from(`${lines.join('\r\n')}\r\n\r\nTo: not@here.test\r\n`))

test('whom a mail was delivered to comes before whom it was written to; each is named once', () => {
  const envelope = read(
    'To: Us <Office@council.test>, other@elsewhere.test',
    'Cc: team@council.test',
    'X-Original-To: reply+abc@council.test',
    'Delivered-To: office@council.test',
    'From: Sam <sam@resident.test>',
  )
  assert.deepEqual(envelope.recipients, [
    'office@council.test',
    'reply+abc@council.test',
    'Office@council.test',
    'other@elsewhere.test',
    'team@council.test',
  ])
  assert.equal(envelope.sender, 'sam@resident.test')
})

test('an empty return path says that nobody may be answered', () => {
  assert.equal(read('Return-Path: <>', 'From: postmaster@host.test').sender, '')
  assert.equal(read('Return-Path: <bounce@host.test>', 'From: a@b.test').sender, 'bounce@host.test')
})

test('what is no mail has nobody', () => {
  assert.deepEqual(readEnvelope(Buffer.from([0, 1, 2, 255])), { sender: '', recipients: [] })
  assert.deepEqual(readEnvelope(Buffer.alloc(0)), { sender: '', recipients: [] })
})
