// Sends photos and documents as soon as they are chosen, and shows how far they are. Without this the buttons post them.

interface Words {
  sending: string
  sent: string
  failed: string
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
    if (files.length > 0) sendForm(send, status, words, bodyWith(files, box, input, send))
  })
}

/** The form with the files that can be taken. The others are only named: the answer says of each why not. */
function bodyWith(files: File[], box: HTMLElement, input: HTMLInputElement, send: HTMLButtonElement): FormData {
  const body = new FormData(send.form!, send)
  body.delete(input.name)
  const isTooBig = (file: File) => file.size > Number(box.dataset.megabytes) * BYTES_IN_MB
  const fitting = files.filter(file => !isTooBig(file))
  const most = Number(box.dataset.most)
  for (const file of fitting.slice(0, most)) body.append(input.name, file)
  for (const file of fitting.slice(most)) body.append('too-many', file.name)
  for (const file of files.filter(isTooBig)) body.append('too-big', file.name)
  return body
}

/** Posts the form as its button would. The answer is a page: the one after, or the same with what to mend. */
function sendForm(send: HTMLButtonElement, status: HTMLElement, words: Words, body: FormData): void {
  const progress = status.insertAdjacentElement('afterend', document.createElement('progress')) as HTMLProgressElement
  progress.className = 'fp-files__progress'
  forgetErrors(send.form!)
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
  request.open('POST', send.form!.action)
  request.send(body)
}

/** What was wrong with the files before says nothing about those on their way. */
function forgetErrors(form: HTMLFormElement): void {
  for (const error of document.querySelectorAll('.govuk-error-summary, .govuk-error-message')) error.remove()
  for (const group of form.querySelectorAll('.govuk-form-group--error'))
    group.classList.remove('govuk-form-group--error')
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
