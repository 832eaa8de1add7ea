/** PostgreSQL's codes of a server that is being started or stopped, or has no connection left; class 08 is the connection. */
const SERVER = /^(08...|57P0[123]|53300)$/
/** A connection that is not made, or breaks. */
const CONNECTION = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND|ENOENT)$/
/** What `pg` says without any code. */
const WORDS = /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/

/** Whether an error says that the database does not answer just now: nothing is wrong with what was asked of it. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', syscall, cause } = error as NodeJS.ErrnoException
  if (SERVER.test(code) || WORDS.test(error.message)) return true
  // The same codes come from files and mail servers; the database is what pages connect to.
  if (CONNECTION.test(code) && (syscall === undefined || /^(connect|read|write|getaddrinfo)$/.test(syscall)))
    return true
  const inner = error instanceof AggregateError ? error.errors : [cause]
  return inner.some(isDatabaseAway)
}
