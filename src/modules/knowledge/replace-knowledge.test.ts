import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { withContext } from '../../platform/context.ts'
import { idOfName } from '../../platform/id.ts'
import {
  changeContact,
  getContact,
  type KnowledgeOfPack,
  publishArticle,
  readArticle,
  readDraft,
  replaceKnowledge,
  saveArticle,
} from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wrexham', now: new Date('2026-11-28T10:00:00Z') })

const both = (words: string) => ({ en: words, cy: words })
const packOf = (team: string): KnowledgeOfPack => ({
  articles: ['first', 'second'].map(id => ({
    id,
    question: both(id),
    answer: both('Yes.'),
    also: '',
    audience: 'staff' as const,
    team,
    owner: null,
    reviewOn: '2027-01-01',
    areas: [],
    services: [],
  })),
  contacts: ['zoo', 'farm'].map(id => ({
    id,
    kind: 'business' as const,
    name: both(id),
    does: both('Animals'),
    numbers: [{ name: both('Office'), number: '01632 960999', when: 'always' as const }],
    email: null,
    website: null,
    calendar: null,
    areas: [],
    team,
    also: '',
  })),
})
const nothing = { added: [], changed: [], unchanged: [], retired: [], kept: [] }

test('the knowledge of a pack is loaded once, follows the pack, and what staff changed stays and is reported', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const [team] = await ctx.db.selectFrom('organisation.teams').select('id').limit(1).execute()
    const pack = packOf(team!.id)
    await replaceKnowledge(ctx, { articles: [], contacts: [] })
    assert.deepEqual(await replaceKnowledge(ctx, pack), {
      articles: { ...nothing, added: ['first', 'second'] },
      contacts: { ...nothing, added: ['zoo', 'farm'] },
    })
    assert.deepEqual(await replaceKnowledge(ctx, pack), {
      articles: { ...nothing, unchanged: ['first', 'second'] },
      contacts: { ...nothing, unchanged: ['zoo', 'farm'] },
    })
    const as = withContext(ctx, { actor: await addStaff(ctx, { roles: ['designer'] }) })
    const [first, zoo] = [idOfName('article', 'first'), idOfName('contact', 'zoo')]
    const { definition } = await readDraft(as, first)
    await saveArticle(as, { id: first, definition: { ...definition, answer: both('No.') }, why: 'It is no' })
    await publishArticle(as, { id: first, seen: 2, why: 'It is no' })
    const { id: _, removed: __, holder: ___, ...contact } = await getContact(as, zoo)
    await changeContact(as, { id: zoo, definition: { ...contact, email: 'zoo@example.org' } })

    const newer = structuredClone(pack)
    for (const article of newer.articles) article.answer = both('Perhaps.')
    for (const each of newer.contacts) each.also = 'zebra'
    assert.deepEqual(await replaceKnowledge(ctx, newer), {
      articles: { ...nothing, changed: ['second'], kept: [{ id: 'first', paths: ['answer.cy', 'answer.en'] }] },
      contacts: { ...nothing, changed: ['farm'], kept: [{ id: 'zoo', paths: ['email', 'also'] }] },
    })
    assert.equal((await readArticle(as, first)).answer.en, 'No.')
    assert.equal((await readArticle(as, idOfName('article', 'second'))).answer.en, 'Perhaps.')

    assert.deepEqual(await replaceKnowledge(ctx, { articles: [], contacts: [] }), {
      articles: { ...nothing, retired: ['second'] },
      contacts: { ...nothing, retired: ['farm'] },
    })
    assert.equal((await readArticle(as, first)).state, 'published')
    assert.equal((await readArticle(as, idOfName('article', 'second'))).state, 'withdrawn')
    const back = await replaceKnowledge(ctx, newer)
    assert.deepEqual([back.articles.changed, back.contacts.changed], [['second'], ['farm']])
  }))
