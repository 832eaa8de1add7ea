import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, system, testDatabase } from '../../../../test/support/database.ts'
import { readRequest } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { showAnswers } from './answers.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const officer = database.ctx({ actor: await addStaff(database.ctx(), { roles: ['officer'], teams: ['waste'] }) })

test('whoever works on what was asked by text reads which questions were not asked there', async () => {
  const rowsOf = async (channel: 'text' | 'web') => {
    const { requestId } = await buildRequest(database.ctx({ actor: system('texts'), channel }), {
      service: 'missed-bin',
      answers: { bin: ['rubbish'], day: '2026-11-30', help: 'no' },
      place: null,
    })
    return (await showAnswers(officer, await readRequest(officer, requestId))).rows
  }
  const left = (await rowsOf('text')).filter(({ lines }) => lines[0] === 'Not asked by text')
  assert.deepEqual(
    left.map(({ label }) => label),
    ['Was it out by 7am?', 'Did the crew leave a tag on it?', 'Were your neighbours missed too?'],
  )
  assert.ok((await rowsOf('web')).every(({ lines }) => lines[0] !== 'Not asked by text'))
})
