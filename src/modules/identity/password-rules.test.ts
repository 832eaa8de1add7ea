import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '../../platform/errors.ts'
import { checkPassword } from './password-rules.ts'

const owner = { name: 'Gwen Parry', email: 'gwen.parry@council.example' }

function codeOf(password: string): string {
  try {
    checkPassword(password, owner)
    return 'taken'
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

test('three random words are taken', () => {
  assert.equal(codeOf('kettle marble thursday'), 'taken')
  assert.equal(codeOf('coffi-pysgod-lamp'), 'taken')
  assert.equal(codeOf('🦉 wise owls at noon'), 'taken')
})

test('eleven characters are too few and 201 too many', () => {
  assert.equal(codeOf('kettlemarbl'), 'identity.password-short')
  assert.equal(codeOf('k'.repeat(201)), 'identity.password-long')
})

test('what everybody tries is refused, however it is dressed up', () => {
  for (const password of [
    'password12345',
    'P4ssw0rd2026!!',
    '123Password123',
    'Welcome20262026',
    'qwertyuiop123',
    'passwordpassword',
    '123456789012',
    'aaaaaaaaaaaabbb',
    'Firstpoint2026',
    'September2026!',
  ])
    assert.equal(codeOf(password), 'identity.password-common', password)
})

test('one’s own name or address is no password', () => {
  for (const password of ['gwenparry2026', 'Gwen.Parry!!1', 'parry-gwen-12'])
    assert.equal(codeOf(password), 'identity.password-own-name', password)
  assert.equal(codeOf('gwen likes marble kettles'), 'taken')
})
