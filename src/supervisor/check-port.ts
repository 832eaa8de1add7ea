import { createServer } from 'node:net'

/** Throws the system's own error (EADDRINUSE, EACCES, …) when nothing can listen there. Costs a millisecond. */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve()))
  })
}
