import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MailHeaders } from './mime/mail-headers.ts'
import { proofOfSender } from './sender-proof.ts'

const CASES: [headings: string, proof: string][] = [
  ['Subject: Nothing', 'untold'],
  ['Received-SPF: fail (not theirs)', 'false'],
  ['Received-SPF: pass', 'untold'],
  ['Authentication-Results: mx.example; spf=pass smtp.mailfrom=chief@council.example', 'proved'],
  ['Authentication-Results: mx.example; spf=pass smtp.mailfrom=a@elsewhere.example', 'unproved'],
  ['Authentication-Results: mx.example; dkim=pass header.d=council.example; spf=fail', 'proved'],
  ['Authentication-Results: mx.example; dkim=pass (good) header.d=elsewhere.example; spf=softfail', 'false'],
  ['Authentication-Results: mx.example; spf=pass smtp.mailfrom=council.example; dmarc=fail', 'false'],
  ['Authentication-Results: mx.example; spf=none; dmarc=none', 'unproved'],
  ['Authentication-Results: mx.example; dmarc=fail\r\nAuthentication-Results: forged.example; dmarc=pass', 'false'],
  ['X-MS-Exchange-Organization-AuthAs: Internal\r\nAuthentication-Results: x; spf=none', 'proved'],
]

test('who sent it is as true as the server before us found, by its own heading alone', () => {
  for (const [headings, proof] of CASES)
    assert.equal(proofOfSender(MailHeaders.of(headings), 'chief@council.example'), proof, headings)
})
