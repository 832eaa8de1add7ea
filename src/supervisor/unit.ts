/** Something the supervisor keeps alive: a child process, or the database. */
export type Unit = {
  /** As people know it: 'web process', 'worker process', 'database'. */
  name: string
  /**
   * Starts it and resolves when it is ready. Throws CannotStart when a person has to change something first.
   * `signal` gives up an unfinished start.
   */
  start(signal: AbortSignal): Promise<Running>
}

export type Running = {
  /** Resolves when it has ended, with how: 'signal SIGKILL', 'exit code 1'. */
  ended: Promise<string>
  /** Lets it finish what it is doing. Resolves when it has ended. */
  stop(): Promise<void>
  /** Ends it at once. */
  kill(): void
}
