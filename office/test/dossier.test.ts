import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import { Dossier, type DossierItem } from '@gongjian/domain/enterprise/dossier.ts'
import { dossierWord, dossierZip, extractText } from '../src/index.ts'
import { convert, countPages, drawPdf, textOfPdf } from './support/soffice.ts'

const PICTURES = path.resolve(import.meta.dirname, '../../tests/pictures')

const kiln: DossierItem = {
  registerTitle: '工业窑炉',
  clauseLabel: '四（三）',
  title: '演示耐材001号厂（巩义） 1号回转窑',
  facts: [
    ['责任单位', '巩义市'],
    ['炉膛直径（m）', '2.8'],
    ['燃料', ''],
  ],
  steps: ['主体移位', '切断连接'].map((title) => ({
    title,
    planned: '2019-08-31',
    doneOn: title === '主体移位' ? '2019-08-20' : '',
    note: '',
    files: title === '主体移位' ? ['现场.jpg', '拆除合同.pdf'] : [],
  })),
  series: [
    {
      title: '月度用煤',
      heads: ['期', '用煤（t）', '产量（t）', '单耗（t/t）'],
      rows: Array.from({ length: 12 }, (_, m) => [`2019-${String(m + 1).padStart(2, '0')}`, String(100 + m), '', '']),
    },
  ],
  moves: [{ at: '2019-08-20 10:00', what: '申报完成', by: '巩义市 演示·巩义填报员', reason: '' }],
}

const dossier = Dossier.parse({
  planTitle: '郑州市推进产业结构调整打赢污染防治攻坚战工作方案',
  name: '演示耐材001号厂（巩义）',
  issuer: '巩义市',
  madeOn: '2019-09-20',
  trial: true,
  facts: [
    ['企业名称', '演示耐材001号厂（巩义）'],
    ['统一社会信用代码', '91000000DEM0000100'],
    ['企业规模', ''],
  ],
  facilities: [
    { depth: 0, kind: '生产线', name: '1号线', state: '在用', closedOn: '' },
    { depth: 1, kind: '窑炉', name: '1号回转窑', state: '已关停', closedOn: '2019-08-20' },
  ],
  hasAllItems: true,
  items: [kiln, { ...kiln, registerTitle: '搬迁改造', steps: [], series: [], moves: [] }],
  inspections: [
    {
      on: '2019-09-01',
      what: '核查：工业窑炉（编号 1）',
      by: '市生态环境局 王工',
      how: '现场核查',
      result: '核查通过',
    },
  ],
  documents: [{ name: '现场.jpg', from: '工业窑炉（编号 1）主体移位', by: '填报员', at: '2019-08-20 10:00' }],
  history: [{ at: '2019-08-20 10:00', by: '巩义市 填报员', what: '修改企业 演示耐材001号厂（巩义）；规模：空 → 中' }],
})

describe('一企一档 as Word', () => {
  let docx: Uint8Array
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    docx = await dossierWord(dossier)
  })

  it('opens in LibreOffice with every part, empty values as a dash, and says that it is 演示', async () => {
    const pdf = await convert(docx, 'dossier.docx', 'pdf')
    await drawPdf(pdf, path.join(PICTURES, 'dossier-word'))
    expect(await countPages(pdf)).toBeLessThan(8)
    const text = (await textOfPdf(pdf)).replace(/\s/g, '')
    for (const part of ['一、基本情况', '二、设施', '三、台账', '四、核查与回头看', '五、佐证文件', '六、变更历史'])
      expect(text).toContain(part)
    for (const words of [
      '演示数据',
      '编制日期：2019年9月20日',
      '1号回转窑',
      '拆除合同.pdf',
      '月度用煤',
      '2019-12',
      '现场核查',
      '企业规模—',
    ])
      expect(text).toContain(words)
  })

  it('of an enterprise that nothing is known of says so, part by part', async () => {
    const bare = { ...dossier, trial: false, facilities: [], items: [], inspections: [], documents: [], history: [] }
    const { text } = await extractText(await dossierWord(bare), 'dossier.docx')
    for (const words of ['未登记设施', '未列入任何台账', '没有核查和回头看', '没有佐证文件', '没有变更'])
      expect(text).toContain(words)
  })

  it('of items that its maker may not read says nothing, not that there are none', async () => {
    const { text } = await extractText(await dossierWord({ ...dossier, hasAllItems: false, items: [] }), 'dossier.docx')
    expect(text).toContain('巩义市可见 0 条，其他单位的台账中可能另有这家企业的条目')
    expect(text).not.toContain('未列入任何台账')
  })
})

describe('一企一档 with its evidence', () => {
  const at = new Date('2019-08-20T02:00:00Z')

  function evidence(name: string, bytes: string) {
    return { path: `佐证/${name}`, at, open: () => Promise.resolve(Readable.from([Buffer.from(bytes)])) }
  }

  it('holds what it was given, one file open at a time', async () => {
    let open = 0
    let most = 0
    const files = Array.from({ length: 20 }, (_, i) => ({
      ...evidence(`${i}.txt`, `第${i}份`.repeat(5000)),
      open: () => {
        open += 1
        most = Math.max(most, open)
        const stream = Readable.from([Buffer.from(`第${i}份`.repeat(5000))])
        stream.once('close', () => (open -= 1))
        return Promise.resolve(stream)
      },
    }))
    const zip = await JSZip.loadAsync(await buffer(dossierZip('档.docx', new Uint8Array([1, 2]), files)))
    expect(Object.keys(zip.files).length).toBe(21)
    expect(await zip.file('佐证/7.txt')?.async('string')).toBe('第7份'.repeat(5000))
    expect([open, most]).toEqual([0, 1])
  })

  it('says which file could not be found, and breaks off when one breaks while it is read', async () => {
    const lost = { ...evidence('丢.txt', ''), open: () => Promise.reject(new DomainError('file-not-found')) }
    const zip = await JSZip.loadAsync(
      await buffer(dossierZip('档.docx', new Uint8Array([1]), [lost, evidence('在.txt', '在')])),
    )
    expect(Object.keys(zip.files)).toEqual(['档.docx', '佐证/在.txt', '没有找到的文件.txt'])
    const broken = {
      ...evidence('断.txt', ''),
      open: () =>
        Promise.resolve(
          new Readable({
            read() {
              this.destroy(new Error('disk'))
            },
          }),
        ),
    }
    await expect(buffer(dossierZip('档.docx', new Uint8Array([1]), [broken]))).rejects.toThrow('disk')
  })

  it('a reader that stops closes the file that is being sent', async () => {
    const endless = new Readable({
      read() {
        this.push(Buffer.alloc(65_536, Math.random() * 255))
      },
    })
    const out = dossierZip('档.docx', new Uint8Array([1]), [
      { path: '大.jpg', at, open: () => Promise.resolve(endless) },
    ])
    for await (const chunk of out) if ((chunk as Buffer).length > 0 && endless.readableFlowing) break
    await new Promise((resolve) => endless.once('close', resolve))
    expect(endless.destroyed).toBe(true)
  })
})
