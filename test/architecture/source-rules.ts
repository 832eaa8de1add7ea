// Rules about how files are named, placed and written.
import { codeOf, isTest, type Tree, withoutComments } from './tree.ts'

/** A rule by its name, as the tests print it: what breaks it, a sentence each that says what to do. */
export type Rules = Record<string, (tree: Tree) => string[]>

const LONGEST_FILE = 300
const KEBAB_CASE = /^_?[a-z0-9]+([.-][a-z0-9]+)*$/
const TOOLBOX = /(^|[-/.])(utils?|helpers?|common|managers?|handlers?)(?=[-/.]|$)/

export const sourceRules: Rules = {
  'files are named in kebab-case': ({ files }) =>
    [...files.keys()]
      .filter(file => /^(src|test|bench|scripts)\//.test(file) && !file.endsWith('/README.md'))
      .filter(file => !file.split('/').every(part => KEBAB_CASE.test(part)))
      .map(file => `${file}: name it in small letters, with - between words`),

  'no file or folder is a box of tools': ({ files }) =>
    [...files.keys()]
      .filter(file => /^(src|test|bench|scripts)\//.test(file) && TOOLBOX.test(file))
      .filter(file => !file.endsWith('/common-words.ts'))
      .map(
        file =>
          `${file}: name it after what it does in the domain's words, not as a utility, helper, manager or handler`,
      ),

  'no file of the program is longer than 300 lines': tree =>
    codeOf(tree, /^src\/.*\.ts$/)
      .filter(([file]) => !/\/rows\.ts$|text\.ts$/.test(file))
      .map(([file]): [string, number] => [file, tree.files.get(file)!.split('\n').length])
      .filter(([, lines]) => lines > LONGEST_FILE)
      .map(([file, lines]) => `${file} has ${lines} lines: find the seam and part it`),

  'no council is named in the program': tree => {
    const packs = new Set([...tree.files.keys()].flatMap(file => /^packs\/([^/]+)\//.exec(file)?.[1] ?? []))
    return [...tree.files]
      .filter(([file]) => /^src\/.*\.(ts|njk|scss)$|^db\/.*\.sql$/.test(file) && !isTest(file))
      .flatMap(([file, source]) =>
        [...packs]
          .filter(name => new RegExp(`\\b${name}\\b`, 'i').test(source))
          .map(name => `${file} names '${name}': a council differs by data in its pack`),
      )
  },

  'the program asks of no council which one it is': tree => {
    const named = /\bcouncil\??\.(slug|id|name(\??\.\w+)?)\s*[!=]==?|[!=]==?\s*\w*\.?council\??\.(slug|id|name)\b/
    const asked = /\b(switch|if)\s*\(\s*!?\s*(\w+\.)*council\s*([!=]==?|\))|\bswitch\s*\([^)]*\bcouncil\b/
    return codeOf(tree, /^src\/.*\.(ts|njk)$/)
      .filter(([file]) => file !== 'src/pack/load-pack.ts' && !file.startsWith('src/pack/read-'))
      .filter(([, code]) => named.test(code) || asked.test(code))
      .map(([file]) => `${file} asks which council this is: make what differs a setting of the pack`)
  },

  'a tick is drawn and not written, because not every font has one': tree =>
    [...tree.files]
      .filter(([file, source]) => /^src\/sites\/.*(\.njk|\.scss|texts?\.ts)$/.test(file) && /[✓✔✗✘]/.test(source))
      .map(([file]) => `${file}: draw the tick with borders, as .fp-marks does`),

  'nothing in the program writes to the console': tree =>
    codeOf(tree, /^src\/.*\.ts$/)
      .filter(([file, code]) => !file.includes('/browser/') && /\bconsole\.(log|error|warn|info)\(/.test(code))
      .map(([file]) => `${file} uses console: use the log of the context`),

  'only the configuration reads the environment': tree =>
    codeOf(tree, /^src\/.*\.ts$/)
      .filter(([file]) => !/^src\/(config|main)\.ts$|^src\/(commands|supervisor)\/|\/embedded\//.test(file))
      .filter(([, code]) => /process\.env\b/.test(code))
      .map(([file]) => `${file} reads process.env: add a setting to src/config.ts`),

  'sites hold no SQL': tree =>
    codeOf(tree, /^src\/sites\/.*\.ts$/)
      .filter(([file]) => file !== 'src/sites/health.ts')
      .filter(([, code]) => /\bsql`|\.db\b|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(code))
      .map(([file]) => `${file} asks the database: put the query into a module's read file and call that`),

  'every text of a public page has its Welsh': tree =>
    codeOf(tree, /^src\/sites\/(public|questions|api)\/.*text[^/]*\.ts$/)
      .filter(([, code]) => /=\s*\{/.test(code) && !/\bPublicTexts\b/.test(code))
      .map(
        ([file]) =>
          `${file}: end its texts with 'satisfies PublicTexts', so that a missing Welsh text does not compile`,
      ),

  'tests fake ports only, and no module of ours': ({ files }) =>
    [...files]
      .filter(([file]) => isTest(file) && file.endsWith('.ts') && !file.startsWith('test/architecture/'))
      .filter(([, source]) => /\bmock\.module\(|\b(jest|vi)\.mock\(|\bproxyquire\(/.test(withoutComments(source)))
      .map(([file]) => `${file} puts a fake in place of a module: use the real one, and fake the port behind it`),

  'tests use no chance': ({ files }) =>
    [...files]
      .filter(([file]) => file.endsWith('.test.ts') && !file.startsWith('test/architecture/'))
      .filter(([, source]) => /\bMath\.random\(/.test(withoutComments(source)))
      .map(([file]) => `${file} uses Math.random: a test does the same each time; fast-check prints its seed`),
}
