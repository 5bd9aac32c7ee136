import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Client, type TestServer } from './harness.ts'
import { makeKiln, photo } from './register-items.ts'
import { refusal } from './support.ts'

let server: TestServer
let clerk: Client
beforeAll(async () => {
  server = await startTestServer()
  clerk = await server.as('gongyi-clerk')
})
afterAll(() => server.close())

describe('证据', () => {
  it('a photo tells its time and place, far from the site is marked, and shows small', async () => {
    const made = await makeKiln(clerk)
    const of = { register: 'kilns', id: made.id, step: '主体移位' }
    const near = await clerk.upload('uploadStepFile', of, '近.jpg', await photo(113.02, 34.75))
    expect(near).toMatchObject({
      takenAt: '2019-09-05 14:03:11',
      tooFar: false,
      hasThumbnail: true,
      type: 'image/jpeg',
    })
    expect(near.metresAway).toBeLessThan(20)
    const far = await clerk.upload('uploadStepFile', of, '远.jpg', await photo(113.12, 34.75))
    expect(far).toMatchObject({ tooFar: true })
    expect(far.metresAway).toBeGreaterThan(9_000)
    // The site is put right, taken away and put back after the photos came: they are held against what it is now.
    for (const [point, told] of [
      [{ longitude: 113.12, latitude: 34.75 }, [true, false]],
      [null, [null, null]],
      [{ longitude: 113.02, latitude: 34.75 }, [false, true]],
    ] as const) {
      const { version } = await clerk.call('getItem', { register: 'kilns', id: made.id })
      const now = await clerk.call('updateItem', { register: 'kilns', id: made.id, version, item: { point } })
      const files = now.steps.find((s) => s.key === '主体移位')?.files ?? []
      expect(files.map((f) => (f.metresAway === null ? null : f.tooFar))).toEqual(told)
    }
    const small = await clerk.fetch('downloadFile', { id: near.id, small: 'yes' })
    expect(small.headers.get('content-type')).toBe('image/jpeg')
    expect(small.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await small.arrayBuffer()).byteLength).toBeLessThan(near.bytes + 5_000)
    expect((await refusal((await server.as('zhongyuan-clerk')).call('downloadFile', { id: near.id }))).code).toBe(
      'file-not-found',
    )
  })
  it.each(['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '<html><body>x</body></html>'])(
    '%s is refused whatever it is called',
    async (text) => {
      const made = await makeKiln(clerk)
      const upload = clerk.upload(
        'uploadStepFile',
        { register: 'kilns', id: made.id, step: '主体移位' },
        '图.jpg',
        Buffer.from(text),
      )
      expect((await refusal(upload)).code).toBe('file-type-refused')
    },
  )
  it('a step that photos show takes no paper, whatever the paper is called; a step for papers takes both', async () => {
    const made = await makeKiln(clerk)
    const paper = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
    const of = { register: 'kilns', id: made.id, step: '主体移位' }
    await expect(clerk.upload('uploadStepFile', of, '现场.jpg', paper)).rejects.toThrow(
      /“主体移位”只收照片.*按内容是PDF.*请拍照或选择照片/,
    )
    const steel = await clerk.call('createItem', {
      register: 'capacity',
      item: { enterprise: '试验铸造厂', facility: '1线', values: { product: '其他' } },
    })
    const check = { register: 'capacity', id: steel.id, step: '现场核查' }
    expect((await clerk.upload('uploadStepFile', check, '核查表.pdf', paper)).type).toBe('application/pdf')
    expect((await clerk.upload('uploadStepFile', check, '核查.jpg', await photo(113, 34.7))).type).toBe('image/jpeg')
  })
})
