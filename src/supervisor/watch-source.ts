import { watch } from 'node:fs'
import path from 'node:path'

const QUIET_FOR = 200

/** Calls `onChange` a moment after files under `src` have changed, once for a burst of changes. For `npm run dev`. */
export function watchSource(onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined
  watch(path.resolve(import.meta.dirname, '..'), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, QUIET_FOR)
  })
}
