import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeKeyPair, sealTo, unseal } from './index.ts'

test('a letter opens with the key it was sealed to, for what it is about, and unchanged', async () => {
  const { publicKey, privateKey } = await makeKeyPair()
  const words = `Rhys Ŵyn 💧 ${'long '.repeat(20_000)}`
  const letter = await sealTo(publicKey, words, 'desk 1')
  assert.doesNotMatch(JSON.stringify(letter), /Rhys/)
  assert.equal(await unseal(privateKey, letter, 'desk 1'), words)
  assert.equal(await unseal(privateKey, letter, 'desk 2'), null)
  assert.equal(await unseal((await makeKeyPair()).privateKey, letter, 'desk 1'), null)
  assert.equal(await unseal(privateKey, { ...letter, data: `AAAA${letter.data.slice(4)}` }, 'desk 1'), null)
  assert.equal(await unseal(privateKey, { key: 'no', iv: '?', data: '' }, 'desk 1'), null)
})
