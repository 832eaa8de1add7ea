// Whether people in danger are noticed by the shipped packs' words, and people with everyday matters are left alone.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nearDanger, nearDangerInWelsh, saidInDanger, saidInDangerInWelsh } from './danger.test-data.ts'
import { createDangerFinder, type DangerWords } from './danger.ts'
import { ordinary, ordinaryInWelsh, saidInFear, saidInFearInWelsh } from './danger-in-fear.test-data.ts'
import { inPieces } from './in-pieces.ts'
import { loadWords } from './testing.ts'

const phrases = (duty: string, words: string[], more: Partial<DangerWords> = {}): DangerWords => ({
  duty,
  words,
  alone: [],
  unless: [],
  services: [],
  only: false,
  ...more,
})
const foundIn = (dangers: DangerWords[], text: string) => createDangerFinder(dangers)(text).map(each => each.duty)
const finderOf = (pack?: string, language?: string) => {
  const { danger } = loadWords(pack, language)
  const find = createDangerFinder(danger)
  return { duties: new Set(danger.map(each => each.duty)), find: (text: string) => find(text).map(each => each.duty) }
}

describe('a phrase is found', () => {
  const dangers = [
    phrases('life', ['kill/killing myself', 'suicide']),
    phrases('gas', ['smell gas'], { alone: ['gas'], unless: ['gas bill'] }),
  ]
  test('by any of its words, with one word between, however it is written', () => {
    for (const text of ['I will KILL myself', "i'm killing myself", 'kill bloody myself', 'Suicide.'])
      assert.deepEqual(foundIn(dangers, text), ['life'], text)
    assert.deepEqual(foundIn(dangers, 'kill the weeds in front of myself'), [])
    assert.deepEqual(foundIn(dangers, 'myself i kill'), [])
  })
  test('with one slip in a long word, but not in a short one or at its beginning', () => {
    assert.deepEqual(foundIn(dangers, 'kill myslef'), ['life'])
    assert.deepEqual(foundIn(dangers, 'sucide'), ['life'])
    assert.deepEqual(foundIn(dangers, 'fill myself in'), [])
  })
  test('alone where only that means it, and not where the pack says what else it is', () => {
    assert.deepEqual(foundIn(dangers, 'gas'), ['gas'])
    assert.deepEqual(foundIn(dangers, 'gas boiler'), [])
    assert.deepEqual(foundIn(dangers, 'I smell the gas bill'), [])
  })
  test('also where what would show that it is something else stands elsewhere, or in another clause', () => {
    const near = [
      phrases('life', ['dont want to live'], { unless: ['live in/at'] }),
      phrases('home', ['threatening me'], { unless: ['council', 'court'] }),
    ]
    assert.deepEqual(foundIn(near, 'I dont want to live in Calne'), [])
    assert.deepEqual(foundIn(near, 'I dont want to live i live in Calne'), ['life'])
    assert.deepEqual(foundIn(near, 'The council is threatening me'), [])
    assert.deepEqual(foundIn(near, 'They are threatening me with court'), [])
    assert.deepEqual(foundIn(near, 'Dear Council, my ex is threatening me. We are in court on Monday'), ['home'])
    assert.deepEqual(foundIn(dangers, 'I smell gas. My gas bill is late'), ['gas'])
    const tired = [phrases('life', ['cant take it'], { unless: ['bins'] })]
    assert.deepEqual(
      foundIn(tired, 'I cant take it: the bins are full'),
      [],
      'what follows a colon says what it is about',
    )
    assert.deepEqual(foundIn(tired, 'I cant take it. The bins are full'), ['life'])
  })
  test('not alone where it answers a question', () => {
    const find = createDangerFinder(dangers)
    assert.deepEqual([find('gas', true), find('suicide', true).length], [[], 1])
  })
  test('several at once, in their order', () => {
    assert.deepEqual(foundIn(dangers, 'smell gas and want to kill myself'), ['life', 'gas'])
  })
  test('never in nothing, and never with an error', () => {
    for (const text of ['', '   ', '///', '\u0000', 'a'.repeat(9000)]) assert.deepEqual(foundIn(dangers, text), [])
  })
})

describe('a long text is looked at in pieces', () => {
  test('that lose nothing of it, each cut between words', () => {
    const text = 'The bin was not emptied on Monday. Nobody came on Tuesday either.\n\n'.repeat(200)
    const pieces = inPieces(text)
    assert.equal(pieces.join(''), text)
    assert.ok(pieces.length > 5 && pieces.every(piece => piece.length <= 1000 && /\s$/.test(piece)))
    assert.deepEqual(inPieces('short'), ['short'])
    assert.deepEqual(
      inPieces('a'.repeat(2500)).map(each => each.length),
      [1000, 1000, 500],
    )
  })
})

const notToWrite = [
  'Please do not write back, he reads my mail',
  'dont reply to this',
  'pls dont txt me back',
  'Please don’t email me',
  'he reads my phone',
  'my husband goes through my phone',
  'she checks all my messages',
  'He must not know that I wrote',
  'he mustnt find out',
  'if he finds out he will kill me',
  'dont tell my husband',
  'it is not safe to reply',
  'do not contact me at home',
  'my dad opens my post',
  'no letters please',
  'Peidiwch ag ysgrifennu yn ôl',
  'peidiwch ag ateb, mae o’n darllen fy e-byst',
  'peidiwch â’m hateb',
  'Does dim rhaid iddo wybod, ddylai o ddim gwybod',
  'heb iddo wybod',
  'mae fy ngŵr yn darllen fy negeseuon',
]
const notToRing = [
  'please dont ring',
  'do not call me back',
  'Don’t phone the house',
  'I cant talk on the phone he is here',
  'he listens to my calls',
  'he listens to every call I make',
  'he listens to all my calls',
  'he must not know',
  'peidiwch â ffonio',
  'peidiwch â fy ffonio',
  'peidiwch â galw',
]
const nothingAgainst = [
  'you do not answer my emails',
  'they never reply',
  'the council doesnt ring back',
  'you didnt write back',
  'please ring me',
  'write back to me soon',
  'my husband reads the meter',
  'my wife opens my post office account',
  'ffoniwch fi',
  'ysgrifennwch ataf',
]

/** What somebody in danger might type, by the duty rule whose numbers must come first. */
const inDanger: Record<string, string[]> = {
  'own-life': [
    'i am going to kill myself',
    'i want to die',
    'suicide',
    'feeling suicidal',
    'i cant go on any more',
    'I don’t want to live anymore',
    'i dont want to be here any more',
    'my son says he wants to kill himself',
    'thinking about ending my life',
    'everyone would be better off without me',
    'there is no point living',
    'i have taken an overdose',
    'my daughter keeps self harming',
    'im gonna hang myself',
    'sucidal thoughts',
    'want to end it all',
    'i feel like ending it',
    'I can’t do this anymore',
    'lost my job and i dont want to carry on living',
  ],
  'domestic-abuse': [
    'my husband is hitting me',
    'my boyfriend beats me up',
    'he is going to kill me',
    'my partner wont let me leave the house and hits me',
    'scared of my husband',
    'my ex is threatening to kill me',
    'i am being abused by my wife',
    'she threw things at me and strangled me',
    'my son attacked me last night',
    'her husband hits her',
    'caller says her husband has hit her',
    'he is going to kill her',
    'he threatened to kill her',
    'she is afraid of her husband',
    'her boyfriend strangled her',
    'her husband will kill her',
    'next door he is beating her',
    'my dad is being violent',
    'neighbour beating his wife',
  ],
  'sexual-violence': ['i have been raped', 'i was sexually assaulted', 'raped at a party'],
  'childrens-care': [
    'a child is home alone',
    'little kids left on their own next door all night',
    'toddler wandering in the road by himself',
    'baby left in a hot car',
    'i can hear a child screaming and being hit',
    'neighbours are hitting their kids',
  ],
  'adult-care': ['the carer is hitting my mum', 'my nan is being hurt by her son', 'carer hurting my dad'],
  gas: [
    'gas leak',
    'i can smell gas',
    'smell of gas in the street',
    'theres a strong gas smell in my kitchen',
    'carbon monoxide alarm is going off',
  ],
  'power-line': [
    'power cable down across the road',
    'electric wires hanging down',
    'live wires sticking out of lamp post',
    'power line has come down in the storm',
    'electricity pylon cable on the ground',
  ],
  fire: [
    'house on fire',
    'fire',
    'there is a fire in the flat next door',
    'bin is on fire',
    'my kitchen has caught fire',
    'flames coming out of the roof',
  ],
  crime: [
    'someone is breaking into my house',
    'being burgled right now',
    'man with a knife outside the shop',
    'there is someone in my house',
    'fight in the street someone has been stabbed',
    'somebody is following me',
    'my ex turned up with a knife',
    'someone tried to kidnap my daughter',
    'my mum has dementia and has gone missing',
    'my little girl has gone missing',
  ],
  medical: [
    'man collapsed and not breathing',
    'my mum is unconscious',
    'man lying on the pavement not moving',
    'i think im having a heart attack',
    'my mum has no food and no heating and the baby is blue',
    'someone has been run over and is bleeding',
  ],
  homeless: [
    'landlord threw us out tonight with two kids, nowhere to sleep',
    'i have nowhere to sleep tonight',
    'my mum kicked me out today',
    'we are sleeping in our car tonight',
    'homeless tonight',
  ],
  flood: [
    'flood water coming into my house',
    'water is coming in the front door from the river',
    'my house is flooding',
    'trapped by flood water',
    'river is coming in to our home',
  ],
}

const inWelsh: Record<string, string[]> = {
  'own-life': [
    'dw i eisiau marw',
    "dw i'n mynd i ladd fy hun",
    'hunanladdiad',
    'dwi isio lladd fy hun',
    'dim eisiau byw',
    'hunan-niweidio',
  ],
  'domestic-abuse': [
    'mae fy ngŵr yn fy nharo',
    'mae fy mhartner yn fy nghuro i',
    'trais yn y cartref',
    'mae ei gŵr yn ei churo hi',
    'mae hi ofn ei phartner',
    'mae e am fy lladd',
  ],
  'sexual-violence': ['ces i fy nhreisio'],
  'childrens-care': [
    'Mae plentyn bach yn cael ei gam-drin drws nesaf',
    'mae’r plant yn cael eu curo',
    'plentyn ar ei ben ei hun',
    'plant bach wedi eu gadael ar eu pen eu hunain',
  ],
  homeless: ['does gen i unman i gysgu heno', 'cawsom ein taflu allan heno', 'dw i’n cysgu ar y stryd'],
  gas: ['arogl nwy', 'dw i’n arogli nwy', 'nwy yn gollwng', 'larwm carbon monocsid'],
  'power-line': ['gwifrau trydan i lawr', 'cebl trydan ar y ffordd', 'gwifren noeth'],
  fire: ['tân', 'mae’r tŷ ar dân', 'fflamau yn y to'],
  crime: ['mae rhywun yn torri i mewn', 'dyn gyda chyllell', 'mae rhywun yn fy nilyn'],
  medical: ['mae’r babi wedi troi’n las', 'ddim yn anadlu', 'trawiad ar y galon', 'mae hi’n anymwybodol'],
  flood: ['dŵr yn dod i mewn i’r tŷ', 'llifogydd yn y tŷ'],
}

const everyday = [
  'someone has thrown rubbish out of a car today',
  'neighbour put my bin out today',
  'blue bin not emptied',
  'he kicked the ball out of the park today',
  'dead animal on the road',
  'dead fox in my garden',
  'kill weeds on the pavement',
  'what can i use to kill rats',
  'dying tree',
  'the tree outside has died',
  'register a death',
  'my mum died yesterday',
  'my dad died in the fire last year and i need a copy of the certificate',
  'i am dying to know when my bin is collected',
  'the parking here is killing me',
  'noise from next door is killing me, i cannot sleep',
  'the council tax is killing us',
  'traffic will kill someone one day',
  'speeding cars are going to kill a child',
  'someone will get killed at this junction',
  'gas bill help',
  'cannot pay my gas and electricity',
  'gas works in the road until friday',
  'gas bottle dumped in the lay-by',
  'gas engineer for my council flat boiler',
  'no electricity in the street light',
  'overhanging branches touching the phone cable',
  'fire station opening times',
  'fire door wedged open in our flats',
  'neighbour has a bonfire every night',
  'smoke from a garden fire',
  'fire safety advice for my business',
  'fire pit noise and smoke',
  'burnt out car in the woods',
  'fly tipping after a house fire',
  'flooded road by the bridge',
  'blocked drain floods the pavement',
  'water coming up from the drain in the road',
  'flooding in the field',
  'child seat in a taxi',
  'child benefit',
  'home alone cctv',
  'i live alone, single person discount',
  'school place for my child who is missing out',
  'my bin is missing',
  'our bin has gone missing',
  'the drain cover has gone missing',
  'i want to end my tenancy',
  'the wall has collapsed',
  'knife crime in our town',
  'my cat has gone missing',
  'missed bin collection',
  'knife amnesty bin',
  'the bin men hit my car',
  'a car hit my wall',
  'lorry hit the bridge',
  'my husband died and i need help with council tax',
  'my husband has moved out',
  'my partner hit a pothole',
  'i hurt myself on the broken pavement',
  'tripped and hurt myself',
  'crime figures for my area',
  'broken glass in the playground',
  'car was broken into last month',
  'someone has left a sofa in the alley',
  'someone in my house has moved out',
  'heart attack survivor needs blue badge',
  'he had a stroke and cannot walk far',
  'anti social behaviour in the park',
  'kids fighting over the swings are noisy',
  'my overdue library book',
  'live music licence',
  'wire fence down in the park',
  'lamp post leaning',
  'kill the noise please',
  'her husband hit her car',
  'he hit her wall with his van',
  'he beat her to the last parking space',
  'help me with my council tax',
  'hanging baskets dead',
  'i am worried about my elderly neighbour who cannot cope',
  'what happens to the recycling when it leaves my house',
]

const everydayInWelsh = [
  'anifail marw ar y ffordd',
  'coeden wedi marw',
  'bin heb ei gasglu',
  'ar gau tan ddydd Llun',
  'nwy a thrydan yn ddrud',
  'cofrestru marwolaeth',
  'golau stryd wedi torri',
  'mae’r tŷ ar werth',
]

describe('the pack of Wiltshire', () => {
  const { find } = finderOf()
  for (const [duty, texts] of Object.entries(inDanger))
    test(`notices ${duty}`, () => {
      for (const text of texts) assert.ok(find(text).includes(duty), text)
    })
  test('leaves everyday matters alone', () => {
    for (const text of everyday) assert.deepEqual(find(text), [], text)
  })
})

describe('the pack of Wrexham', () => {
  const english = finderOf('wrexham')
  const welsh = finderOf('wrexham', 'cy')
  test('notices in English all that it has numbers for', () => {
    for (const [duty, texts] of Object.entries(inDanger).filter(([duty]) => english.duties.has(duty)))
      for (const text of texts) assert.ok(english.find(text).includes(duty), text)
    assert.ok(english.duties.size >= 10)
    for (const text of everyday) assert.deepEqual(english.find(text), [], text)
  })
  test('notices in Welsh', () => {
    for (const [duty, texts] of Object.entries(inWelsh))
      for (const text of texts) assert.ok(welsh.find(text).includes(duty), text)
  })
  test('notices in Welsh where the council publishes in English only', () => {
    const { find } = finderOf('wiltshire', 'cy')
    for (const [duty, texts] of Object.entries(inWelsh))
      for (const text of texts) assert.ok(find(text).includes(duty), text)
    for (const text of [...everyday, ...everydayInWelsh]) assert.deepEqual(find(text), [], text)
  })
  test('leaves everyday matters in Welsh alone', () => {
    for (const text of everydayInWelsh) assert.deepEqual(welsh.find(text), [], text)
  })
})

/** Which of several numbers come first matters less than that numbers come. */
for (const [pack, language, said, near] of [
  [undefined, 'en', saidInDanger, nearDanger],
  [undefined, 'en', { fear: saidInFear }, [...ordinary, ...ordinaryInWelsh]],
  ['wrexham', 'en', { fear: saidInFear }, [...ordinary, ...ordinaryInWelsh]],
  ['wrexham', 'cy', { fear: saidInFearInWelsh }, [...ordinary, ...ordinaryInWelsh]],
  ['wrexham', 'en', saidInDanger, nearDanger],
  ['wiltshire', 'cy', saidInDangerInWelsh, nearDangerInWelsh],
  ['wrexham', 'cy', saidInDangerInWelsh, nearDangerInWelsh],
] as const)
  test(`people say it in many ways: ${pack ?? 'default'}, ${language}`, () => {
    const { find } = finderOf(pack, language)
    const missed = Object.values(said)
      .flat()
      .filter(text => find(text).length === 0)
    assert.deepEqual(missed, [])
    assert.deepEqual(
      near.filter(text => find(text).length > 0),
      [],
    )
  })

test('what shows that an answer would be seen is noticed in both languages, and what others do not answer is not that', () => {
  const find = createDangerFinder(
    [...loadWords('wrexham').notBack, ...loadWords('wrexham', 'cy').notBack].map(each => ({ ...each, alone: [] })),
  )
  const ways = (text: string) => [...new Set(find(text).map(({ by }) => by))].sort()
  for (const text of notToWrite) assert.ok(ways(text).includes('write'), text)
  for (const text of notToRing) assert.ok(ways(text).includes('ring'), text)
  for (const text of nothingAgainst) assert.deepEqual(ways(text), [], text)
})
