import { afterEach, expect, test, vi } from 'vitest'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { ApiError, call, downloadUrl } from '../src/app/client.ts'

afterEach(() => vi.unstubAllGlobals())

function answer(status: number, body: unknown) {
  const fetched = vi.fn((_url: string, _init: RequestInit) =>
    Promise.resolve(new Response(JSON.stringify(body), { status })),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

test('path keys are filled, the rest of a GET is its query, unset values are left out', async () => {
  const fetched = answer(200, { months: [], lines: [] })
  await call(OPERATIONS.listTaskLines, { taskId: '3.1', month: '2019-09', unit: undefined })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/tasks/3.1/lines?month=2019-09')
})

test('what is not in the path of a POST is its JSON body', async () => {
  const fetched = answer(200, { units: 1, notices: 2, mails: 0 })
  await call(OPERATIONS.remindUnits, { month: '2019-09', units: ['410181'] })
  const [url, init] = fetched.mock.calls[0] ?? []
  expect(url).toBe('/api/periods/2019-09/remind')
  expect(init?.body).toBe('{"units":["410181"]}')
})

test('a refusal keeps its code, its words and its details', async () => {
  answer(409, { error: { code: 'task-not-found', message: '没有找到任务 9.9', details: { task: '9.9' } } })
  const refusal = await call(OPERATIONS.getTask, { taskId: '9.9' }).catch((e: unknown) => e)
  expect(refusal).toBeInstanceOf(ApiError)
  expect(refusal).toMatchObject({ code: 'task-not-found', message: '没有找到任务 9.9', details: { task: '9.9' } })
})

test('no answer, and an answer of a proxy without our envelope, are a lost connection', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
  await expect(call(OPERATIONS.getSession, {})).rejects.toMatchObject({ code: 'offline' })
  answer(502, 'bad gateway')
  await expect(call(OPERATIONS.getSession, {})).rejects.toMatchObject({ code: 'offline' })
})

test('a download is a plain address', () => {
  expect(downloadUrl(OPERATIONS.downloadFile, { id: 7 })).toBe('/api/files/7')
})
