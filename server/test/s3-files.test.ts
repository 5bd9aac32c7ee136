import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config/config.ts'
import { filesOf } from '../src/file/files-of.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { PNG, refusal } from './support.ts'

/** The pair that s3rver knows. */
const KEYS = 'S3RVER:S3RVER'
const LINE = { month: '2019-09', unit: '410104', taskId: '4.3' }

const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-s3-'))
let bucket: S3rver
let port = 0
let server: TestServer
let clerk: Client

beforeAll(async () => {
  const configureBuckets = [{ name: 'evidence' }]
  bucket = new S3rver({ address: '127.0.0.1', port: 0, directory: folder, silent: true, configureBuckets })
  port = (await bucket.run()).port
  server = await startTestServer({ env: { S3_URL: urlOf('evidence/zhengzhou') } })
  clerk = await server.as('guancheng-clerk')
})
afterAll(async () => {
  await server?.close()
  await bucket?.close().catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
})

function urlOf(place: string, keys = KEYS): string {
  return `http://${keys}@127.0.0.1:${port}/${place}`
}

function objects(): string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
  return all.filter((f) => f.isFile() && f.name.endsWith('_object')).map((f) => f.name)
}

describe('附件存放在 S3', () => {
  it('keeps a file once in the bucket and nothing here, and gives it back byte for byte', async () => {
    const file = await clerk.upload('uploadLineFile', LINE, '现场.png', PNG)
    await clerk.upload('uploadLineFile', { ...LINE, taskId: '4.4' }, '又一张.png', PNG)
    expect(objects().filter((name) => name.startsWith(file.sha256))).toHaveLength(1)
    const answer = await clerk.fetch('downloadFile', { id: file.id })
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true)
    expect(readdirSync(path.join(server.app.config.dataDir, 'files', 'tmp'))).toEqual([])
  })

  it('lends a file as a path, and takes the copy away again', async () => {
    const file = await clerk.upload('uploadLineFile', LINE, '三.png', PNG)
    const lent = await server.app.files.borrow(file.sha256)
    expect(readFileSync(lent.path).equals(PNG)).toBe(true)
    await lent.giveBack()
    expect(readdirSync(path.join(server.app.config.dataDir, 'files', 'tmp'))).toEqual([])
    await expect(server.app.files.borrow('0'.repeat(64))).rejects.toMatchObject({ code: 'file-not-found' })
  })

  it.each([
    ['no such bucket', () => urlOf('nowhere'), '没有名为 nowhere 的存储桶'],
    ['a wrong key', () => urlOf('evidence', 'SOMEONE:S3RVER'), '请核对访问密钥和私钥'],
    ['nobody there', () => `http://${KEYS}@127.0.0.1:1/evidence`, '连不上存储服务'],
  ])('a start is refused in words: %s', async (_what, url, words) => {
    const config = readConfig({ DATA_DIR: folder, S3_URL: url() })
    await expect(filesOf(config)).rejects.toThrow(words)
  })

  it('when the bucket is away an upload is refused in words, and no row is left of it', async () => {
    await bucket.close()
    const no = await refusal(clerk.upload('uploadLineFile', { ...LINE, taskId: '4.5' }, '四.png', PNG))
    expect([no.status, no.code]).toEqual([503, 'file-store-down'])
    const report = await clerk.call('getReport', { month: LINE.month, unit: LINE.unit })
    expect(report.lines.find((l) => l.task === '4.5')?.files).toEqual([])
    expect(readdirSync(path.join(server.app.config.dataDir, 'files', 'tmp'))).toEqual([])
  })
})
