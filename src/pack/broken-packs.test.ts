// A pack that is whole is spoiled in one place; the refusal must name file and line and say what to do.
import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { PackRefused, readPack } from './index.ts'

const PACKS = path.resolve(import.meta.dirname, '../../packs')
let folder: string

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-pack-'))
})
after(() => rm(folder, { recursive: true, force: true }))

/** Copies a pack, changes one file of it and answers what is then wrong. */
async function spoil(name: string, file: string, change: (text: string) => string): Promise<string[]> {
  const pack = path.join(folder, name)
  await cp(path.join(PACKS, name), pack, { recursive: true })
  const target = path.join(pack, file)
  const zipped = file.endsWith('.gz')
  const before = await readFile(target).catch(() => Buffer.from(''))
  const text = change(String(zipped ? gunzipSync(before) : before))
  await writeFile(target, zipped ? gzipSync(text) : text)
  try {
    await readPack(pack)
    return []
  } catch (error) {
    if (!(error instanceof PackRefused)) throw error
    return error.list()
  } finally {
    await rm(pack, { recursive: true })
  }
}

const replace = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to)
  assert.notEqual(changed, text, `nothing to replace: ${from}`)
  return changed
}
const pothole = 'services/pothole.yaml'
/** A line more in the step of the promise that is due within so many working days. */
const inStep = (days: number, line: string) =>
  replace(`within: { workingDays: ${days} }`, `within: { workingDays: ${days} }\n      ${line}`)

const article = (rest: string) =>
  `articles:\n  - id: a\n    question: { en: Q, cy: Q }\n    answer: { en: A, cy: A }\n    audience: staff\n    ${rest}\n`

/** What is spoiled, where, how, and what must be said. */
const cases: [what: string, file: string, change: (text: string) => string, said: RegExp][] = [
  ['an unknown key', pothole, replace('lgsl:', 'colour: red\nlgsl:'), /pothole\.yaml:2: 'colour' is not known here\./],
  ['a missing key', pothole, replace(/^kind: .*\n/m, ''), /pothole\.yaml:1: 'kind' is missing\./],
  [
    'a misspelt choice',
    pothole,
    replace('verb: report', 'verb: tell'),
    /:3: 'verb': 'tell' is none of: find-out, report/,
  ],
  ['a missing Welsh text', pothole, replace(', cy: Twll yn y ffordd }', ' }'), /pothole\.yaml:5: 'cy' is missing\./],
  ['an empty text', pothole, replace('cy: Twll yn y ffordd', "cy: ''"), /:5: 'cy': expected some text here\./],
  [
    'a plain text in two languages',
    pothole,
    replace(/^name: .*$/m, 'name: Pothole'),
    /:5: 'name': write it in each language/,
  ],
  ['HTML', pothole, replace('en: Pothole', "en: '<b>Pothole</b>'"), /'<b>' is markup/],
  ['a slug that is not the file’s name', pothole, replace('slug: pothole', 'slug: hole'), /must be the same/],
  [
    'a keyword that means something to every text',
    'services/missed-bin.yaml',
    replace('cy: BINIAU', 'cy: stopio'),
    /missed-bin\.yaml:1: 'STOPIO' has a meaning for every text/,
  ],
  [
    'a keyword of two services',
    pothole,
    replace(/^contact: (\w+)$/m, 'contact: $1\ntext: { keyword: { en: bin, cy: twll } }'),
    /the keyword 'BIN' begins 'missed-bin' already/,
  ],
  [
    'a question left by text that is not there',
    'services/missed-bin.yaml',
    replace('[out-in-time, for-whom]', '[out-on-time]'),
    /'text' leaves 'out-on-time', which is not a question of the form/,
  ],
  [
    'where it is, left by text',
    'services/missed-bin.yaml',
    replace('[out-in-time, for-whom]', '[address]'),
    /'text' leaves 'address', which says where it is/,
  ],
  ['a theme that is not there', pothole, replace('getting-around', 'flying'), /there is no theme 'flying'/],
  ['a team that is not there', pothole, replace('teams: [highways]', 'teams: [nobody]'), /there is no team 'nobody'/],
  ['a duty rule that is not there', pothole, replace('danger: roads', 'danger: sea'), /there is no duty rule 'sea'/],
  [
    'words for the telephone that speak of a page',
    'teams.yaml',
    replace('ring now. It cannot wait for a form.', 'look at this page.'),
    /'this page' makes no sense on the telephone/,
  ],
  [
    'a service with two golden numbers',
    'teams.yaml',
    replace(/theme: (moving|streets|getting-around|whats-on),/g, 'services: [pothole],'),
    /the line of the service 'pothole' is already in teams\.yaml:\d+/,
  ],
  ['a related service that is not there', pothole, replace('[street-light]', '[moon]'), /there is no service 'moon'/],
  ['a service related to itself', pothole, replace('[street-light]', '[pothole]'), /names the service itself/],
  [
    'a calendar that is not there',
    pothole,
    replace('calendar: office', 'calendar: mars'),
    /there is no calendar 'mars'/,
  ],
  ['half a working day', pothole, replace('workingDays: 2', 'workingDays: 2.5'), /days are whole/],
  ['a step due before the one above', pothole, replace('workingDays: 5', 'workingDays: 1'), /'decide' is due before/],
  [
    'a last step that is not for everybody',
    pothole,
    inStep(20, 'when: { question: size, is: [large] }'),
    /the last step is promised to everybody/,
  ],
  [
    'a step for answers to a question that is not asked',
    pothole,
    inStep(2, 'when: { question: colour, is: [large] }'),
    /'colour', which is not a question of the form/,
  ],
  [
    'a step for an answer that is not there',
    pothole,
    inStep(2, 'when: { question: size, is: [huge] }'),
    /'size' has no value 'huge'/,
  ],
  [
    'a step for some, without words for before the answers are known',
    pothole,
    inStep(2, 'when: { question: size, is: [large] }'),
    /'textIf' is missing/,
  ],
  [
    'words with a condition on a step for everybody',
    pothole,
    inStep(2, 'textIf: { en: If so, cy: Os felly }'),
    /'textIf' needs a 'when'/,
  ],
  [
    'words for the last step when it was kept',
    pothole,
    inStep(20, 'kept: { en: Done., cy: Wedi ei wneud. }'),
    /the last step ends in the words of the outcome/,
  ],
  ['a question asked by the script only', pothole, replace('ask: size', 'ask: colour'), /asks 'colour'/],
  ['sensitive and public', pothole, replace('sensitive: false', 'sensitive: true'), /sensitive cannot be public/],
  ['a question twice', pothole, replace('id: depth', 'id: size'), /'size' stands twice/],
  ['one option', pothole, replace(/ {6}- \{ value: (large|many|not-sure).*\n/g, ''), /expected at least 2/],
  ['a value twice', pothole, replace('value: large', 'value: small'), /'small' stands twice/],
  ['options of a text', pothole, replace('max: 1500', 'options: []'), /'options' is not known here/],
  [
    'a condition on a later question',
    pothole,
    replace('type: place', 'type: place\n    when: { question: size, is: [small] }'),
    /'size', which is not an earlier question/,
  ],
  [
    'a condition on a value that is not there',
    pothole,
    replace('id: depth', 'id: depth\n    when: { question: size, is: [huge] }'),
    /'size' has no value 'huge'/,
  ],
  [
    'a condition with neither is nor not',
    pothole,
    replace('id: depth', 'id: depth\n    when: { question: size }'),
    /either 'is' or 'not'/,
  ],
  ['no YAML', pothole, replace('slug:', '"slug'), /pothole\.yaml:\d+: /],
  [
    'a colour nobody can read',
    'council.yaml',
    replace(/primary: '#\w+'/, "primary: '#cccccc'"),
    /council\.yaml:5: .*contrast of 1\.61/,
  ],
  [
    'a fallback that is not there',
    'council.yaml',
    replace('service: something-else, team', 'service: other, team'),
    /there is no service 'other'/,
  ],
  [
    'a ward in no area',
    'areas.yaml',
    replace(/ {6}- W05001714.*\n/, ''),
    /areas\.yaml:3: these wards are in no area of the kind 'locality': W05001714/,
  ],
  [
    'a ward in two areas',
    'areas.yaml',
    replace(/( {6}- W05001714.*\n)([\s\S]*?)( {6}- W05001718)/, '$1$2      - W05001714\n$3'),
    /the ward W05001714 is in two areas/,
  ],
  ['an area of unknown wards', 'areas.yaml', replace('W05001714', 'W05009999'), /there is no ward 'W05009999'/],
  [
    'a postcode that is none',
    'postcodes.csv.gz',
    replace('LL11 1AA', 'LL11'),
    /postcodes\.csv\.gz:\d+: 'LL11' is not a postcode/,
  ],
  [
    'a postcode of an unknown ward',
    'postcodes.csv.gz',
    replace(/(LL11 1AA,[^,]*,[^,]*),W\d+/, '$1,W05009999'),
    /there is no ward 'W05009999'/,
  ],
  ['other columns', 'sectors.csv', replace('sector,council', 'sector,name'), /sectors\.csv:1: the columns must be/],
  ['a team twice', 'teams.yaml', replace('id: streetscene\n', 'id: highways\n'), /the team 'highways' is already in/],
  [
    'a team that covers for itself',
    'teams.yaml',
    replace('cover: complaints-and-information', 'cover: customer-services'),
    /cannot cover for itself/,
  ],
  ['a number as a number', 'teams.yaml', replace("number: '999'", 'number: 999'), /write 999 in quotes/],
  [
    'hours without a calendar',
    'teams.yaml',
    replace('when: open, calendar: contact', 'when: open'),
    /'calendar' is missing: open by which\?/,
  ],
  ['hours that overlap', 'calendars.yaml', replace("['09:00-17:00']", "['09:00-17:00', '16:00-18:00']"), /overlap/],
  [
    'a desk at a postcode elsewhere',
    'locations.yaml',
    replace('postcode: LL11 1AY', 'postcode: SN15 1ER'),
    /not in postcodes\.csv\.gz/,
  ],
  [
    'a notice that ends before it begins',
    'notices.yaml',
    replace('from: 2026-01-01', 'from: 2026-01-01\n    to: 2025-01-01'),
    /'to' is before 'from'/,
  ],
  ['a day that is none', 'notices.yaml', replace('2026-01-01', '2026-02-30'), /notices\.yaml:\d+: 'from': /],
  [
    'a group of words alone',
    'words/en.yaml',
    replace(/same:\n/, 'same:\n  - [alone]\n'),
    /words\/en\.yaml:\d+: expected at least 2/,
  ],
  [
    'an address that could be somebody’s',
    'demo.yaml',
    replace('adviser@demo.example', 'adviser@gmail.com'),
    /could be somebody's/,
  ],
  [
    'words of danger without any',
    'words/en.yaml',
    text => `${text}\ndanger:\n  - duty: fire\n`,
    /words\/en\.yaml:\d+: 'words' or 'alone' is missing/,
  ],
  [
    'words of danger without numbers',
    'words/en.yaml',
    text => `${text}\ndanger:\n  - duty: moon\n    words: [the moon is falling]\n`,
    /there is no duty rule 'moon'/,
  ],
  [
    'an article of a team that is not there',
    'knowledge.yaml',
    () => article('team: nobody\n    review: 2027-01-01'),
    /knowledge\.yaml:6: there is no team 'nobody'/,
  ],
  [
    'an article without a day to look at it again',
    'knowledge.yaml',
    () => article('team: waste'),
    /knowledge\.yaml:2: 'review' is missing/,
  ],
  [
    'a contact that nobody can reach',
    'contacts.yaml',
    () => 'contacts:\n  - { id: x, kind: charity, name: { en: X, cy: X }, does: { en: Y, cy: Y }, team: waste }\n',
    /contacts\.yaml:2: nobody can reach 'x'/,
  ],
  ['a file nobody reads', 'notice.yaml', () => 'notices: []', /notice\.yaml:1: no file of a pack is named so/],
]

describe('a pack is refused for', () => {
  for (const [what, file, change, said] of cases)
    test(what, async () => {
      const problems = await spoil('wrexham', file, change)
      assert.ok(
        problems.some(problem => said.test(problem)),
        `said: ${problems.join('\n') || 'nothing'}`,
      )
      for (const problem of problems) assert.match(problem, /^[\w./-]+:\d+: .+[.?]$/s)
    })

  test('a file that cannot be read once, and not every line that refers to what it defines', async () => {
    const said = await spoil('wrexham', 'themes.yaml', replace(/\n {2}- \{? ?id: /, '\n  broken: [\n  - { id: '))
    assert.equal(said.length, 1)
    assert.match(said[0]!, /^themes\.yaml:\d+: /)
  })

  test('everything that is wrong with it, at once', async () => {
    const change = (text: string) =>
      text.replace('verb: report', 'verb: tell').replace('sensitive: false', 'sensitive: maybe')
    const problems = await spoil('wrexham', pothole, change)
    assert.ok(problems.some(each => each.includes("'verb'")) && problems.some(each => each.includes("'sensitive'")))
  })

  test('not being there', async () => {
    await assert.rejects(readPack(path.join(folder, 'nowhere')), PackRefused)
  })
})
