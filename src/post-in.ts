import { type PostKeeper, watchPostFolder } from './adapters/post-folder/index.ts'
import type { App } from './app.ts'
import { LARGEST_SCAN, noteLeftInFolders, noteTooLarge, receiveLetter } from './modules/correspondence/index.ts'
import { system } from './platform/actor.ts'
import type { Repeating } from './platform/repeat.ts'

/** Takes what a scanner puts into the folder of the settings, where there is one. Several workers may. */
export function takePostIn(app: App): Repeating {
  const { postFolder, printFolder } = app.config
  if (!postFolder) return { stop: async () => {} }
  const ctx = app.context({ actor: system('post') })
  const keeper: PostKeeper = {
    largest: LARGEST_SCAN,
    take: async file => void (await receiveLetter(ctx, file)),
    tellTooLarge: file => noteTooLarge(ctx, file),
    async tellLeft(names) {
      await noteLeftInFolders(ctx, names)
      ctx.log.warn({ count: names.length }, 'files that lay in folders below POST_FOLDER are left there')
    },
    onProblem: (problem, err) => ctx.log.warn({ err, problem }, 'scanned post cannot be taken now'),
  }
  // What we print is no post that came in, though it may lie in one folder with it.
  return watchPostFolder(postFolder, keeper, { except: printFolder ? [printFolder] : [] })
}
