/** Whether a host is this machine: what is said to it passes no wire. */
export const isHere = (host: string): boolean => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host)
