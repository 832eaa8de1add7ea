import { wordIn } from '../../modules/correspondence/index.ts'

export type Command = 'help' | 'web' | 'back' | 'end'

const COMMANDS: Record<string, Command> = {
  HELP: 'help',
  CYMORTH: 'help',
  WEB: 'web',
  ONLINE: 'web',
  GWE: 'web',
  BACK: 'back',
  'YN OL': 'back',
  'YN ÔL': 'back',
  END: 'end',
  DIWEDD: 'end',
}

/** What a text asks of the form itself; null: it is an answer. Pure. */
export function commandIn(words: string): Command | null {
  const word = wordIn(words)
  return Object.hasOwn(COMMANDS, word) ? COMMANDS[word]! : null
}
