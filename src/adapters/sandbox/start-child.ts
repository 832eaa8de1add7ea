import { type ChildProcess, fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { dirname, join } from 'node:path'

export interface ChildLimits {
  /** Milliseconds a job may take. */
  timeLimit: number
  /** Megabytes of JavaScript memory, and of all memory where the system tells it (Linux). */
  heap: number
  memory: number
}

/** A running child. `died` is the answer when it ended or had to be ended before it gave another. */
export interface Child<Job, Answer> {
  work(job: Job): Promise<Answer | 'died'>
  hasEnded(): boolean
  end(): Promise<void>
}

/** Loading the decoders takes under a second; a busy machine may need many. */
const START_LIMIT = 60_000
const WATCH_EVERY = 100
const ROOT = join(import.meta.dirname, '../../..')

/**
 * Starts the code in a process of its own and waits until it can work: it says `ready` then. `name` is for whoever reads the
 * error. @throws Error with what it said when it cannot.
 */
export async function startChild<Job extends object, Answer>(
  { name, code }: { name: string; code: string },
  limits: ChildLimits,
): Promise<Child<Job, Answer>> {
  const child = fork(code, {
    execArgv: [`--max-old-space-size=${limits.heap}`, ...mayOnlyRead(dirname(code))],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', piece => {
    said = `${said}${piece}`.slice(-2000)
  })
  const ready = await nextAnswer(child, START_LIMIT)
  if (ready === 'died') throw new Error(`the ${name} child did not start: ${said}`)
  stepBack(child.pid!)
  idle(child)
  return {
    work: job => work(child, job, limits),
    hasEnded: () => hasEnded(child),
    end: () => end(child),
  }
}

/** Decoders are where attacks get in: without files, network or other processes an attacker holds an empty room. */
export function mayOnlyRead(folder: string): string[] {
  const modules = join(ROOT, 'node_modules')
  const readable = [folder, modules, realpathSync(modules), join(ROOT, 'package.json')]
  const flags = ['--permission', '--allow-addons', '--disable-warning=SecurityWarning']
  return [...flags, ...new Set(readable.map(path => `--allow-fs-read=${path}`))]
}

/** Pages go first for the processor, and when memory is short the system ends this process before any other. */
function stepBack(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // It has ended already: the next job will notice.
  }
  writeFile(`/proc/${pid}/oom_score_adj`, '900').catch(() => undefined)
}

async function work<Answer>(child: ChildProcess, job: object, limits: ChildLimits): Promise<Answer | 'died'> {
  const watch = setInterval(() => endWhenTooLarge(child, limits.memory), WATCH_EVERY)
  child.ref()
  child.channel?.ref()
  try {
    const answer = nextAnswer<Answer>(child, limits.timeLimit)
    child.send(job, () => undefined)
    return await answer
  } finally {
    clearInterval(watch)
    idle(child)
  }
}

/** An idle child does not keep the program from ending. */
function idle(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  ;(child.stderr as unknown as { unref?(): void } | null)?.unref?.()
}

function nextAnswer<Answer>(child: ChildProcess, limit: number): Promise<Answer | 'died'> {
  const { promise, resolve } = Promise.withResolvers<Answer | 'died'>()
  const onAnswer = (answer: Answer) => resolve(answer)
  const onEnd = () => resolve('died')
  const timer = setTimeout(() => child.kill('SIGKILL'), limit)
  child.once('message', onAnswer).once('close', onEnd).once('error', onEnd)
  if (hasEnded(child)) onEnd()
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', onAnswer).off('close', onEnd).off('error', onEnd)
  })
}

async function endWhenTooLarge(child: ChildProcess, megabytes: number): Promise<void> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  const kibibytes = Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0)
  if (kibibytes > megabytes * 1024) child.kill('SIGKILL')
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || !child.connected
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.ref()
  child.kill('SIGKILL')
  await ended
}
