import { isPublic, type PhotoView, type RequestView } from '../../../modules/requests/index.ts'

/** A file that came with a request. */
export interface ShownFile {
  id: string
  name: string
  isPicture: boolean
  src: string
  small: string
  /** Its own page, large, where it is shown to the public or held. */
  href: string
  /** 'Shown to the public', 'Held'. */
  state: 'shown' | 'held' | 'withdrawn' | 'private'
}

/** Photos are stored as JPEG, whatever they came as; anything else is a document. */
const isPicture = ({ name }: PhotoView): boolean => /\.jpe?g$/i.test(name)

export function showFile(request: RequestView, photo: PhotoView): ShownFile {
  const src = `/staff/files/${photo.fileId}`
  return {
    id: photo.fileId,
    name: photo.name,
    isPicture: isPicture(photo),
    src,
    small: `${src}?size=small`,
    href: isPicture(photo) ? `/staff/requests/${request.id}/photos/${photo.fileId}` : src,
    state: stateOf(request, photo),
  }
}

function stateOf(request: RequestView, photo: PhotoView): ShownFile['state'] {
  if (photo.withdrawnAt) return 'withdrawn'
  if (!isPublic(request) || !isPicture(photo)) return 'private'
  return photo.releasedAt ? 'shown' : 'held'
}
