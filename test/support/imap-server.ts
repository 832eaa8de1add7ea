// A real IMAP server in this process, whose only mailbox is filled, numbered anew, taken away and given back at will.
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'

const USER = { user: 'streetscene@council.test', password: 'p@ss word/1%', token: 'a-token' }
const PLUGINS = [
  'ID',
  'UNSELECT',
  'IDLE',
  'NAMESPACE',
  'LITERALPLUS',
  'UIDPLUS',
  'MOVE',
  'ENABLE',
  'SASL-IR',
  'AUTH-PLAIN',
  'XOAUTH2',
]

export interface ImapServer {
  port: number
  /** As a setting has it; another password, folder or query where given. */
  account(more?: { password?: string; folder?: string; query?: string }): string
  /** A mail comes. One character of text is one byte. */
  deliver(raw: string, more?: { flags?: string[]; at?: Date }): number
  /** What the mailbox holds. */
  messages(folder?: string): { uid: number; flags: string[]; raw: string }[]
  /** It answers nobody, and whoever is connected is cut off. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  /** As after the mailbox was moved or repaired: the same mails by other numbers. */
  renumber(): Promise<void>
  /** Cuts the connection where this command comes, for ever or until it answers false. */
  cutAt(command: string, isCut: () => boolean): void
  /** Says no to whoever wants the whole of any of these. */
  refuse(uids: number[]): void
  /** How many have signed in, and how many tried. */
  readonly tries: number
  stop(): Promise<void>
}

export async function startImapServer({ port = 0 }: { port?: number } = {}): Promise<ImapServer> {
  const crow = hoodiecrow({
    plugins: PLUGINS,
    users: {
      [USER.user]: { password: USER.password, xoauth2: { accessToken: USER.token, sessionTimeout: 3_600_000 } },
    },
    storage: { INBOX: {}, '': { separator: '/', folders: {} } },
  })
  const sockets = new Set<Socket>()
  let tries = 0
  crow.server.on('connection', (socket: Socket) => {
    tries += 1
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  // It waits half an hour for whoever idles, gone or not: that would keep the process.
  const idle = crow.getCommandHandler('IDLE')
  crow.setCommandHandler('IDLE', (connection, ...rest) => {
    idle(connection, ...rest)
    connection.socket.once('close', () => (connection.inputHandler ? connection.inputHandler('DONE') : undefined))
  })
  const listen = async (at: number) => {
    crow.server.listen(at, '127.0.0.1')
    await once(crow.server, 'listening')
  }
  await listen(port)
  const bound = (crow.server.address() as AddressInfo).port
  const inbox = () => crow.getMailbox('INBOX')!
  const cutAll = () => {
    for (const socket of sockets) socket.destroy()
  }

  async function goAway(): Promise<void> {
    if (!crow.server.listening) return
    const closed = once(crow.server, 'close')
    crow.server.close()
    cutAll()
    await closed
  }

  return {
    port: bound,
    account: ({ password = USER.password, folder = 'INBOX', query = '' } = {}) =>
      `imap://${encodeURIComponent(USER.user)}:${encodeURIComponent(password)}@127.0.0.1:${bound}/${folder}${query}`,
    deliver: (raw, { flags = [], at = new Date() } = {}) => crow.appendMessage('INBOX', flags, at, raw).message.uid,
    messages: (folder = 'INBOX') => crow.getMailbox(folder)?.messages ?? [],
    goAway,
    comeBack: () => listen(bound),
    async renumber() {
      const box = inbox()
      box.uidvalidity += 1
      for (const [index, message] of box.messages.entries()) message.uid = index + 1
      box.uidnext = box.messages.length + 1
      cutAll()
    },
    cutAt(command, isCut) {
      const answer = crow.getCommandHandler(command)
      crow.setCommandHandler(command, (connection, ...rest) => {
        if (isCut()) connection.socket.destroy()
        else answer(connection, ...rest)
      })
    },
    refuse(uids) {
      const answer = crow.getCommandHandler('UID FETCH')
      crow.setCommandHandler('UID FETCH', (connection, parsed, data, callback) => {
        const asked = namesAny(parsed.attributes[0]!.value, uids) && JSON.stringify(parsed).includes('BODY')
        if (!asked) return answer(connection, parsed, data, callback)
        connection.send({ tag: parsed.tag, command: 'NO', attributes: [{ type: 'TEXT', value: 'It is damaged' }] })
        callback()
      })
    },
    get tries() {
      return tries
    },
    stop: goAway,
  }
}

/** Is any of these in a range such as `1:3,7`? */
function namesAny(range: string, uids: number[]): boolean {
  return range.split(',').some(part => {
    const [from, to = from] = part.split(':').map(Number)
    return uids.some(uid => uid >= from! && uid <= to!)
  })
}
