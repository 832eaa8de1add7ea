// A lean HTTP client for measuring, run as a process of its own so that it does not share the bench's thread.
// Usage: node bench/support/load.ts PORT CONNECTIONS FILE   FILE holds a JSON list of whole HTTP requests, each sent once.
// Prints one line of JSON: `Measured`.
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { type Measured, measured } from './measured.ts'

const [port, connections, file] = process.argv.slice(2)
const requests: string[] = JSON.parse(await readFile(file!, 'utf8'))
const times: number[] = []
const statuses: Record<string, number> = {}
let next = 0

/** One connection that sends the next request as soon as the last was answered. */
function client(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.setNoDelay(true)
    let began = 0
    let answer = ''
    const send = () => {
      if (next === requests.length) return socket.end(resolve)
      began = performance.now()
      socket.write(requests[next++]!)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', part => {
      answer += part.toString('latin1')
      if (!isWhole(answer)) return
      times.push(performance.now() - began)
      const status = answer.slice(9, 12)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (process.env.SHOW && statuses[status] === 1) process.stderr.write(`${answer}\n`)
      answer = ''
      send()
    })
  })
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /content-length: (\d+)/i.exec(answer.slice(0, end))?.[1]
  if (length !== undefined) return answer.length >= end + 4 + Number(length)
  return answer.endsWith('\r\n0\r\n\r\n')
}

const began = performance.now()
await Promise.all(Array.from({ length: Number(connections) }, client))
const result: Measured = measured(times, (performance.now() - began) / 1000, statuses)
process.stdout.write(`${JSON.stringify(result)}\n`)
