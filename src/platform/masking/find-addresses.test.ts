import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskPersonal } from './mask-personal.ts'

const mask = (text: string) => maskPersonal(text, { language: 'en' }).text
const H = '[house number removed]'

test('numbers of houses and flats go, the street stays', () => {
  const cases: [string, string][] = [
    ['12 High Street', `${H} High Street`],
    ['outside 12a, High Street', `outside ${H}, High Street`],
    ['between 12 and 14 Bath Road', `between ${H} Bath Road`],
    ['12-14 St Mary Street', `${H} St Mary Street`],
    ['the lamp outside 22 london road', `the lamp outside ${H} london road`],
    ['the people at number 12 shout', `the people at number ${H} shout`],
    ['opposite no. 7 and number 9', `opposite no. ${H} and number ${H}`],
    ['Number 14 has rats', `Number ${H} has rats`],
    ['Flat 3 at 12 Park Lane', `Flat ${H} at ${H} Park Lane`],
    ['apartment 4b', `apartment ${H}`],
    ['I live at 12', `I live at ${H}`],
    ['yn rhif 12 Stryd Fawr', `yn rhif ${H} Stryd Fawr`],
    ['tu allan i rif 5', `tu allan i rif ${H}`],
    ['25 Ffordd Rhuthun', `${H} Ffordd Rhuthun`],
  ]
  for (const [text, expected] of cases) assert.equal(mask(text), expected)
})

test('names of houses go where somebody is said to live', () => {
  assert.equal(mask('I live at Rose Cottage, Corsham'), 'I live at [house name removed], Corsham')
  assert.equal(mask("Dw i'n byw yn Tŷ Gwyn"), "Dw i'n byw yn [house name removed]")
  assert.equal(mask('the wall of Rose Cottage fell on the road'), 'the wall of Rose Cottage fell on the road')
})

test('the postcode of a home goes, that of a place stays', () => {
  assert.equal(mask('12 High Street, Corsham SN13 0HB'), `${H} High Street, Corsham [postcode removed]`)
  assert.equal(mask('my postcode is sn130hb'), 'my postcode is [postcode removed]')
  assert.equal(mask('fy nghod post yw LL11 1AY'), 'fy nghod post yw [postcode removed]')
  assert.equal(mask('the pothole at SN13 0HB'), 'the pothole at SN13 0HB')
  assert.equal(mask('all over SN13 and BA14'), 'all over SN13 and BA14')
})

test('other numbers before or after a street stay', () => {
  const plain = [
    'the number 12 bus on Park Lane',
    'junction 17 Bath Road',
    'lamp column 12 High Street',
    'in number 3 lane',
    'at number 5 bus stop',
    'a 30 mph road, 2 way street, 3 park benches',
    'on 12 March Road works begin',
    '5 potholes on Station Road',
    'by 2 large green bins',
    'flat 2 miles of road',
  ]
  for (const text of plain) assert.equal(mask(text), text)
})
