/** Words that end the name of a body that can answer for something: office, government, company, desk. */
const ENDINGS =
  '人民政府|政府|管委会|管理委员会|委员会|委|局|部|厅|办公厅|办公室|办事处|街道办|管理办|办|院|处|处室|科|科室|股室|署|总署|社|总社|' +
  '中心|公司|集团|银行|支行|分行|总行|总部|大队|支队|总队|队|所|站|馆|校|学校|学院|大学|医院|协会|学会|商会|联盟|联合会|联合社|' +
  '工商联|妇联|残联|侨联|文联|科协|总工会|工会|团委|团市委|团县委|团区委|团省委|共青团中央|法院|检察院|海关|单位|部门|机构|企业|' +
  '街道|镇街|乡镇|镇|乡|县|市|区|县区|区县|州|盟|旗|省|组|小组|专班|指挥部|军分区|武装部|园区|基地|地区|各地|各方|' +
  '(?<![社大机晚展年例议])会|人大|政协|协调机制|联席会议|社区|村|电力|联通|移动|电信|铁塔|税务|气象|消防|公安|海事|平台|机关|党委|党组|支部|工委|纪委|监委|基金|\\*{3,}'
const UNIT_END = new RegExp(`(?:${ENDINGS})(?:（[^（）]*(?:（[^（）]*）[^（）]*)*）)?$`)
const CORE_END = new RegExp(`(?:${ENDINGS})$`)

/** Bodies with no name of their own: 各有关单位, 相关部门. */
const COMMON = /^(?:各|有关|相关|其他|其它|所有|全体|市级|县级|区级|省级|本|直属|属地)/

/** Words that stand in sentences, never in the name of a unit. */
const SENTENCE_WORDS =
  /[，。；：？！“”《》]|应当|必须|不得|可以|进行|开展|加强|加快|完善|提高|推进|实现|确保|制定|建立|健全|通过|按照|根据|对于|以及其|为了|的(?!(?:相关|有关)?(?:处室|单位|部门|企业|机构))/

/** Ad-hoc bodies carry their task in their name: 省推进工业互联网创新发展专项工作组. */
const AD_HOC = /(?:组|办公室|指挥部|专班|联席会议|委员会|成员单位|中心|机制)(?:（[^（）]*）)?$/

const OPENS_SENTENCE = /^(?:请|要|应|将|并|切实|认真|加强|组织(?![部处科])|做好|确保|严格|进一步|各项|以下)/
const MARKS = /[，。；：？！“”《》]/
const NAME_LIMIT = 32

/** Could these words (rule form) be a unit's name? A name within a marker may also be one that we have no ending for. */
export function looksLikeUnit(name: string): boolean {
  if (name.length < 2) return false
  const core = name.replace(/（[^（）]*(?:（[^（）]*）[^（）]*)*）/g, '')
  if (core.length === 0 || core.length > NAME_LIMIT || /^[\d.%]/.test(core)) return false
  if (SENTENCE_WORDS.test(core) && !(AD_HOC.test(core) && !MARKS.test(core))) return false
  return UNIT_END.test(name)
}

/** Can 和 part two units here? Only when both sides read as units: 自然资源和规划局 is one. */
export function partsUnits(left: string, right: string): boolean {
  return (
    left.length >= 2 &&
    right.length >= 2 &&
    (CORE_END.test(left) || /）$/.test(left)) &&
    !/^(?:省|市|县|区)$/.test(left) &&
    looksLikeUnit(right) &&
    !/^(?:部门|单位|机构|企业|地区|政府|组织|团体|人民团体|社会组织)$/.test(right) &&
    !/^(?:国家)?机关/.test(right)
  )
}

/** A word of a list that no rule knows as a unit, yet may be one: short, and no sentence. */
export function mayBeUnit(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= NAME_LIMIT &&
    !/^-+$/.test(name) &&
    !OPENS_SENTENCE.test(name) &&
    (!SENTENCE_WORDS.test(name) || AD_HOC.test(name)) &&
    !MARKS.test(name) &&
    !/\d(?!\))/.test(name)
  )
}

export function isCommonName(name: string): boolean {
  return COMMON.test(name)
}
