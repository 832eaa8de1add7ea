import type { Config } from '../config.ts'
import { CannotStart } from '../platform/cannot-start.ts'

type Given = Pick<Config, 'port' | 'host' | 'dataFolder'>

function explainListening(code: string | undefined, { port, host }: Given): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program: stop that one, or set PORT to another number.`
    case 'EACCES':
      return `Port ${port} is kept for the system: set PORT to a number above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is ${host}, which is not an address of this machine: set it to localhost or 0.0.0.0.`
    default:
      return null
  }
}

function explainFiles(code: string | undefined, file: string, dataFolder: string): string | null {
  const isData = file.startsWith(dataFolder) || dataFolder.startsWith(file)
  const elsewhere = isData ? ', or set DATA_DIR to another folder' : ''
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: make room for ${file}, then start again.`
    case 'EACCES':
    case 'EPERM':
      return `Firstpoint may not use ${file}: give it to the user who starts Firstpoint${elsewhere}.`
    case 'EROFS':
      return `Firstpoint cannot write to ${file}, because that disk can only be read${elsewhere}.`
    case 'ENOTDIR':
    case 'EEXIST':
      return isData ? `${file} is not a folder: set DATA_DIR to a folder.` : null
    // PostgreSQL's disk_full.
    case '53100':
      return 'The disk of the database is full: make room there, then start again.'
    default:
      return null
  }
}

/** One sentence for what a person can put right, or null for a fault of the program. What caused an error counts too. */
export function explainStartError(error: unknown, config: Given): CannotStart | null {
  return (
    explainOne(error, config) ?? (error instanceof Error && error.cause ? explainStartError(error.cause, config) : null)
  )
}

function explainOne(error: unknown, config: Given): CannotStart | null {
  if (error instanceof CannotStart) return error
  if (!(error instanceof Error)) return null
  const { code, syscall, path } = error as NodeJS.ErrnoException
  const sentence =
    syscall === 'listen' || syscall === 'getaddrinfo' || syscall === 'bind'
      ? explainListening(code, config)
      : code === 'ENOENT' && syscall === 'mkdir'
        ? `No folder can be made at ${path}: set DATA_DIR to another one.`
        : explainFiles(code, path ?? config.dataFolder, config.dataFolder)
  return sentence ? new CannotStart(sentence) : null
}
