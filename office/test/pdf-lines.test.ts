import { describe, expect, it } from 'vitest'
import { toPlainIdeographs } from '../src/extract/pdf/ideographs.ts'
import { joinPages } from '../src/extract/pdf/join-lines.ts'
import { pageLines, type GlyphRun, type PageLines } from '../src/extract/pdf/page-lines.ts'

const SIZE = 16
const LEFT = 80
const TOP = 700

/** A page of runs: each row is [indent in letters, text] from the top down. */
function page(...rows: [indent: number, text: string][]): PageLines {
  const runs = rows.map(([indent, text], i): GlyphRun => run(text, LEFT + indent * SIZE, TOP - i * 28))
  return { bottom: 0, top: 842, lines: pageLines(runs) }
}

function run(text: string, x: number, y: number): GlyphRun {
  return { text, x, y, width: text.length * SIZE, size: SIZE, level: true }
}

const FULL = '推进产业结构调整打赢污染防治攻坚战各项工作有序开展并取得'

describe('lines of print become paragraphs', () => {
  it('an indent begins one, a full line goes on, also over the page', () => {
    const first = page([2, FULL.slice(2)], [0, FULL], [0, '实效。'], [2, FULL.slice(2)], [0, FULL])
    const second = page([0, '实效。'], [2, '特此通知。'])
    expect(joinPages([first, second]).trimEnd().split('\n')).toEqual([
      `${FULL.slice(2)}${FULL}实效。`,
      `${FULL.slice(2)}${FULL}实效。`,
      '特此通知。',
    ])
  })

  it('without indents, a short line ends one and an ordinal begins one', () => {
    const only = page(
      [0, FULL],
      [0, '实效。'],
      [0, '（二）加大力度'],
      [0, FULL],
      [0, `${FULL.slice(1)}。`],
      [0, '1.牵头单位：市工信局'],
    )
    expect(joinPages([only]).trimEnd().split('\n')).toEqual([
      `${FULL}实效。`,
      '（二）加大力度',
      `${FULL}${FULL.slice(1)}。`,
      '1.牵头单位：市工信局',
    ])
  })

  it('page numbers and running heads go, a number in the text stays', () => {
    const pages = [1, 2, 3, 4].map((number): PageLines => {
      const runs = [
        run('郑政办〔2019〕37号', LEFT, 810),
        run(FULL, LEFT, 600),
        run('2019', LEFT, 572),
        run(`— ${number} —`, 300, 60),
      ]
      return { bottom: 0, top: 842, lines: pageLines(runs) }
    })
    expect(joinPages(pages)).not.toMatch(/—|37号/)
    expect(joinPages(pages).match(/2019/g)).toHaveLength(4)
  })

  it('gaps above each other are columns, a lone gap is a space', () => {
    const table = pageLines([
      run('企业', LEFT, 700),
      run('期限', 300, 700),
      run('甲公司', LEFT, 672),
      run('2020年', 300, 672),
    ])
    expect(table.map((line) => line.text)).toEqual(['企业\t期限', '甲公司\t2020年'])
    expect(pageLines([run('主办', LEFT, 700), run('市工信局', 300, 700)])[0]?.text).toBe('主办 市工信局')
  })

  it('a watermark across the page is no line', () => {
    expect(pageLines([{ ...run('内部资料', LEFT, 400), level: false }])).toEqual([])
  })
})

describe('letters of compatibility become plain, brackets stay', () => {
  it.each([
    ['⼀、⼯业⻓远⻔类', '一、工业长远门类'],
    ['金＝﨎', '金＝﨎'.normalize('NFC')],
    ['（１）“双控”％', '（１）“双控”％'],
    ['\uf92c\uf9d1', '郎六'],
  ])('%s', (from, to) => {
    expect(toPlainIdeographs(from)).toBe(to)
  })
})
