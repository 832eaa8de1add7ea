// A real Chromium without any step outside npm: unpacked once a version, into a folder of its own, shared by all runs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Of the package: unpacks to whatever it takes for the temporary folder, which is why it runs in a process of its own. */
const UNPACK = `
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium, { inflate } from '@sparticuz/chromium'
chromium.setGraphicsMode = false
await chromium.executablePath()
await inflate(join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin/al2023.tar.br'))
`

export interface Chromium {
  executable: string
  env: Record<string, string>
}

/** `CHROMIUM_PATH` where it is set, else the one of the package. */
export async function findChromium(): Promise<Chromium> {
  const own = process.env.CHROMIUM_PATH
  if (own) return { executable: own, env: inherited() }
  const folder = path.join(os.tmpdir(), `firstpoint-chromium-${await packageVersion()}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return { executable: path.join(folder, 'chromium'), env: { ...inherited(), FONTCONFIG_FILE: `${folder}/fonts.conf` } }
}

/** The same with the libraries of the package: for machines that have none of their own. */
export function withOwnLibraries({ executable, env }: Chromium): Chromium {
  const libraries = path.join(path.dirname(executable), 'al2023/lib')
  return { executable, env: { ...env, LD_LIBRARY_PATH: [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(':') } }
}

async function packageVersion(): Promise<string> {
  const file = path.join(
    path.dirname(import.meta.resolve('@sparticuz/chromium').slice('file://'.length)),
    '../package.json',
  )
  return JSON.parse(await readFile(file, 'utf8')).version
}

/** Under another name first: what is half unpacked, or unpacked by two at once, is never used. */
async function unpackInto(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  try {
    await runNode(UNPACK, { ...inherited(), TMPDIR: draft })
    await writeFile(path.join(draft, 'fonts.conf'), fontsOf(folder))
    await rename(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function runNode(source: string, env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: import.meta.dirname,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', chunk => (complaint += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`Chromium could not be unpacked: ${complaint}`)
}

/** One font everywhere, so that a line breaks at the same word on every machine. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`

/** The environment without what Node's test runner tells its own children. */
function inherited(): Record<string, string> {
  const { NODE_OPTIONS: _o, NODE_TEST_CONTEXT: _t, ...env } = process.env
  return env as Record<string, string>
}
