import { hash as digest } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { basename, extname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const MODULES = join(ROOT, 'node_modules')
export const ASSET_FOLDER = join(ROOT, '.assets')
const SITES = ['public', 'staff']

/** Files of libraries as they come, by the name we give them. */
const LIBRARIES: Record<string, string> = {
  'govuk-frontend.js': 'govuk-frontend/dist/govuk/govuk-frontend.min.js',
  'moj-frontend.js': '@ministryofjustice/frontend/moj/moj-frontend.min.js',
  'leaflet.js': 'leaflet/dist/leaflet.js',
  'leaflet.css': 'leaflet/dist/leaflet.css',
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'accessible-autocomplete.js': 'accessible-autocomplete/dist/accessible-autocomplete.min.js',
  'accessible-autocomplete.css': 'accessible-autocomplete/dist/accessible-autocomplete.min.css',
}

/**
 * Makes `.assets`: each site's style sheet from Sass, its browser scripts with their types stripped, and the libraries' files,
 * all named by their content so that browsers may keep them for ever. Does nothing when no input changed.
 */
export async function buildAssets(): Promise<void> {
  const stamp = await stampOfInputs()
  if ((await readFile(join(ASSET_FOLDER, 'stamp'), 'utf8').catch(() => '')) === stamp) return
  const folder = `${ASSET_FOLDER}.${process.pid}`
  try {
    await buildInto(folder, stamp)
    await rm(ASSET_FOLDER, { recursive: true, force: true })
    await rename(folder, ASSET_FOLDER)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function buildInto(folder: string, stamp: string): Promise<void> {
  await mkdir(join(folder, 'images'), { recursive: true })
  const manifest: Record<string, string> = {}
  const put = async (name: string, content: string | Buffer) => {
    const hash = digest('sha256', content).slice(0, 10)
    const file = `${basename(name, extname(name))}.${hash}${extname(name)}`
    manifest[name] = file
    await writeFile(join(folder, file), content)
    return file
  }
  for (const [name, path] of Object.entries(LIBRARIES)) await put(name, await readFile(join(MODULES, path)))
  for (const site of SITES) await buildSite(site, put)
  await cp(join(MODULES, 'leaflet/dist/images'), join(folder, 'images'), { recursive: true })
  await cp(join(MODULES, '@ministryofjustice/frontend/moj/assets/images'), join(folder, 'images'), { recursive: true })
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'stamp'), stamp)
}

/** Keeps a file and answers what it is called now. */
type Put = (name: string, content: string) => Promise<string>

async function buildSite(site: string, put: Put): Promise<void> {
  const sass = await import('sass')
  const { css } = await sass.compileAsync(join(ROOT, `src/sites/${site}/styles/main.scss`), {
    loadPaths: [ROOT, MODULES, join(ROOT, 'src/sites')],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'if-function'],
    logger: sass.Logger.silent,
  })
  await put(`${site}.css`, css)
  for (const name of await browserScripts(site)) await putScript(site, name, put)
}

/** A script with the scripts beside it that it imports, each by the name it has now. */
async function putScript(site: string, name: string, put: Put): Promise<string> {
  let source = stripTypeScriptTypes(await readFile(join(ROOT, `src/sites/${site}/browser/${name}`), 'utf8'))
  for (const [, imported] of source.matchAll(/ from '\.\/([\w-]+\.ts)'/g))
    source = source.replace(`'./${imported}'`, `'./${await putScript(site, imported!, put)}'`)
  return put(`${site}-${basename(name, '.ts')}.js`, source)
}

async function browserScripts(site: string): Promise<string[]> {
  const names = await readdir(join(ROOT, `src/sites/${site}/browser`)).catch(() => [])
  return names.filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
}

/** Name, size and time of every input: cheaper than reading them, and enough to notice a change. */
async function stampOfInputs(): Promise<string> {
  const folders = SITES.flatMap(site => ['styles', 'browser'].map(part => join(ROOT, 'src/sites', site, part)))
  folders.push(join(ROOT, 'src/sites/questions'))
  const files = [import.meta.filename, join(ROOT, 'package-lock.json')]
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) files.push(join(folder, name))
  }
  const facts = await Promise.all(
    files.map(async file => `${file}:${(await stat(file)).size}:${(await stat(file)).mtimeMs}`),
  )
  return digest('sha256', facts.join('\n'))
}

/** Where a built file is: `asset('public.css')` → `/assets/public.3fa2b1c4d5.css`. */
export async function readAssetManifest(): Promise<(name: string) => string> {
  const manifest = JSON.parse(await readFile(join(ASSET_FOLDER, 'manifest.json'), 'utf8')) as Record<string, string>
  return name => {
    const file = manifest[name]
    if (!file) throw new Error(`There is no asset '${name}'`)
    return `/assets/${file}`
  }
}
