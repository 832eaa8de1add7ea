/** Tells whoever started the program what is going on, one sentence a call. */
export type Progress = (sentence: string) => void

const SHORT = 500

export const say: Progress = sentence => {
  process.stdout.write(`${sentence}\n`)
}

/** Says what is done now and, when that took a moment, how long it took. */
export async function step<T>(tell: Progress, what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  tell(`${what} …`)
  const result = await work()
  const took = performance.now() - begun
  if (took >= SHORT) tell(`  done in ${(took / 1000).toFixed(1)} seconds`)
  return result
}
