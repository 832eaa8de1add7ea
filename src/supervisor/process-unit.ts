import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { CannotStart } from '../platform/cannot-start.ts'
import { type FromChild, SUPERVISED, type ToChild } from './messages.ts'
import type { Running, Unit } from './unit.ts'

export type ProcessOptions = {
  name: string
  program: string
  args: string[]
  /** Asked anew at each start. The child loads its code while this is waited for: see `begin` of messages.ts. */
  settings(): Promise<Record<string, string>>
  /** Is told each time it is ready, with the port it listens on if it does. */
  onReady?(port: number | undefined): void
  /** How long (ms) it may take to finish its work when told to stop. Default 20 s. */
  drainWithin?: number
}

const DRAIN_WITHIN = 20_000

function tell(child: ChildProcess, message: ToChild): void {
  // A child that has already gone needs no word; one that cannot be told is ended by its deadline.
  if (child.connected) child.send(message, () => {})
}

function describeEnd(child: ChildProcess): string {
  return child.signalCode ? `signal ${child.signalCode}` : `exit code ${child.exitCode}`
}

async function waitUntilReady(child: ChildProcess, name: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => reject(new Error(`it ended before it was ready (${describeEnd(child)}).`)))
    child.on('message', (message: FromChild) => {
      if (message.type === 'ready') resolve(message.port)
      if (message.type === 'cannot-start') reject(new CannotStart(message.sentence))
    })
  }).catch(error => {
    child.kill('SIGKILL')
    if (error instanceof CannotStart) throw error
    throw new Error(`The ${name} did not start: ${error.message}`)
  }) as Promise<number | undefined>
}

async function stopProcess(child: ChildProcess, ended: Promise<string>, within: number): Promise<void> {
  const deadline = setTimeout(() => child.kill('SIGKILL'), within)
  tell(child, { type: 'stop' })
  await ended
  clearTimeout(deadline)
}

/** A child process that says when it is ready, and that ends by itself when its supervisor is gone. */
export function processUnit(options: ProcessOptions): Unit {
  return {
    name: options.name,
    async start(signal): Promise<Running> {
      const child = spawn(options.program, options.args, {
        env: { ...process.env, ...SUPERVISED },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const ended = once(child, 'exit').then(() => describeEnd(child))
      ended.catch(() => {})
      const giveUp = () => child.kill('SIGKILL')
      signal.addEventListener('abort', giveUp)
      void options.settings().then(settings => tell(child, { type: 'begin', settings }))
      try {
        const port = await waitUntilReady(child, options.name)
        options.onReady?.(port)
      } finally {
        signal.removeEventListener('abort', giveUp)
      }
      return {
        ended,
        stop: () => stopProcess(child, ended, options.drainWithin ?? DRAIN_WITHIN),
        kill: () => child.kill('SIGKILL'),
      }
    },
  }
}
