import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slipsBetween } from '../../../platform/slips.ts'
import { sayAges } from './say-ages.ts'
import { createSpeller } from './spelling.ts'
import { lemma, stem } from './stem.ts'
import { createReader } from './terms.ts'
import { tokenise } from './tokens.ts'
import { foldMutation } from './welsh-forms.ts'
import { inFull } from './word-runs.ts'

const allSame = (words: string[], form: (word: string) => string) => new Set(words.map(form)).size === 1

test('text becomes plain small words without accents, apostrophes and addresses', () => {
  const words = (text: string) => tokenise(text).map(token => token.word)
  assert.deepEqual(words("My neighbour's CAFÉ, isn't it?"), ['my', 'neighbour', 'cafe', 'isnt', 'it'])
  assert.deepEqual(words('mail a.b@example.org or www.example.org/x now'), ['mail', 'or', 'now'])
  assert.deepEqual(words('sooooo fly-tipping'), ['soo', 'fly', 'tipping'])
  const whole = {
    "Mae'r bin i'w gasglu": 'mae y bin i ei gasglu',
    'â’m tad a’ch mam o’n tŷ': 'a fy tad a eich mam o yn ty',
  }
  for (const [text, plain] of Object.entries(whole)) assert.equal(words(text).join(' '), plain)
  const english = { "I'm O'Neill, don't": 'im oneill dont', "He said 'i want' rock'n'roll": 'he said i want rocknroll' }
  for (const [text, plain] of Object.entries(english)) assert.equal(words(text).join(' '), plain)
})

test('the lemma joins singular and plural, and the spellings of two continents', () => {
  for (const pair of ['hole holes', 'bus buses', 'bench benches', 'lorry lorries', 'mouse mice', 'fox foxes'])
    assert.ok(allSame(pair.split(' '), lemma), pair)
  for (const pair of ['neighbour neighbor', 'tyre tires', 'centre center', 'vandalise vandalize', 'kerb curbs'])
    assert.ok(allSame(pair.split(' '), lemma), pair)
  assert.notEqual(lemma('park'), lemma('parking'))
})

test('the stem joins the forms of a verb and what is made of it', () => {
  const families = ['leak leaks leaking leaked leakage', 'flood flooding flooded', 'noise noisy', 'break broken broke']
  families.push(
    'race racing',
    'drive driving driven',
    'collect collected collection',
    'apply application',
    'stop stopped',
  )
  for (const family of families)
    assert.ok(
      allSame(family.split(' '), word => stem(lemma(word))),
      family,
    )
})

test('words that only look alike keep apart', () => {
  for (const pair of [
    'litter lit',
    'car care',
    'bus business',
    'party part',
    'station state',
    'site sit',
    'rat rate',
  ]) {
    const [one, other] = pair.split(' ') as [string, string]
    assert.notEqual(stem(lemma(one)), stem(lemma(other)), pair)
  }
})

test('all mutations of a Welsh word fold to one form', () => {
  for (const forms of ['pont bont mhont phont', 'coeden goeden nghoeden choeden', 'tŷ dŷ nhŷ thŷ', 'llyfr lyfr'])
    assert.ok(
      allSame(forms.split(' '), word => foldMutation(tokenise(word)[0]!.word)),
      forms,
    )
})

test('slips are letters changed, left out, put in, or swapped', () => {
  assert.equal(slipsBetween('graffiti', 'graffiti'), 0)
  assert.equal(slipsBetween('grafitti', 'graffiti'), 2)
  assert.equal(slipsBetween('pothloe', 'pothole'), 1)
  assert.equal(slipsBetween('', 'abc'), 3)
})

test('a speller offers the nearest words, one slip for short and two for long', () => {
  const speller = createSpeller(['badge', 'badger', 'recycling', 'noise'])
  assert.deepEqual(speller('bagde'), [{ word: 'badge', slips: 1 }])
  assert.deepEqual(speller('nosie'), [{ word: 'noise', slips: 1 }])
  assert.deepEqual(speller('recicling'), [{ word: 'recycling', slips: 1 }])
  assert.deepEqual(speller('recikling'), [{ word: 'recycling', slips: 2 }])
  assert.deepEqual(speller('nwose'), [])
  assert.deepEqual(speller('xyz'), [])
})

test('the name of a street is no clue, unless every word has a capital', () => {
  const { terms } = createReader('en', [])
  const names = (text: string) => terms(text).flatMap(term => (term.place === 'name' ? [term.word] : []))
  assert.deepEqual(names('there is a hole in Old Church Lane by us'), ['old', 'church', 'lane'])
  assert.deepEqual(names('the road by the church is a bad road'), [])
  assert.deepEqual(names('Broken Street Light'), [])
})

test('function words, house numbers and ignored phrases are left out, and places are marked', () => {
  const { terms } = createReader('en', ['let you know'])
  const read = terms('Just to let you know the bin by the bus stop at 12 is full, ring 999')
  assert.deepEqual(
    read.map(term => [term.word, term.place]),
    [
      ['bin', 'none'],
      ['bus', 'near'],
      ['stop', 'near'],
      ['full', 'none'],
      ['ring', 'none'],
      ['999', 'none'],
    ],
  )
})

test('an age says whether somebody old or a child is meant', () => {
  const said = (text: string, language: 'en' | 'cy' = 'en') => sayAges(text, language).replaceAll(/\s+/g, ' ').trim()
  assert.equal(said('My neighbour is 84 and has fallen'), 'My neighbour is 84 elderly and has fallen')
  assert.equal(said('an 84-year-old who falls'), 'an elderly who falls')
  assert.equal(said('dad, aged 79, falls'), 'dad, elderly , falls')
  assert.equal(said('a 5 year old is being hit'), 'a child is being hit')
  assert.equal(said('he is 6 and has bruises'), 'he is 6 child and has bruises')
  assert.equal(said('mae mam yn 84 oed', 'cy'), 'mae mam yn oedrannus')
})

test('what is no age stays as it is', () => {
  for (const text of [
    'the hole is 70 cm wide',
    'the limit is 30 and they do 50',
    'a 40 year old road',
    'the bus 84 is late',
  ])
    assert.equal(sayAges(text, 'en'), text)
})

test('a group of words stands in one place of many phrases, and may name one before it', () => {
  const groups = [
    { name: 'he', words: 'he/she' },
    { name: 'who', words: '$he/they' },
  ]
  assert.deepEqual(inFull([{ by: 'write', words: ['$who hit/$he me'] }], groups), [
    { by: 'write', words: ['he/she/they hit/he/she me'] },
  ])
  assert.throws(() => inFull([{ words: ['$she hits'] }], groups), /no group '\$she'/)
})
