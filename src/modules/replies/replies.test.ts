import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { fillReply, leftFields, listReplies, removeReply, saveReply } from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
const reply = {
  title: 'On the way',
  words: { en: 'Dear {name}, {team} comes {promise}.' },
  services: [] as string[],
  follows: 'message' as const,
}

test('fields are filled with what is known; the rest is left to be seen', () => {
  const words = fillReply('Dear { Name }, {team} comes {promise}. {colour}', { name: 'Rosa', team: 'Highways' })
  assert.equal(words, 'Dear Rosa, Highways comes {promise}. {colour}')
  assert.deepEqual(leftFields(words), { empty: ['promise'], unknown: ['colour'] })
  assert.deepEqual(leftFields('No fields {\n} here, { unended'), { empty: [], unknown: [] })
})

test('a leader keeps a reply, once however often the form is sent; a service has its own first', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const leader = withContext(ctx, { actor: await addStaff(ctx, { roles: ['team-leader'], teams: ['highways'] }) })
    const id = newId()
    await saveReply(leader, { id, ...reply })
    await saveReply(leader, { id, ...reply, title: 'Z comes' })
    await saveReply(leader, { id: newId(), ...reply, title: 'Z of potholes', services: ['pothole'] })
    await saveReply(leader, { id: newId(), ...reply, title: 'Z of bins', services: ['missed-bin'] })
    const titles = (await listReplies(ctx, { service: 'pothole' })).map(each => each.title)
    assert.deepEqual(
      titles.filter(title => title.startsWith('Z')),
      ['Z of potholes', 'Z comes'],
    )
    await removeReply(leader, id)
    await assert.rejects(removeReply(leader, id), NotFound)
    assert.ok(!(await listReplies(ctx)).some(each => each.id === id))
  }))

test('a field that nobody can fill in is refused, and so is whoever keeps no replies', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const designer = withContext(ctx, { actor: await addStaff(ctx, { roles: ['designer'] }) })
    const wrong = { id: newId(), ...reply, words: { en: 'Yes', cy: 'Annwyl {enw}' } }
    await assert.rejects(saveReply(designer, wrong), (error: unknown) => {
      assert.ok(error instanceof Refused)
      return error.code === 'replies.unknown-field' && error.params.field === '{enw}'
    })
    const adviser = withContext(ctx, { actor: await addStaff(ctx, { roles: ['adviser'] }) })
    await assert.rejects(saveReply(adviser, { id: newId(), ...reply }), NotFound)
  }))
