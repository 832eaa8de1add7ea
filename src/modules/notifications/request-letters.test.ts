import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { letterText, list, quote } from '../../platform/letter/index.ts'
import { readingAge } from '../../platform/readability/index.ts'
import { writeUpdate } from '../requests/index.ts'
import { fillTemplate } from '../templates/fill.ts'
import {
  checkTemplate,
  getTemplate,
  giveTemplateBack,
  listTemplateVersions,
  saveTemplate,
  sendTest,
  type TemplateWords,
} from '../templates/index.ts'
import { problemOf } from '../templates/template.ts'
import { ask, tellNow } from './notifications.fixture.ts'
import { requestLetters } from './request-letters.ts'

const NOW = new Date('2026-12-01T10:00:00Z')
const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: NOW })

type World = { ctx: Ctx; designer: Ctx; officer: Ctx }
const undone = (work: (world: World) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const designer = withContext(ctx, { actor: await addStaff(ctx, { roles: ['designer'], name: 'Dora Designer' }) })
    const officer = withContext(ctx, { actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'] }) })
    await work({ ctx, designer, officer })
  })

const news: TemplateWords = {
  subject: { en: 'We wrote to you ({reference})' },
  words: { en: 'Hello from {council}.\n\n{words}\n\nThank you for waiting.' },
  link: { en: 'Look here' },
}
const change = (ctx: Ctx, words: TemplateWords, service: string | null = null) =>
  saveTemplate(ctx, { versionId: newId(), kind: requestLetters.update, service, words })

/** What somebody gets who has asked for this, when there is news. */
async function newsOf({ ctx, officer }: World, service = 'pothole') {
  const { requestId } = await ask(ctx, { email: 'sam@example.test', service })
  await tellNow(ctx)
  const actor = await addStaff(ctx, { roles: ['duty-officer'], name: 'Dan Duty' })
  const by = service === 'pothole' ? officer : withContext(ctx, { actor })
  await writeUpdate(by, { requestId, audience: 'participants', words: 'A crew comes.' })
  const [message] = await tellNow(ctx)
  return message!
}

describe('the words of a letter', () => {
  test('are filled in; what is not known is left out with its line, and a heading above it', () => {
    const facts = { who: 'Highways', where: '', steps: [list(['one', 'two'])], words: [quote('Hello')], why: [] }
    const said = fillTemplate(
      'By {who}\nand nobody else\n# First\n{steps}\n\nWhere: {where}\n- In {who}\n- In {where}\n\n# Why\n\n{why}\n\n{words}',
      facts,
    )
    assert.equal(
      letterText(said),
      'By Highways\nand nobody else\n\nFirst\n\n- one\n- two\n\n- In Highways\n\n> Hello\n',
    )
  })

  test('must say what they are for, and hold nothing that nobody can fill in', () => {
    assert.equal(problemOf(requestLetters.update, 'words', ' ')?.code, 'empty')
    assert.deepEqual(problemOf(requestLetters.update, 'words', 'News!'), { code: 'field-missing', field: '{words}' })
    const unknown = problemOf(requestLetters.update, 'words', '{words}\n\n{wrods}')
    assert.ok(unknown?.code === 'unknown-field' && unknown.field === '{wrods}')
    assert.deepEqual(problemOf(requestLetters.update, 'words', 'They say {words}'), {
      code: 'field-not-alone',
      field: '{words}',
    })
    assert.equal(problemOf(requestLetters.update, 'words', 'For {council}:\n\n{words}'), null)
    assert.equal(problemOf(requestLetters.update, 'subject', '{service}: {where}')?.code, 'unknown-field')
  })

  test('that the program came with are whole, in both languages, and easy to read', () => {
    for (const kind of Object.values(requestLetters)) {
      checkTemplate(kind, kind.words, ['en', 'cy'])
      const words = kind.words.words!.en.replaceAll(/\{\w+\}/g, '')
      assert.ok((readingAge(words)?.age ?? 0) <= 11, `${kind.id}: ${readingAge(words)?.age}`)
    }
  })
})

describe('a change of the words', () => {
  test(
    'is what people get from then on; who did it is kept, and the old words can be given back',
    undone(async world => {
      await change(world.designer, news)
      const message = await newsOf(world)
      assert.match(message.subject, /^We wrote to you \(\d{3} \d{3} \d{3} \d{3}\)$/)
      assert.match(
        message.words,
        /^Hello from Wiltshire Council\.\n\n> A crew comes\.\n\nThank you for waiting\.\n\nLook here:/,
      )
      assert.match(message.words, /This link is only for you/, 'what protects her is not part of it')
      const [version] = await listTemplateVersions(world.ctx, 'update', null)
      assert.equal(version!.by, (world.designer.actor as { id: string }).id)
      await giveTemplateBack(withContext(world.designer, { now: () => new Date(NOW.getTime() + 1) }), {
        versionId: newId(),
        kind: requestLetters.update,
        service: null,
      })
      assert.match((await newsOf(world)).words, /^There is news about your request:/)
      assert.equal((await listTemplateVersions(world.ctx, 'update', null)).length, 2)
    }),
  )

  test(
    'for one service is for that alone; given back, it says what all say',
    undone(async world => {
      await change(world.designer, { ...news, words: { en: 'To all\n\n{words}' } })
      await change(world.designer, { ...news, words: { en: 'Of a hole\n\n{words}' } }, 'pothole')
      assert.match((await newsOf(world)).words, /^Of a hole/)
      assert.match((await getTemplate(world.ctx, requestLetters.update, 'missed-bin')).words.words!.en, /^To all/)
      const later = withContext(world.designer, { now: () => new Date(NOW.getTime() + 1) })
      await giveTemplateBack(later, { versionId: newId(), kind: requestLetters.update, service: 'pothole' })
      assert.match((await newsOf(world)).words, /^To all/)
    }),
  )

  test(
    'is one, however often the form is sent',
    undone(async ({ ctx, designer }) => {
      const versionId = newId()
      for (const _ of ['once', 'again'])
        await saveTemplate(designer, { versionId, kind: requestLetters.update, service: null, words: news })
      assert.equal((await listTemplateVersions(ctx, 'update', null)).length, 1)
    }),
  )

  test(
    'never reaches a letter about a sensitive request, nor a subject that must say nothing',
    undone(async world => {
      await change(world.designer, { ...news, subject: { en: '{service} {reference}' } })
      const message = await newsOf(world, 'domestic-abuse')
      assert.equal(message.subject, 'A message from Wiltshire Council')
      assert.doesNotMatch(message.words + message.html, /Hello from|A crew|abuse|\d{3} \d{3} \d{3} \d{3}/)
      await assert.rejects(
        change(world.designer, news, 'domestic-abuse'),
        (error: unknown) => error instanceof Refused && error.code === 'templates.nothing-to-say',
      )
    }),
  )

  test(
    'is refused where it would not say what it must, and to whoever may not',
    undone(async ({ designer, officer }) => {
      await assert.rejects(
        change(designer, { ...news, words: { en: 'Nothing' } }),
        (error: unknown) =>
          error instanceof Refused && error.code === 'templates.field-missing' && error.params.part === 'words',
      )
      await assert.rejects(change(officer, news), NotFound)
    }),
  )
})

test(
  'a letter can be looked at, about a request that does not exist',
  undone(async ({ ctx }) => {
    for (const kind of Object.values(requestLetters))
      for (const language of ['en', 'cy'] as const) {
        const { subject, blocks, text } = await kind.example(ctx, { words: kind.words, service: null, language })
        assert.doesNotMatch(subject + letterText(blocks) + text, /[{}]|undefined/, kind.id)
      }
  }),
)

test(
  'a test letter goes once, to whoever asked for it',
  undone(async ({ ctx, designer }) => {
    const key = newId()
    for (const _ of ['once', 'again'])
      await sendTest(designer, {
        kind: requestLetters.done,
        words: requestLetters.done.words,
        service: 'pothole',
        languages: ['en', 'cy'],
        key,
      })
    const sent = await ctx.db
      .selectFrom('channels.messages')
      .select(['recipient', 'subject'])
      .orderBy('language')
      .execute()
    assert.deepEqual(
      sent.map(({ recipient }) => recipient),
      Array(2).fill('dora.designer@staff.test'),
    )
    assert.match(sent[1]!.subject, /^Test: Pothole: it is done/)
  }),
)
