import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '../platform/cannot-start.ts'
import { keepAlive } from './keep-alive.ts'
import { createSupervisor } from './supervisor.ts'
import type { Running, Unit } from './unit.ts'

/** A unit in this process: `die()` ends what runs, `failing` makes the next starts fail. */
function standIn(name: string, happenings: string[] = []) {
  const state = { starts: 0, failing: [] as Error[], die: (_how: string) => {} }
  const unit: Unit = {
    name,
    async start(): Promise<Running> {
      state.starts += 1
      const failure = state.failing.shift()
      if (failure) throw failure
      const ended = new Promise<string>(resolve => {
        state.die = resolve
      })
      happenings.push(`${name} ready`)
      async function stop(): Promise<void> {
        await pause(1)
        happenings.push(`${name} stopped`)
        state.die('as told')
      }
      return { ended, stop, kill: () => state.die('killed') }
    },
  }
  return { unit, state }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(1)
}

test('a unit that ends is started again, and a person is told how it ended', async () => {
  const reports: string[] = []
  const { unit, state } = standIn('web')
  const kept = await keepAlive(unit, { report: sentence => reports.push(sentence), pauseBefore: () => 0 })
  state.die('signal SIGKILL')
  await until(() => state.starts === 2)
  assert.deepEqual(reports, ['The web stopped (signal SIGKILL): starting it again.'])
  await kept.stop()
  assert.equal(state.starts, 2)
})

test('the pauses count the stops in a row, failed starts among them', async () => {
  const stops: number[] = []
  const pauseBefore = (count: number) => {
    stops.push(count)
    return 0
  }
  const { unit, state } = standIn('web')
  const kept = await keepAlive(unit, { report: () => {}, pauseBefore })
  state.failing = [new Error('no'), new CannotStart('not now')]
  state.die('exit code 1')
  await until(() => state.starts === 4)
  await pause(5)
  state.die('exit code 1')
  await until(() => state.starts === 5)
  assert.deepEqual(stops, [1, 2, 3, 4])
  await kept.stop()
})

test('after a good while a stop counts as the first again', async () => {
  const stops: number[] = []
  const pauseBefore = (count: number) => {
    stops.push(count)
    return 0
  }
  const { unit, state } = standIn('web')
  const kept = await keepAlive(unit, { report: () => {}, pauseBefore, wellAgainAfter: 0 })
  state.die('exit code 1')
  await until(() => state.starts === 2)
  await pause(5)
  state.die('exit code 1')
  await until(() => state.starts === 3)
  assert.deepEqual(stops, [1, 1])
  await kept.stop()
})

test('what a person has to put right first is not tried again at the first start', async () => {
  const { unit, state } = standIn('web')
  state.failing = [new CannotStart('Port 80 is taken.'), new Error('never reached')]
  await assert.rejects(keepAlive(unit, { report: () => {} }), { message: 'Port 80 is taken.' })
  assert.equal(state.starts, 1)
})

test('a unit that three times does not start at first is given up', async () => {
  const { unit, state } = standIn('web')
  state.failing = [1, 2, 3, 4].map(number => new Error(`failure ${number}`))
  await assert.rejects(keepAlive(unit, { report: () => {} }), { message: 'failure 3' })
  assert.equal(state.starts, 3)
})

test('a stop during the pause before a start ends it at once', async () => {
  const { unit, state } = standIn('web')
  const kept = await keepAlive(unit, { report: () => {}, pauseBefore: () => 3_600_000 })
  state.die('signal SIGKILL')
  await pause(5)
  await kept.stop()
  assert.equal(state.starts, 1)
})

test('a restart lets it finish and starts it afresh without an alarm', async () => {
  const reports: string[] = []
  const happenings: string[] = []
  const { unit, state } = standIn('web', happenings)
  const kept = await keepAlive(unit, { report: sentence => reports.push(sentence), pauseBefore: () => 0 })
  await kept.restart()
  await until(() => state.starts === 2)
  assert.deepEqual(happenings, ['web ready', 'web stopped', 'web ready'])
  assert.deepEqual(reports, [])
  await kept.stop()
})

test('a supervisor stops what was started last first, and the lock goes last of all', async () => {
  const happenings: string[] = []
  const supervisor = createSupervisor(() => {})
  supervisor.onStop(async () => void happenings.push('unlocked'))
  await supervisor.keep(standIn('database', happenings).unit)
  await supervisor.keep(standIn('web', happenings).unit, standIn('worker', happenings).unit)
  await supervisor.stop()
  assert.deepEqual(happenings, [
    'database ready',
    'web ready',
    'worker ready',
    'web stopped',
    'worker stopped',
    'database stopped',
    'unlocked',
  ])
})

test('when one of two does not start, stopping ends the other and the database', async () => {
  const happenings: string[] = []
  const supervisor = createSupervisor(() => {})
  const web = standIn('web', happenings)
  web.state.failing = [new CannotStart('Port 80 is taken.')]
  await supervisor.keep(standIn('database', happenings).unit)
  await assert.rejects(supervisor.keep(standIn('worker', happenings).unit, web.unit), { message: 'Port 80 is taken.' })
  await supervisor.stop()
  assert.deepEqual(happenings, ['database ready', 'worker ready', 'worker stopped', 'database stopped'])
})
