import { convert, isUnit } from '@gongjian/domain/quantity/units.ts'
import { bracketed, tight } from './head-words.ts'

/** A rate that no unit of ours converts: kg/h under 颗粒物 is no concentration. */
const RATE = /^.{1,4}\/(?:h|小时|时|s|秒|min|分钟?|l|升|月|季|天|日|d|kg|t|吨|n?m[3³]|立方米)$/i
/** Measures that none of ours converts. */
const MEASURE =
  /^[十百千万亿]*(?:ppm|ppb|℃|°c|摄氏度|k?pa|mpa|db|h|小时|[mμ]?g|毫克|微克|[kmg]?j|[千兆吉]?焦|k?cal|[千大]?卡|kva|千伏安|蒸吨|马力|加仑|磅|盎司|两|担)$/i
/** What things are counted by: of what weight a 桶 is nobody says. */
const COUNTER =
  /^[十百千万亿]*(?:[桶件箱袋瓶罐包盒筒卷捆批车张片块根只支双对副株棵头匹令户处项轮次班]|人次|班次|批次|车次)$/

/** Whether the column may hold amounts of that unit. */
export function isOneOf(unit: string, own: readonly string[]): boolean {
  return own.some((o) => tight(o).toLowerCase() === unit.toLowerCase() || convert(1, unit, o) !== null)
}

/** 吨/台, kg/件, 桶/年: so many of a unit over something else. */
function isOver(text: string): boolean {
  const over = /^(.+)\/\D{1,6}$/.exec(text)?.[1] ?? ''
  return isUnit(over) || COUNTER.test(over)
}

/** The unit, of ours or another, that is all that a cell of the heading says: mg/m³, （万吨）, 单位：t, kg/h; null: it says something else, or more. */
export function loneUnit(text: string): string | null {
  const inside = /^[([【〔](.*)[)\]】〕]$/.exec(tight(text))?.[1] ?? tight(text)
  const unit = inside.replace(/^单位[:]?/, '')
  if (unit === '') return null
  return isUnit(unit) || RATE.test(unit) || MEASURE.test(unit) || COUNTER.test(unit) || isOver(unit) ? unit : null
}

/** What stands in a row of units where there is none. */
const NO_UNIT = /^(?:(?:计量)?单位[:]?|文字|文本|日期|年月日|是\/否|[-—–/\\]+)$/

/** Whether these cells, all that are filled of a row, are the units of the columns above them. */
export function areUnits(texts: readonly string[]): boolean {
  const others = texts.filter((t) => loneUnit(t) === null)
  return others.length < texts.length && others.every((t) => NO_UNIT.test(tight(t)))
}

/**
 * Of the head's brackets, a unit that we cannot convert at all: 使用量（桶） read as so many tons would be stored as what nobody wrote.
 * null: none. 台/套 of what is counted and 吨/万立方米 of a fuel are either of the two.
 */
export function strangeUnitIn(path: readonly string[], own: readonly string[]): string | null {
  const isCounted = own.some((o) => COUNTER.test(o) || convert(1, o, '个') !== null)
  const isStrange = (text: string): boolean => {
    if (RATE.test(text) || MEASURE.test(text)) return true
    return COUNTER.test(text) ? !isCounted : isOver(text)
  }
  const isEither = (text: string): boolean =>
    text.split('/').every((part) => isOneOf(part, own) || (isCounted && COUNTER.test(part)))
  // Of 产值 a year is meant anyway; 元/年 of a column in 万元 would not be converted.
  const isAYear = (text: string): boolean => own.some((o) => convert(1, text.replace(/\/(?:年|a)$/i, ''), o) === 1)
  const said = path.flatMap(bracketed).map((text) => tight(text).replace(/^单位[:]?/, ''))
  return (
    said.find((text) => !isUnit(text) && !isOneOf(text, own) && isStrange(text) && !isEither(text) && !isAYear(text)) ??
    null
  )
}
