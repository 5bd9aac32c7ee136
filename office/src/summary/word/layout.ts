/** GB/T 9704-2012 as measures of Word: twips (1/20 pt), half points for type sizes. */
export const PAGE = { width: 11906, height: 16838 }
export const MARGIN = { top: 2098, left: 1588, right: 1474, bottom: 1984, header: 850, footer: 1304 }
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
/** The standard states 22 lines a page; 28 pt is how offices set it. */
export const LINE_PITCH = 560
/** From the top of the text block to the issuer's mark: 35 mm. */
export const MARK_DROP = 1984

export const SIZE = { no2: 44, no3: 32, no4: 28, small4: 24, no5: 21, small5: 18 }
/** One letter of body type, in twips. */
export const LETTER = 320
export const SMALL_LETTER = 280

export const RED = 'E60012'

/**
 * Names that Word and WPS know; font-table.ts says what stands in for them. The hint makes “ ” and — as wide as Chinese
 * letters; digits and Latin letters are set in Times, as a Chinese font is missing on other systems for them too.
 */
export const FONT = {
  title: chineseFont('方正小标宋简体'),
  body: chineseFont('仿宋'),
  level1: chineseFont('黑体'),
  level2: chineseFont('楷体'),
  pageNumber: chineseFont('宋体'),
}

export type Font = ReturnType<typeof chineseFont>

function chineseFont(eastAsia: string) {
  return { eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman', hint: 'eastAsia' }
}
