import { wordIn } from '../../modules/correspondence/index.ts'

export type Command = 'help' | 'web' | 'back' | 'end'

const COMMANDS: Record<string, Command> = {
  HELP: 'help',
  // In a form these ask for help with it, or for more: the answer says that 999 helps in danger.
  'HELP ME': 'help',
  'PLEASE HELP': 'help',
  'PLEASE HELP ME': 'help',
  'HELP ME PLEASE': 'help',
  'HELPWCH FI': 'help',
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
