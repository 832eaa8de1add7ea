/** A whole HTTP request as text, ready to be sent on a connection that stays open. */
export function httpRequest(
  method: 'GET' | 'POST',
  path: string,
  { headers = {}, form }: { headers?: Record<string, string>; form?: Record<string, string> } = {},
): string {
  const body = form ? new URLSearchParams(form).toString() : ''
  const all = {
    host: '127.0.0.1',
    accept: 'text/html',
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) } : {}),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`
}
