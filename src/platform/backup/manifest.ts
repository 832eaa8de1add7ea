// What stands in a backup besides rows and files. A backup is a tar file, in this order:
//   manifest.json                  Manifest
//   tables/SCHEMA.TABLE/000001 …   rows as PostgreSQL's COPY writes text, in parts of a few megabytes
//   sequences.json                 Sequence[]
//   files/SHA256                   uploaded files
//   end.json                       Summary: a backup without it was cut short
import type { BackupTable } from './tables.ts'

export const FORMAT = 1

export interface Manifest {
  format: typeof FORMAT
  /** When the snapshot was taken, ISO 8601. */
  takenAt: string
  /** Names of the migrations its tables come from. */
  migrations: string[]
  epoch: number
  demo: boolean
  /** In the order they are loaded. */
  tables: BackupTable[]
}

export interface Sequence {
  /** `schema.sequence`. */
  name: string
  /** The number the next row would have had. */
  next: number
}

export interface Summary {
  /** By table: how many rows, and the SHA-256 of their text. */
  tables: Record<string, { rows: number; sha256: string }>
  files: number
  /** Files that the database names and the file store did not hold. */
  missingFiles: string[]
}
