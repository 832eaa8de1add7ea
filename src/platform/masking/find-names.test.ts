import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskPersonal } from './mask-personal.ts'

const mask = (text: string, names: string[] = []) => maskPersonal(text, { names, language: 'en' }).text
const N = '[name removed]'

test('names go where somebody gives one', () => {
  const cases: [string, string][] = [
    ['My name is Jane Smith and I live here', `My name is ${N} and I live here`],
    ['my name is jane smith and i live here', `my name is ${N} and i live here`],
    ['MY NAME IS JANE SMITH AND I LIVE HERE', `MY NAME IS ${N} AND I LIVE HERE`],
    ['My name is Zbigniew', `My name is ${N}`],
    ['I am Siobhan, next door', `I am ${N}, next door`],
    ['i am jane from the corner', `i am ${N} from the corner`],
    ["I'm B. Kowalska", `I'm ${N}`],
    ['Mr Smith and Mrs O’Neil', `Mr ${N} and Mrs ${N}`],
    ['mr smith is away', `mr ${N} is away`],
    ['Ask Dr Jones or Miss Ahmed-Khan', `Ask Dr ${N} or Miss ${N}`],
    ['Ask for Dave at the gate', `Ask for ${N} at the gate`],
    ['ask for dave', `ask for ${N}`],
    ['call Kasia', `call ${N}`],
    ['my neighbour Kev did it', `my neighbour ${N} did it`],
    ['it was dumped by john smith from the red house', `it was dumped by ${N} from the red house`],
    ['left by John smith, or sarah patel', `left by ${N}, or ${N}`],
    ['Martha Jones lives there', `${N} lives there`],
    ["Kyle dumped it. It was Kyle's van", `${N} dumped it. It was ${N}'s van`],
    ["it is Martha Jones's dog", `it is ${N}'s dog`],
    ['Many thanks,\nJo Bloggs', `Many thanks,\n${N}`],
    ['Mend it!\n- Dave', `Mend it!\n- ${N}`],
  ]
  for (const [text, expected] of cases) assert.equal(mask(text), expected)
})

test('names go in Welsh too', () => {
  const cases: [string, string][] = [
    ['Fy enw i yw Siân Jones ac mae twll', `Fy enw i yw ${N} ac mae twll`],
    ['Siân Jones ydw i.', `${N} ydw i.`],
    ['Gofynnwch am Gwenllian', `Gofynnwch am ${N}`],
    ['Ffoniwch Rhodri', `Ffoniwch ${N}`],
    ['Rwyf i, Dafydd, yn gofalwr', `Rwyf i, ${N}, yn gofalwr`],
    ['Cofion gorau\nNia', `Cofion gorau\n${N}`],
  ]
  for (const [text, expected] of cases) assert.equal(mask(text), expected)
})

test('what stands where a name could and is none stays', () => {
  const plain = [
    'I am Disabled. I am Polish. I am A pensioner',
    'mark green areas on victoria hill, by john smith street; will wood be taken?',
    'Call Highways or contact Wessex Water',
    'Contact Melksham Town Council',
    'I called Back yesterday',
    'Miss a bus, miss the bin, see Bath Road',
    'Charlotte Street, Stanley Park, King George Hospital, Sarah Siddons school',
    "St Mary's church, St Andrew Street, Lady Jane Court",
    'Thanks\nThe road is bad',
    'The name of the road is Park Lane',
  ]
  for (const text of plain) assert.equal(mask(text), text)
})

test('the reporter’s own name goes wherever it stands, and the street that is called the same stays', () => {
  const names = ['Siân Green-Smith', 'Jo']
  assert.equal(mask('sian green-smith wrote this', names), `${N} wrote this`)
  assert.equal(mask('GREEN-SMITH, SIAN', names), `${N}, ${N}`)
  assert.equal(mask('it was Sia\u0302n. Jo said so', names), `it was ${N}. ${N} said so`)
  assert.equal(mask('the joke on Jo Street', names), 'the joke on Jo Street')
  assert.equal(mask('Smith told me; Smith Street is dark', ['Ann Smith']), `${N} told me; Smith Street is dark`)
})

test('a name that is an everyday word goes where it is given as a name', () => {
  const names = ['Will Green']
  assert.equal(
    mask('Will you mend it? The Green is dark. Will Green', names),
    `Will you mend it? The Green is dark. ${N}`,
  )
  assert.equal(mask("I'm Will.", names), `I'm ${N}.`)
  assert.equal(mask('It is dark.\nWill', names), `It is dark.\n${N}`)
})

test('names given with odd signs in them do no harm', () => {
  assert.equal(mask('(.*)+ [a-z] $1', ['(.*)+', '[a-z]', '', '   ', '\\']), '(.*)+ [a-z] $1')
})
