// Sends photos and documents as soon as they are chosen, and shows how far they are. Without this the buttons post them.

interface Words {
  sending: string
  sent: string
  failed: string
  tooLarge: string
  tooMany: string
}

const BYTES_IN_MB = 1_000_000

function watchFiles(box: HTMLElement): void {
  const words = JSON.parse(box.dataset.words!) as Words
  const input = box.querySelector<HTMLInputElement>('input[type=file]')!
  const send = box.querySelector<HTMLButtonElement>('button[name=add-files]')!
  const status = box.appendChild(document.createElement('p'))
  status.className = 'govuk-body'
  status.setAttribute('role', 'status')
  send.hidden = true
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    const problem = problemWith(files, box, words)
    status.textContent = problem ?? ''
    if (problem) input.value = ''
    else if (files.length > 0) sendForm(send, status, words)
  })
}

function problemWith(files: File[], box: HTMLElement, words: Words): string | null {
  const large = files.find(file => file.size > Number(box.dataset.megabytes) * BYTES_IN_MB)
  if (large) return words.tooLarge.replace('{name}', large.name)
  return files.length > Number(box.dataset.most) ? words.tooMany : null
}

/** Posts the form as its button would. The answer is a page: the one after, or the same with what to mend. */
function sendForm(send: HTMLButtonElement, status: HTMLElement, words: Words): void {
  const form = send.form!
  const body = new FormData(form, send)
  const progress = status.insertAdjacentElement('afterend', document.createElement('progress')) as HTMLProgressElement
  progress.className = 'fp-files__progress'
  progress.setAttribute('aria-label', words.sending)
  status.textContent = words.sending
  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.max = total
    progress.value = loaded
    if (loaded === total) status.textContent = words.sent
  })
  request.addEventListener('load', () => showAnswer(request))
  request.addEventListener('error', () => {
    progress.remove()
    status.textContent = words.failed
    send.hidden = false
  })
  request.open('POST', form.action)
  request.send(body)
}

function showAnswer(request: XMLHttpRequest): void {
  if (request.status < 400) {
    location.assign(request.responseURL)
    return
  }
  const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
  document.title = answer.title
  document.querySelector('main')!.replaceWith(answer.querySelector('main')!)
  document.querySelector<HTMLElement>('.govuk-error-summary')?.focus()
  start()
}

function start(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-files]')) watchFiles(box)
}

start()

export {}
