// The web process as it runs for a council, beside a database of the bench.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { SUPERVISED, type ToChild } from '../../src/supervisor/messages.ts'
import { WEB_NODE_FLAGS } from '../../src/supervisor/web-node-flags.ts'
import type { Measured } from './measured.ts'

const root = path.resolve(import.meta.dirname, '../..')

export interface WebProcess {
  port: number
  pid: number
  /** Sends each of these whole HTTP requests once, so many at a time, from another process. */
  load(requests: string[], connections: number): Promise<Measured>
  /** Megabytes of memory it holds now. */
  memory(): Promise<number>
  stop(): Promise<void>
}

export async function startWebProcess(databaseUrl: string, nodeFlags: string[] = []): Promise<WebProcess> {
  // Beside the socket of the database, whose folder goes with it however the bench ends.
  const folder = await mkdtemp(path.join(new URL(databaseUrl).searchParams.get('host')!, 'web-'))
  const child = spawn(process.execPath, [...WEB_NODE_FLAGS, ...nodeFlags, path.join(root, 'src/main.ts'), 'web'], {
    env: {
      ...SUPERVISED,
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      PORT: '0',
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send({ type: 'begin', settings: {} } satisfies ToChild)
  const [ready] = await once(child, 'message')
  if (ready.type !== 'ready') throw new Error(ready.sentence)
  const { port } = ready as { port: number }
  return {
    port,
    pid: child.pid!,
    load: (requests, connections) => load(port, requests, connections, folder),
    memory: () => readMemory(port),
    stop: () => stop(child, folder),
  }
}

async function load(port: number, requests: string[], connections: number, folder: string): Promise<Measured> {
  const file = path.join(folder, 'requests.json')
  await writeFile(file, JSON.stringify(requests))
  const args = [path.join(import.meta.dirname, 'load.ts'), String(port), String(connections), file]
  const loader = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(await text(loader.stdout))
}

async function readMemory(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const bytes = /^process_resident_memory_bytes (\d+)/m.exec(await answer.text())![1]
  return Number(bytes) / 1_000_000
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  child.send({ type: 'stop' } satisfies ToChild)
  await once(child, 'exit')
  await rm(folder, { recursive: true, force: true })
}
