import { hash as digest } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { basename, dirname, extname, join, relative, sep } from 'node:path'

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
  for (const name of await browserScripts(site)) await putScript(join(ROOT, `src/sites/${site}/browser`, name), put)
}

/**
 * A script with the scripts that it imports, each by the name it has now: those beside it, and parts of the platform that
 * run in browsers as they are (the rules of forms), so that nothing is judged by two sets of rules.
 */
async function putScript(path: string, put: Put): Promise<string> {
  let source = stripTypeScriptTypes(await readFile(path, 'utf8'))
  for (const [, imported] of source.matchAll(/ from '(\.{1,2}\/[\w./-]+\.ts)'/g))
    source = source.replace(`'${imported}'`, `'./${await putScript(join(dirname(path), imported!), put)}'`)
  if (source.includes(PHONE_NUMBERS)) source = source.replace(PHONE_NUMBERS, ` from './${await putPhoneNumbers(put)}'`)
  if (/ from 'node:/.test(source))
    throw new Error(`${path} imports what only Node has: no script of a browser may reach it`)
  return put(nameOfScript(path), source)
}

/** 'staff-desk.js' for a script of a site, 'platform-form-walk.js' for a part of the platform. */
function nameOfScript(path: string): string {
  const parts = relative(join(ROOT, 'src'), path).replace(/\.ts$/, '').split(sep)
  return `${(parts[0] === 'sites' ? [parts[1], parts.at(-1)] : parts).join('-')}.js`
}

const PHONE_NUMBERS = " from 'libphonenumber-js'"

/** The library's one file is no module of a browser: it fills `exports`. */
async function putPhoneNumbers(put: Put): Promise<string> {
  const library = await readFile(join(MODULES, 'libphonenumber-js/bundle/libphonenumber-min.js'), 'utf8')
  const filled = `const exports = {}\n;((exports, module) => {${library.replace(/\/\/# sourceMappingURL.*/, '')}\n})(exports, {})\n`
  return put('phone-numbers.js', `${filled}export default exports.parsePhoneNumberFromString\n`)
}

async function browserScripts(site: string): Promise<string[]> {
  const names = await readdir(join(ROOT, `src/sites/${site}/browser`)).catch(() => [])
  return names.filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
}

/** Parts of the platform that scripts of browsers import. */
const IN_BROWSERS = ['', 'form', 'form/types', 'sealing', 'page', 'dates', 'masking']

/** Name, size and time of every input: cheaper than reading them, and enough to notice a change. */
async function stampOfInputs(): Promise<string> {
  const folders = SITES.flatMap(site => ['styles', 'browser'].map(part => join(ROOT, 'src/sites', site, part)))
  folders.push(join(ROOT, 'src/sites/questions'), join(ROOT, 'src/sites/book'))
  for (const part of IN_BROWSERS) folders.push(join(ROOT, 'src/platform', part))
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

/** The text of a built file, for what must not be served under /assets. */
export async function readAsset(name: string): Promise<string> {
  const asset = await readAssetManifest()
  return readFile(join(ASSET_FOLDER, basename(asset(name))), 'utf8')
}
