/** The parts a unit can have in a task. `plain`: named as responsible, with no part stated. */
export type Part = 'lead' | 'responsible' | 'cooperating' | 'plain' | 'other' | 'person'

const VERBS =
  '牵头考核|牵头负责|牵头责任|牵头组织|牵头|主体责任|主要责任|第一责任|主责|责任|负责|配合|协办|协同|协助|协作|参与|参加|共同|联合|会同|' +
  '主办|承办|落实|实施|组织|主管|支持|指导|督导|督办|考核|监督|完成|推进|包保|执行|承担|监管'
const NOUNS = '单位|部门|处室|科室|股室|机构|主体|地区|地方|县区|区县|镇街|乡镇|领导|人员|人|同志|市领导|县领导|区领导'

/** 牵头单位：, （市级）责任部门：. Matched against the words before a colon. */
export const LABEL = new RegExp(
  `(?:(?:省|市|县|区|州|镇|乡|街道|国家)级?|具体|相关|总|分管|主要)?((?:${VERBS})(?:[和及、与]?(?:${VERBS}))?)的?(${NOUNS})$`,
)
/** 牵头：A；配合：B, inside a bracket. */
export const SHORT_LABEL = new RegExp(`(?:^|[；，。（\\n\\t])(牵头|主责|责任|负责|配合|协办|参与|落实)$`)

export function partOfLabel(verbs: string, noun: string): Part {
  if (/领导|人|同志/.test(noun)) return 'person'
  if (/牵头|主责|第一责任|主要责任|主办/.test(verbs))
    return /配合|协办|责任$/.test(verbs) && !/牵头责任|主要责任|第一责任/.test(verbs) ? 'plain' : 'lead'
  if (/主体责任/.test(verbs)) return 'responsible'
  if (/配合|协办|协同|协助|协作|参与|参加|支持|联合|会同/.test(verbs)) return 'cooperating'
  if (/督办|督导|监督|考核|指导|监管|共同/.test(verbs)) return 'other'
  if (/落实|实施|承办|完成|推进|执行|承担|包保/.test(verbs)) return 'responsible'
  return 'plain'
}

interface Tail {
  readonly part: Part
  readonly form: RegExp
  /** A word of many sentences: only units before it make a marker. */
  readonly weak: boolean
}

const BY_DUTY =
  '(?:依据|按照|按|根据|依)(?:各自)?(?:职责|职能|分工)(?:职责|职能)?(?:分工)?(?:范围)?(?:内)?(?:分别|共同|各自|做好|抓好|组织|协同|具体)?(?:负责|落实|推进|实施|组织实施|承担|做好相关工作)?'

/** How a bracket says what the units before it do: （X牵头，Y配合）. First match from the top counts. */
export const TAILS: readonly Tail[] = [
  {
    part: 'lead',
    weak: false,
    form: /(?:(?:按照?|依照?|根据)(?:各自)?(?:职责|职能|分工)(?:分工)?(?:分别)?|共同|联合|分别|具体)?牵头(?:负责|组织实施|组织落实|组织|推进|实施|落实|抓总|协调|统筹)?$/,
  },
  { part: 'lead', weak: false, form: /(?:为|是)(?:牵头|主责|第一责任)(?:单位|部门)$/ },
  { part: 'lead', weak: false, form: /主责$/ },
  { part: 'plain', weak: false, form: new RegExp(`(?:等)?${BY_DUTY}$`) },
  {
    part: 'cooperating',
    weak: true,
    form: /(?:按照?(?:各自)?(?:职责|分工|职能)(?:分工)?)?(?:积极|共同|协同|做好|予以|密切|分工)?(?:配合|参与|参加|协办|协助|协同|协作)(?:落实|实施|配合|推进|做好)?$/,
  },
  {
    part: 'responsible',
    weak: true,
    form: /(?:具体|分别|共同|组织)?(?:负责|抓好|做好)?(?:具体|组织|贯彻)?(?:落实|实施)$/,
  },
  { part: 'plain', weak: false, form: /(?:共同|分别|分工|具体|各自|主要|统一|一并)?负责$/ },
  { part: 'other', weak: true, form: /(?:共同|分别|负责)?(?:督促指导|督导|督促|指导|监督|统筹协调|统筹|支持)$/ },
]
