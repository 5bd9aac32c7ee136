import { isInQuery, pathKeys, type CallOf, type Contract, type OutputOf } from '@gongjian/domain/operation/contract.ts'
import { sentence, type Details, type ErrorCode } from '@gongjian/domain/error/codes.ts'

const BASE = '/api'

/** `offline`: no answer at all, so the server never refused anything. */
export type ApiErrorCode = ErrorCode | 'offline'

/** What the server refused; `message` is Chinese and says what to do. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly details: Details
  constructor(code: ApiErrorCode, message: string, details: Details = {}) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.details = details
  }
}

interface Parts {
  readonly url: string
  readonly rest: Record<string, unknown>
}

/** The address with its path keys filled, and what is left of the input. */
function partsOf(contract: Contract, input: Record<string, unknown>): Parts {
  const rest = { ...input }
  const keys = pathKeys(contract.path)
  const url = keys.reduce(
    (path, key) => path.replace(`:${key}`, encodeURIComponent(asText(input[key]))),
    BASE + contract.path,
  )
  for (const key of keys) delete rest[key]
  return { url, rest }
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function withQuery({ url, rest }: Parts): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const text = asText(one)
      if (text !== '') query.append(key, text)
    }
  }
  const text = query.toString()
  return text === '' ? url : `${url}?${text}`
}

export async function call<C extends Contract>(
  contract: C,
  input: CallOf<C>,
  signal?: AbortSignal,
): Promise<OutputOf<C>> {
  const parts = partsOf(contract, input)
  const inQuery = isInQuery(contract)
  const init: RequestInit = { method: contract.method, credentials: 'same-origin' }
  if (signal) init.signal = signal
  if (!inQuery) {
    init.headers = { 'content-type': 'application/json' }
    init.body = JSON.stringify(parts.rest)
  }
  const response = await fetch(inQuery ? withQuery(parts) : parts.url, init).catch((e: unknown) => {
    if (signal?.aborted) throw e
    throw offline()
  })
  return read(response.status, await response.text()) as OutputOf<C>
}

/** One file; XMLHttpRequest because fetch tells nothing of an upload's progress. */
export function upload<C extends Contract>(
  contract: C,
  input: CallOf<C>,
  file: File,
  onProgress?: (share: number) => void,
): Promise<OutputOf<C>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(contract.method, withQuery(partsOf(contract, input)))
    request.upload.onprogress = (e) => onProgress?.(e.total > 0 ? e.loaded / e.total : 0)
    request.onerror = () => reject(offline())
    request.onload = () => {
      try {
        resolve(read(request.status, request.responseText) as OutputOf<C>)
      } catch (e) {
        reject(e instanceof Error ? e : offline())
      }
    }
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

/** One file sent, another one back: it is saved under the name that the server gives it. */
export async function uploadForFile<C extends Contract>(contract: C, input: CallOf<C>, file: File): Promise<string> {
  const body = new FormData()
  body.append('file', file, file.name)
  const response = await fetch(withQuery(partsOf(contract, input)), {
    method: contract.method,
    credentials: 'same-origin',
    body,
  }).catch(() => {
    throw offline()
  })
  if (!response.ok) read(response.status, await response.text())
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const name = named === undefined ? file.name : decodeURIComponent(named)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
  return name
}

/** For a link: the browser fetches the file itself and shows its own progress. */
export function downloadUrl<C extends Contract>(contract: C, input: CallOf<C>): string {
  return withQuery(partsOf(contract, input))
}

function read(status: number, body: string): unknown {
  const json = parse(body)
  if (status >= 200 && status < 300) return json
  const error = (json as { error?: { code: ErrorCode; message?: string; details?: Details } } | null)?.error
  if (error) throw new ApiError(error.code, error.message ?? sentence(error.code, error.details), error.details)
  // A proxy or a dead server answers without our envelope.
  throw status >= 500 ? offline() : new ApiError('internal', `服务器没有按约定应答（${status}），请稍后再试`)
}

function parse(body: string): unknown {
  if (body === '') return null
  try {
    return JSON.parse(body) as unknown
  } catch {
    return null
  }
}

function offline(): ApiError {
  return new ApiError('offline', '连不上服务器，请检查网络后重试；已填写的内容还在页面上')
}
