import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FILE_LIMIT_BYTES } from '@gongjian/domain/file/contracts.ts'
import { VERIFY_FILES } from '@gongjian/domain/register/item.ts'
import { cleanName } from '../src/file/store-upload.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { brokenPictures } from './broken-pictures.ts'
import { makeKiln, moveItem, photo, proveSteps } from './register-items.ts'
import { PNG, fillAll, refusal } from './support.ts'

const LINE = { month: '2019-09', unit: '410104', taskId: '4.3' }

describe('文件名', () => {
  const rows: [given: string, ext: string, kept: string][] = [
    ['现场照片.png', 'png', '现场照片.png'],
    ['照片.JPEG', 'jpg', '照片.jpeg'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\照片\\窑炉.png', 'png', '窑炉.png'],
    ['验收单.exe', 'pdf', '验收单.pdf'],
    ['\u202egnp.照片', 'png', 'gnp.png'],
    ['.png', 'png', '.png.png'],
    ['', 'pdf', '附件.pdf'],
  ]
  it.each(rows)('%j 内容为 %s → %j', (given, ext, kept) => {
    expect(cleanName(given, ext)).toBe(kept)
  })
})

describe('佐证文件', () => {
  let server: TestServer
  let clerk: Client
  beforeAll(async () => {
    server = await startTestServer()
    clerk = await server.as('guancheng-clerk')
  })
  afterAll(() => server.close())

  const stored = (): string[] =>
    existsSync(path.join(server.app.config.dataDir, 'files'))
      ? readdirSync(path.join(server.app.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
          .filter((f) => f.isFile())
          .map((f) => path.basename(f.name))
      : []

  it('is known by its content, kept under its hash, and comes back byte for byte', async () => {
    const file = await clerk.upload('uploadLineFile', LINE, '窑炉拆除现场.doc', PNG)
    expect(file).toMatchObject({
      name: '窑炉拆除现场.png',
      type: 'image/png',
      bytes: PNG.length,
      by: '演示·管城填报员',
    })
    expect(stored()).toContain(file.sha256)
    const response = await clerk.fetch('downloadFile', { id: file.id })
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true)
    const report = await clerk.call('getReport', { month: LINE.month, unit: LINE.unit })
    const line = report.lines.find((l) => l.task === LINE.taskId)
    expect(line?.files.map((f) => f.id)).toEqual([file.id])
    expect(line?.version).toBe(1)
    const pulse = await clerk.call('getReportPulse', { month: LINE.month, unit: LINE.unit })
    expect(pulse.lines.find((l) => l.task === LINE.taskId)?.files).toBe(1)
  })

  it('is refused when it would run in the next reader’s browser, is empty or too large, and leaves nothing behind', async () => {
    const before = stored()
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    expect(await refusal(clerk.upload('uploadLineFile', LINE, '说明.txt', page))).toMatchObject({
      status: 415,
      code: 'file-type-refused',
    })
    expect((await refusal(clerk.upload('uploadLineFile', LINE, 'a.exe', Buffer.from('MZ\0\0')))).status).toBe(415)
    expect((await refusal(clerk.upload('uploadLineFile', LINE, 'a.txt', Buffer.alloc(0)))).code).toBe('file-empty')
    const large = Buffer.alloc(FILE_LIMIT_BYTES + 1, 'a')
    const no = await refusal(clerk.upload('uploadLineFile', LINE, 'a.txt', large))
    expect(no).toMatchObject({ status: 413, code: 'file-too-large' })
    expect(no.message).toContain('20 MB')
    expect(stored()).toEqual(before)
  })

  it('that comes in slowly holds no connection of the database and leaves nothing when it breaks off', async () => {
    const before = stored()
    const head = 'POST /api/reports/2019-09/410104/lines/4.3/files HTTP/1.1\r\nhost: x\r\n'
    const type = 'content-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n'
    const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n慢慢来'
    // More than there are connections (harness.ts).
    const slow = Array.from({ length: 12 }, () =>
      connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => undefined),
    )
    for (const socket of slow) socket.write(`${head}cookie: ${clerk.cookie}\r\n${type}\r\n${part}`)
    await vi.waitFor(() => expect(stored().length).toBe(before.length + slow.length), 10_000)
    expect((await clerk.call('getReport', { month: LINE.month, unit: LINE.unit })).unit.code).toBe(LINE.unit)
    for (const socket of slow) socket.destroy()
    await vi.waitFor(() => expect(stored()).toEqual(before), 10_000)
  })

  it('belongs to the unit: no other uploads, reads or removes it', async () => {
    const { id } = await clerk.upload('uploadLineFile', LINE, '附件.png', PNG)
    const other = await server.as('gongyi-clerk')
    expect((await refusal(other.upload('uploadLineFile', LINE, 'a.png', PNG))).code).toBe('outside-scope')
    expect((await other.fetch('downloadFile', { id })).status).toBe(404)
    expect((await refusal(other.call('removeFile', { id }))).code).toBe('file-not-found')
    const lead = await server.as('shengtai')
    expect((await lead.fetch('downloadFile', { id })).status).toBe(404)
    const office = await server.as('office')
    expect((await refusal(office.call('removeFile', { id }))).code).toBe('outside-scope')
  })

  it('is removed only while the line may be edited; a frozen report still names it', async () => {
    const gone = await clerk.upload('uploadLineFile', LINE, '误传.png', PNG)
    await clerk.call('removeFile', { id: gone.id })
    expect((await clerk.fetch('downloadFile', { id: gone.id })).status).toBe(404)
    const approver = await server.as('guancheng-approver')
    await fillAll(clerk, LINE.month, LINE.unit)
    const report = await approver.call('submitReport', { month: LINE.month, unit: LINE.unit })
    const files = report.lines.find((l) => l.task === LINE.taskId)?.files ?? []
    expect(files).toHaveLength(2)
    const id = files[0]?.id ?? 0
    expect((await refusal(clerk.call('removeFile', { id }))).code).toBe('line-locked')
    expect((await refusal(clerk.upload('uploadLineFile', LINE, 'a.png', PNG))).code).toBe('line-locked')
    const frozen = await approver.fetch('getReportVersion', { month: LINE.month, unit: LINE.unit, number: 1 })
    const { attachments } = (await frozen.json()) as { attachments: { sha256: string }[] }
    expect(attachments.map((a) => a.sha256)).toEqual(files.map((f) => f.sha256))
  })

  it('sent to a lead may be read by it, and the reading stands in the audit', async () => {
    const report = await clerk.call('getReport', { month: LINE.month, unit: LINE.unit })
    const id = report.lines.find((l) => l.task === LINE.taskId)?.files[0]?.id ?? 0
    const lead = await server.as('shengtai')
    expect((await lead.fetch('downloadFile', { id })).status).toBe(200)
    const others = await server.as('shuili')
    expect((await others.fetch('downloadFile', { id })).status).toBe(404)
    const events = await server.app.connections.owner
      .selectFrom('event')
      .select('subject')
      .where('kind', '=', 'file-downloaded')
      .execute()
    expect(events).toHaveLength(1)
  })

  it.each(brokenPictures)('a picture that is broken is taken by no door: %s', async (_what, make, name) => {
    const bytes = await make()
    const made = await makeKiln(clerk)
    const check = { register: 'capacity', step: '现场核查' }
    const item = { enterprise: '破图厂', facility: `${name}线`, values: { product: '其他' } }
    const steel = await clerk.call('createItem', { register: 'capacity', item: { ...item, title: name } })
    for (const upload of [
      () => clerk.upload('uploadStepFile', { register: 'kilns', id: made.id, step: '主体移位' }, name, bytes),
      () => clerk.upload('uploadStepFile', { ...check, id: steel.id }, name, bytes),
      () => clerk.upload('uploadLineFile', { ...LINE, taskId: '4.4' }, name, bytes),
    ]) {
      const refused = await refusal(upload())
      expect([refused.code, refused.message]).toEqual([
        'photo-broken',
        expect.stringMatching(/打不开或缺一部分.*没有收下/),
      ])
    }
    const { steps } = await clerk.call('getItem', { register: 'kilns', id: made.id })
    expect(steps.flatMap((s) => s.files)).toEqual([])
  })

  it('also while an item is verified', async () => {
    const made = await makeKiln(clerk)
    await moveItem(clerk, made, 'list', 'start')
    await proveSteps(clerk, made)
    await moveItem(clerk, made, 'claim')
    const lead = await server.as('shengtai')
    const whole = await photo(113.02, 34.75)
    const of = { register: 'kilns', id: made.id, step: VERIFY_FILES }
    const half = await refusal(lead.upload('uploadStepFile', of, '核查.jpg', whole.subarray(0, whole.length >> 1)))
    expect(half.code).toBe('photo-broken')
    expect((await lead.upload('uploadStepFile', of, '核查.jpg', whole)).hasThumbnail).toBe(true)
  })

  it('what cameras pad behind the end of a photo is no harm', async () => {
    const whole = await photo(113.02, 34.75)
    const made = await makeKiln(clerk)
    const of = { register: 'kilns', id: made.id, step: '主体移位' }
    const padded = Buffer.concat([whole, Buffer.alloc(512)])
    expect((await clerk.upload('uploadStepFile', of, '现场.jpg', padded)).hasThumbnail).toBe(true)
  })
})
