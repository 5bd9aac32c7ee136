/** Every way that the genre names a time; one match is one mention, not yet a deadline. */
const YEAR = '(?<year>(?:20|19)\\d\\d)年(?:度)?'
const NEAR_YEAR = '(?<near>今年|明年|当年|本年度|本年|次年|下一年度|下年度|翌年)'
const MONTH = '(?<month>\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?'
const DAY = '(?<day>\\d{1,2})[日号]'
const QUARTER = '(?<quarter>(?:第?[一二三四1-4]|前[一二三]|首)个?季度)(?<quarterEnd>末|底)?'
const PART = '(?<part>底|末|初|上旬|中旬|下旬|中)'
const BOUND = '(?<bound>底?(?:之前|以前|前)|底|内)?'
const LEAD = '(?<lead>力争到|自|从|到|至|截至|截止到|截止)?'

const WITHIN = `(?:${MONTH}(?:${DAY}|${PART})?|${QUARTER}|(?<half>上半年|下半年)|年?(?<yearEnd>底|末|终|内|中))`

/** 自2015年起, 2020年年底前, 到2022年, 6月底, 一季度, 年内… */
export const TIME = new RegExp(
  `${LEAD}(?:(?:${YEAR}|${NEAR_YEAR})的?(?:${WITHIN.replace(/\?<(\w+)>/g, '?<in_$1>')})?|(?<!\\d)${MONTH}(?:${DAY}|${PART})|(?<!\\d)${MONTH}(?=前|之前|以前|底前)|${QUARTER.replace(/\?<(\w+)>/g, '?<q_$1>')}|(?<half>上半年|下半年)|年(?<yearEnd>底|末|内))${BOUND}(?<from>起|开始)?`,
  'g',
)
