import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../../test/support/database.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { letterText, list, quote } from '../../../platform/letter/index.ts'
import { readingAge } from '../../../platform/readability/index.ts'
import { writeUpdate } from '../../requests/index.ts'
import { ask, tellNow } from '../notifications.fixture.ts'
import { defaults } from './defaults.ts'
import { previewLetter, sendTestLetter } from './preview.ts'
import { giveTemplateBack, saveTemplate } from './save-template.ts'
import { fillTemplate, subjectProblem, TEMPLATES, type TemplateWords, wordsProblem } from './template.ts'
import { getTemplate, listTemplateVersions } from './templates.read.ts'

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
  saveTemplate(ctx, { versionId: newId(), template: 'update', service, words })

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
    assert.equal(wordsProblem('update', ' ')?.code, 'empty')
    assert.deepEqual(wordsProblem('update', 'News!'), { code: 'field-missing', field: '{words}' })
    const unknown = wordsProblem('update', '{words}\n\n{wrods}')
    assert.ok(unknown?.code === 'unknown-field' && unknown.field === '{wrods}')
    assert.deepEqual(wordsProblem('update', 'They say {words}'), { code: 'field-not-alone', field: '{words}' })
    assert.equal(wordsProblem('update', 'For {council}:\n\n{words}'), null)
    assert.equal(subjectProblem('{service}: {where}')?.code, 'unknown-field')
  })

  test('that the program came with are whole, in both languages, and easy to read', () => {
    for (const id of TEMPLATES)
      for (const language of ['en', 'cy'] as const) {
        assert.equal(wordsProblem(id, defaults[id].words[language]), null, id)
        assert.equal(subjectProblem(defaults[id].subject[language]), null, id)
      }
    for (const id of TEMPLATES) {
      const words = defaults[id].words.en.replaceAll(/\{\w+\}/g, '')
      assert.ok((readingAge(words)?.age ?? 0) <= 11, `${id}: ${readingAge(words)?.age}`)
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
        template: 'update',
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
      assert.match((await getTemplate(world.ctx, 'update', 'missed-bin')).words.words.en, /^To all/)
      const later = withContext(world.designer, { now: () => new Date(NOW.getTime() + 1) })
      await giveTemplateBack(later, { versionId: newId(), template: 'update', service: 'pothole' })
      assert.match((await newsOf(world)).words, /^To all/)
    }),
  )

  test(
    'is one, however often the form is sent',
    undone(async ({ ctx, designer }) => {
      const versionId = newId()
      for (const _ of ['once', 'again'])
        await saveTemplate(designer, { versionId, template: 'update', service: null, words: news })
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
        (error: unknown) => error instanceof Refused && error.code === 'notifications.nothing-to-say',
      )
    }),
  )

  test(
    'is refused where it would not say what it must, and to whoever may not',
    undone(async ({ designer, officer }) => {
      await assert.rejects(
        change(designer, { ...news, words: { en: 'Nothing' } }),
        (error: unknown) =>
          error instanceof Refused && error.code === 'notifications.field-missing' && error.params.part === 'words',
      )
      await assert.rejects(change(officer, news), NotFound)
    }),
  )
})

test(
  'a letter can be looked at, about a request that does not exist',
  undone(async ({ ctx }) => {
    for (const id of TEMPLATES)
      for (const language of ['en', 'cy'] as const) {
        const letter = await previewLetter(ctx, { words: defaults[id], service: null, language })
        assert.doesNotMatch(letter.subject + letter.text, /[{}]|undefined/, id)
        assert.match(letter.html, new RegExp(`<html lang="${language}">`))
      }
  }),
)

test(
  'a test letter goes once, to whoever asked for it',
  undone(async ({ ctx, designer }) => {
    const key = newId()
    for (const _ of ['once', 'again'])
      await sendTestLetter(designer, { words: defaults.done, service: 'pothole', languages: ['en', 'cy'], key })
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
