import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const RATE = 8_000
const HEADER = 44

/** A tone that fades, as a telephone carries it: WAV, 16 bit, one channel. */
function makeSound(seconds: number): Buffer {
  const samples = Math.round(seconds * RATE)
  const bytes = Buffer.alloc(HEADER + samples * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE, 24)
  bytes.writeUInt32LE(RATE * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples * 2, 40)
  for (let at = 0; at < samples; at++) {
    const fade = Math.exp(-(at % RATE) / (RATE / 4))
    bytes.writeInt16LE(Math.round(8_000 * fade * Math.sin((2 * Math.PI * 440 * at) / RATE)), HEADER + at * 2)
  }
  return bytes
}

/** Where the provider keeps what was spoken: on this machine, until it is closed. */
export async function keepRecordings(): Promise<{ addressOf(seconds: number): string; close(): void }> {
  const server = createServer((request, response) => {
    const seconds = Number(new URL(request.url!, 'http://recordings').searchParams.get('seconds')) || 1
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(makeSound(Math.min(seconds, 60)))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { addressOf: seconds => `http://127.0.0.1:${port}/recording?seconds=${seconds}`, close: () => server.close() }
}
