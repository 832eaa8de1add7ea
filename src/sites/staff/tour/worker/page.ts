import { readAsset } from '../../../../platform/assets/build.ts'
import { page, Raw } from '../../../../platform/page/page.ts'

/** The service worker that shows a desk without a network. It holds no secret; under /assets it could see no page. */
export const tourWorkerPage = page({
  at: import.meta,
  path: '/staff/tour/worker.js',
  public: true,
  texts: {},
  async load() {
    return new Raw(await readAsset('staff-tour-worker.js'), {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'service-worker-allowed': '/staff/tour',
    })
  },
})
