// Rules about modules, their tables and the words by which people are found.
import type { Rules } from './source-rules.ts'
import { below, codeOf, moduleOf, type Tree } from './tree.ts'

const LONGEST_README = 30
/** What of customers others may join: what it knows of people who were merged. */
const PEOPLE =
  /\bcustomers\.(identity|ids_of_person|reachable|findable|known_points|point_holders|spoken|ways|current_markers|helpers)\b|\bkeptFrom\(/

/** `schema.name` in SQL strings and in Kysely's table names. */
function tablesNamed(code: string): [name: string, schema: string][] {
  const found = code.matchAll(
    /(?:from|join|into|update|table|select|perform|call|lateral|using)\s+\(?'?`?"?([a-z_]+)"?\.("?[a-z_]+)|(?:From|Into|Table|Join|with)\(\s*'([a-z_]+)\.([a-z_]+)/gi,
  )
  return [...found].map(([, a, b, c, d]) => [`${a ?? c}.${b ?? d}`, (a ?? c)!])
}

/** Views and functions that a module publishes to those above it. */
function publishedNames({ files }: Tree): Set<string> {
  const made = /create (?:or replace )?(?:view|function) ([a-z_]+\.[a-z_]+)/g
  const migrations = [...files].filter(([file]) => /^db\/migrations\/.*\.sql$/.test(file))
  return new Set(migrations.flatMap(([, source]) => [...source.matchAll(made)].map(([, name]) => name!)))
}

export const moduleRules: Rules = {
  'the module graph has no circles': ({ graph }) =>
    Object.keys(graph)
      .filter(module => below(graph, module).has(module))
      .map(module => `'${module}' is below itself in src/modules/graph.ts: take one of the edges out`),

  'every module is in the module graph': ({ files, graph }) =>
    [...new Set([...files.keys()].map(moduleOf))]
      .filter(module => module && !graph[module])
      .map(module => `src/modules/${module} is not in src/modules/graph.ts: say there what it may call`),

  'every module has a face and a README of at most 30 lines': ({ files, graph }) =>
    Object.keys(graph).flatMap(module => {
      const folder = `src/modules/${module}`
      const lines = files.get(`${folder}/README.md`)?.trim().split('\n').length
      return [
        ...(files.has(`${folder}/index.ts`) ? [] : [`${folder} needs an index.ts: what others may use`]),
        ...(lines === undefined ? [`${folder} needs a README.md: words, tables, events, what it refuses`] : []),
        ...((lines ?? 0) > LONGEST_README
          ? [`${folder}/README.md has ${lines} lines: say it in ${LONGEST_README}`]
          : []),
      ]
    }),

  'a module names only its own tables': tree => {
    const published = publishedNames(tree)
    return codeOf(tree, /^src\/modules\/.*\.ts$/).flatMap(([file, code]) =>
      tablesNamed(code)
        .filter(([, schema]) => schema !== moduleOf(file) && tree.graph[schema])
        .filter(([name, schema]) => !(published.has(name) && below(tree.graph, moduleOf(file)).has(schema)))
        .map(
          ([name, schema]) =>
            `${file} names ${name}: ask the module '${schema}' through its index.ts, or publish a view or function there`,
        ),
    )
  },

  'SQL of modules stays in modules': tree =>
    codeOf(tree, /^src\/(?!modules\/).*\.ts$/).flatMap(([file, code]) =>
      tablesNamed(code)
        .filter(([, schema]) => tree.graph[schema])
        .map(([name, schema]) => `${file} names ${name}: ask the module '${schema}' through its index.ts`),
    ),

  'nobody is found by a customer_id alone': tree =>
    codeOf(tree, /^src\/(?!modules\/customers\/).*\.ts$/)
      .filter(([, code]) => /\w\.customer_id\b/.test(code) && !PEOPLE.test(code))
      .map(
        ([file]) =>
          `${file} reads a customer_id: people who were merged would be missed. Join customers.identity or a view that does (reachable, findable, known_points)`,
      ),

  'a customer_id is compared with that of a view that knows who was merged': tree =>
    codeOf(tree, /^src\/(?!modules\/customers\/).*\.ts$/)
      .filter(([, code]) =>
        /\bcustomer_id\s*(=|<>|in)\s*(\$\{|\(|any\b|'|\$\d)|'(\w+\.)?customer_id',\s*'(=|in)'/.test(code),
      )
      .map(
        ([file]) =>
          `${file} compares a customer_id with one id: people who were merged would be missed. Join customers.identity and compare its person_id`,
      ),

  // Forgetting who it was is no rewriting, nor is an old system's correction of whom it meant.
  'nobody rewrites a customer_id': tree =>
    codeOf(tree, /^src\/(?!modules\/interactions\/importing\/).*\.ts$|^db\/migrations\/.*\.sql$/)
      .filter(
        ([, code]) =>
          /\bset\s[^;]{0,200}?\bcustomer_id\s*=(?!=|\s*null\b)/i.test(code) ||
          /\.set\(\{[^}]*\bcustomer_id\b/.test(code),
      )
      .map(
        ([file]) => `${file} rewrites a customer_id: merge people in customers.merged_ids alone, and join the views`,
      ),

  'migrations are named by time and module': ({ files }) =>
    [...files.keys()]
      .filter(file => file.startsWith('db/migrations/') && !/\/\d{8}T\d{6}_[a-z_]+\.sql$/.test(file))
      .map(file => `${file}: name it like 20261122T120000_requests.sql, by UTC time and module`),
}
