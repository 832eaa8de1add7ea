// A warm transfer where the council's own telephone system has the call.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff } from '../../../../test/support/database.ts'
import { digestEvents } from '../../../../test/support/follow.ts'
import type { RecordingTelephony } from '../../../../test/support/ports.ts'
import { withContext } from '../../../platform/context.ts'
import { caseIn, councilDatabase } from '../../requests/requests.fixture.ts'
import {
  acceptHandover,
  bringIn,
  findConversationInHand,
  isSignedCallEvent,
  joiningFollower,
  makeTelephonyKey,
  offerHandover,
  readConversation,
  readHandover,
  saveWords,
  setPresence,
  takeCallEvent,
} from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))

test(
  'it is told whom to bring in, signed, and the conversation goes on to her when it says that it is so',
  inCase(async ({ system, adviser }) => {
    let sent = 0
    const tell = (type: string, agent: string) =>
      takeCallEvent(
        system,
        JSON.stringify({
          ...{ id: `joining-${++sent}`, call: 'a', type, agent, dialled: '01632 960105', caller: '07700 900123' },
          at: new Date(system.now().getTime() + sent * 1000).toISOString(),
        }),
      )
    await makeTelephonyKey(system)
    const bob = await addStaff(system, { roles: ['adviser'], name: 'Bob', teams: ['roads'] })
    const colleague = withContext(system, { actor: bob })
    await setPresence(colleague, 'available')
    await tell('ringing', 'ade.adviser@staff.test')
    const { id } = (await findConversationInHand(adviser))!
    assert.equal((await readConversation(adviser, id)).call!.canBeJoined, false, 'nobody speaks yet')
    await tell('answered', 'ade.adviser@staff.test')
    const { matters, call } = await readConversation(adviser, id)
    assert.equal(call!.canBeJoined, true)
    const matterId = matters[0]!.id
    await saveWords(adviser, {
      interactionId: id,
      matters: [{ id: matterId, asked: 'The wall fell', answer: '', answerSource: '' }],
    })
    const offered = { interactionId: id, matterId, team: 'roads', to: bob.id, summary: 'Who clears it?' }
    const handover = await offerHandover(adviser, offered)
    await acceptHandover(colleague, handover)
    await digestEvents(system, joiningFollower)
    await bringIn(system, handover)
    const telephony = system.ports.telephony as RecordingTelephony
    const { body, signature } = telephony.told.at(-1)!
    assert.ok(await isSignedCallEvent(system, body, signature))
    const { at, ...said } = JSON.parse(body)
    assert.deepEqual([said, new Date(at)], [{ type: 'bring-in', call: 'a', agent: bob.email }, system.now()])
    assert.equal((await readHandover(adviser, handover)).joins, 'ringing')
    await tell('transferred', bob.email)
    assert.equal((await readHandover(adviser, handover)).joins, 'joined')
    assert.equal((await readConversation(colleague, id)).matters[0]!.asked, 'The wall fell')
  }),
)
