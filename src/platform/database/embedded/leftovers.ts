// Processes of a PostgreSQL whose head was killed. Most end by themselves; one in the middle of a long query does not
// notice, and its hold on the shared memory keeps the next start out.
import { readdir, readFile, readlink } from 'node:fs/promises'

async function belongsTo(pid: string, dataFolder: string): Promise<boolean> {
  try {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    return command.startsWith('postgres:') && (await readlink(`/proc/${pid}/cwd`)) === dataFolder
  } catch {
    // It has just ended, or it is not ours to look at.
    return false
  }
}

/**
 * Ends what is left of a PostgreSQL on this data folder. Call it only when its head is gone: then nothing they do can
 * be committed any more. On systems without /proc the next start waits for them instead.
 */
export async function endLeftovers(dataFolder: string): Promise<void> {
  const pids = await readdir('/proc').catch(() => [])
  for (const pid of pids.filter(name => /^\d+$/.test(name))) {
    if (!(await belongsTo(pid, dataFolder))) continue
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
