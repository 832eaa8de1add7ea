declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events'
  import type { Server, Socket } from 'node:net'

  interface Message {
    uid: number
    flags: string[]
    /** One character a byte. */
    raw: string
    internaldate: string
  }
  interface Mailbox {
    messages: Message[]
    uidvalidity: number
    uidnext: number
  }
  interface Connection {
    socket: Socket
    send(answer: object, ...rest: unknown[]): void
    /** Takes the next line instead of the commands. */
    inputHandler: ((line: string) => void) | false | undefined
  }
  type Handler = (
    connection: Connection,
    parsed: { tag: string; attributes: { value: string }[] },
    data: unknown,
    callback: () => void,
  ) => void
  interface ImapServer extends EventEmitter {
    server: Server
    getMailbox(path: string): Mailbox | undefined
    appendMessage(path: string, flags: string[], internalDate: Date, raw: string): { message: Message }
    getCommandHandler(command: string): Handler
    setCommandHandler(command: string, handler: Handler): void
  }
  export default function hoodiecrow(options: {
    plugins: string[]
    users: Record<string, object>
    storage: Record<string, object>
  }): ImapServer
}
