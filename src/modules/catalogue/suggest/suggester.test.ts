import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildSuggester, type SuggestService } from './suggester.ts'

const service = (slug: string, name: string, words: string[], more: Partial<SuggestService> = {}): SuggestService => ({
  slug,
  tells: false,
  name,
  title: `Report ${name.toLowerCase()}`,
  summary: '',
  words,
  about: '',
  questions: [],
  ...more,
})

const services = [
  service('hole', 'Pothole', ['hole in the road', 'crater', 'burst my tyre']),
  service('light', 'Street light', ['lamp out', 'streetlamp', 'dark street']),
  service('signals', 'Traffic lights', ['lights stuck on red', 'green man']),
  service('dump', 'Fly-tipping', ['dumped sofa', 'van load of rubble', 'rubbish thrown in a gateway']),
  service('missed', 'Missed bin', ['bin not emptied', 'rubbish not collected']),
  service('stop', 'Bus stop', ['broken bus shelter', 'no timetable']),
  service('bench', 'Park', ['broken bench', 'swings']),
  service('parking', 'Problem parking', ['parked on the pavement', 'blocking my drive']),
]
const words = {
  ignore: ['could you'],
  same: [
    ['rubbish', 'garbage', 'trash'],
    ['street light', 'lamp', 'street lamp'],
  ],
}
const english = buildSuggester(services, words, 'en')
const best = (text: string) => english.suggest(text, 1)[0]?.slug

test('a name, a synonym and a phrase find their service', () => {
  assert.equal(best('pothole'), 'hole')
  assert.equal(best('there is a crater by the post office'), 'hole')
  assert.equal(best('my lights are fine but the lights stuck on red are not'), 'signals')
})

test('words of a group find what another word of it would', () => {
  assert.equal(best('trash thrown in our gateway'), 'dump')
  assert.equal(best('the garbage has not been collected'), 'missed')
})

test('plurals, verb forms and American spelling make no difference', () => {
  assert.equal(best('potholes'), 'hole')
  assert.equal(best('somebody is dumping sofas'), 'dump')
  assert.equal(best('burst a tire'), 'hole')
})

test('a slip of the finger is forgiven in long words and not in short ones', () => {
  assert.equal(best('pothloe'), 'hole')
  assert.equal(best('strete lihgt'), 'light')
  assert.equal(best('emtied'), 'missed')
  assert.equal(best('bim'), undefined)
})

test('two words written as one, and one written as two, are understood', () => {
  assert.equal(best('streetlight'), 'light')
  assert.equal(best('pot hole'), 'hole')
  assert.equal(best('flytipping'), 'dump')
  assert.equal(best('flytiping'), 'dump')
  assert.equal(best('busshelter'), 'stop')
})

test('a word not yet typed to its end is completed, one followed by a space is not', () => {
  assert.equal(best('poth'), 'hole')
  assert.equal(best('poth '), undefined)
})

test('where it is counts less than what it is', () => {
  assert.equal(best('the bench by the bus stop is broken'), 'bench')
  assert.equal(best('the bus stop by the bench is broken'), 'stop')
})

test('words that stand together count more than the same words scattered', () => {
  const near = english.suggest('bin not emptied', 1)[0]!.score
  const apart = english.suggest(`bin ${'lorem ipsum dolor sit amet '.repeat(6)} emptied`, 1)[0]!.score
  assert.ok(near > apart)
})

test('what comes first counts more than a late aside', () => {
  const tale =
    ' and then we went home and had our tea and watched the news and talked for an hour or so before bed'.repeat(3)
  assert.equal(best(`a crater opened${tale} swings`), 'hole')
  assert.equal(best(`swings${tale} a crater opened`), 'bench')
})

test('a clear text scores high, a vague one low, an empty or foreign one nothing', () => {
  assert.ok(english.suggest('pothole, a hole in the road', 1)[0]!.score > 0.8)
  assert.ok((english.suggest('it is broken', 1)[0]?.score ?? 0) < 0.6)
  for (const text of ['', '   ', '?!', 'please could you', '道路の穴', '12 34'])
    assert.deepEqual(english.suggest(text, 3), [])
})

test('suggestions are at most as many as asked for, in order, each between 0 and 1', () => {
  const found = english.suggest('lights and rubbish on the pavement by the bus stop', 3)
  assert.equal(found.length, 3)
  assert.deepEqual(
    found.toSorted((a, b) => b.score - a.score),
    found,
  )
  for (const { score } of found) assert.ok(score > 0 && score <= 1)
  assert.deepEqual(english.suggest('pothole', 0), [])
})

test('Welsh finds a word however its beginning has changed', () => {
  const welsh = buildSuggester(
    [
      service('twll', 'Twll yn y ffordd', ['tyllau', 'wyneb y ffordd']),
      service('coeden', 'Coeden', ['cangen wedi cwympo', 'coed']),
      service('bin', 'Bin heb ei gasglu', ['casglu sbwriel']),
    ],
    { ignore: [], same: [] },
    'cy',
  )
  const first = (text: string) => welsh.suggest(text, 1)[0]?.slug
  assert.equal(first('mae dwll mawr yma'), 'twll')
  assert.equal(first('y goeden'), 'coeden')
  assert.equal(first('fy nghoeden'), 'coeden')
  assert.equal(first('dyw fy min ddim wedi cael ei gasglu'), 'bin')
})

test('no services, no words and a service of empty texts are no trouble', () => {
  assert.deepEqual(buildSuggester([], { ignore: [], same: [] }, 'en').suggest('pothole', 3), [])
  const empty = buildSuggester([service('', '', [''])], { ignore: [''], same: [[''], []] }, 'en')
  assert.deepEqual(empty.suggest('pothole', 3), [])
})

test('any text at all is answered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
      for (const { score } of english.suggest(text, 3)) assert.ok(score > 0 && score <= 1)
    }),
    { seed: 311, numRuns: 500 },
  )
})

test('a word said a thousand times and a text of nothing but slips are answered like any other', () => {
  assert.equal(best('crater '.repeat(1000)), 'hole')
  assert.equal(best('emtied colected bim nto '.repeat(150)), 'missed')
})

const hostile = '../shared/data/lists/blns.json'
test('hostile strings are answered', { skip: existsSync(hostile) ? false : `${hostile} is absent` }, () => {
  for (const text of JSON.parse(readFileSync(hostile, 'utf8')) as string[])
    assert.ok(english.suggest(text, 3).length <= 3)
})

test('a question goes to the service that tells, a report of the same to the one that takes reports', () => {
  const bins = buildSuggester(
    [
      service('missed', 'Missed bin', ['bin not collected', 'black bin', 'collect my bin']),
      service('day', 'Bin day', ['bin collection', 'black bin'], { title: 'Find your bin day', tells: true }),
    ],
    { ignore: [], same: [] },
    'en',
  )
  const first = (text: string) => bins.suggest(text, 1)[0]?.slug
  assert.equal(first('when is my black bin collected'), 'day')
  assert.equal(first('hi wot day is my black bin collected'), 'day')
  assert.equal(first('my black bin was not collected'), 'missed')
})

test('in a question nothing is ignored twice', () => {
  const words = { ignore: ['how do i', 'i pay my council tax'], same: [] }
  const council = buildSuggester([service('pay', 'Council tax', ['pay council tax'])], words, 'en')
  assert.equal(council.suggest('how do i pay my council tax', 1)[0]?.slug, 'pay')
  assert.deepEqual(council.suggest('i pay my council tax', 1), [])
})

test('a number after doing is a speed', () => {
  const roads = buildSuggester([service('speed', 'Speeding', ['30 mph'])], { ignore: [], same: [] }, 'en')
  assert.equal(roads.suggest('they are doing about 60', 1)[0]?.slug, 'speed')
  assert.deepEqual(roads.suggest('at number 60', 1), [])
})
