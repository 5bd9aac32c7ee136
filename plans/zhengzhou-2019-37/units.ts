import type { Unit, UnitKind } from '@gongjian/domain/unit/unit.ts'

/**
 * The plan's own date. The names below were in force on it at the latest; when each began the document does not say, and
 * the dates of the institutional reform of 2019 are not guessed.
 */
export const IN_FORCE_AT_LATEST = '2019-06-10'

interface Row {
  code: string
  name: string
  short: string
  countyCode?: string
  aliases: readonly string[]
}

/** 主体责任单位：各县（市、区）政府. Named one by one in 三（二）3; the rest by GB/T 2260. */
const COUNTIES: readonly Row[] = [
  county('410102', '中原区', '中原'),
  county('410103', '二七区', '二七'),
  county('410104', '管城回族区', '管城', ['管城区', '管城区政府']),
  county('410105', '金水区', '金水'),
  county('410106', '上街区', '上街'),
  county('410108', '惠济区', '惠济'),
  county('410122', '中牟县', '中牟'),
  county('410181', '巩义市', '巩义'),
  county('410182', '荥阳市', '荥阳'),
  county('410183', '新密市', '新密'),
  county('410184', '新郑市', '新郑'),
  county('410185', '登封市', '登封'),
]

/** 主体责任单位：开发区管委会. GB/T 2260 knows none of them; three carry a statistical pseudo-code, 郑东新区 none at all. */
const ZONES: readonly Row[] = [
  { code: 'zhengdong', name: '郑东新区管委会', short: '郑东', aliases: ['郑东新区', '郑州市郑东新区管理委员会'] },
  {
    code: 'gaoxin',
    name: '郑州高新区管委会',
    short: '高新',
    countyCode: '410172',
    aliases: ['高新区', '高新区管委会', '郑州高新区', '郑州高新技术产业开发区', '郑州高新技术产业开发区管理委员会'],
  },
  {
    code: 'jingkai',
    name: '郑州经开区管委会',
    short: '经开',
    countyCode: '410171',
    aliases: ['经开区', '经开区管委会', '郑州经开区', '郑州经济技术开发区', '郑州经济技术开发区管理委员会'],
  },
  {
    code: 'hanggang',
    name: '郑州航空港区管委会',
    short: '航空港',
    countyCode: '410173',
    aliases: [
      '航空港区',
      '航空港区管委会',
      '郑州航空港区',
      '郑州航空港经济综合实验区',
      '郑州航空港经济综合实验区管理委员会',
    ],
  },
]

/** 牵头单位 and 配合单位 of 二 to 六. 五（三） and 五（五） write 科技局, 五（四） 市科技局: one unit. 四（四） writes 市农委. */
const DEPARTMENTS: readonly Row[] = [
  department('fagai', '市发展改革委', '发改委', ['郑州市发展和改革委员会', '市发改委']),
  department('gongxin', '市工信局', '工信局', ['郑州市工业和信息化局', '市工业和信息化局']),
  department('shengtai', '市生态环境局', '生态环境', ['郑州市生态环境局']),
  department('shuili', '市水利局', '水利局', ['郑州市水利局']),
  department('shichang', '市市场监管局', '市场监管', ['郑州市市场监督管理局', '市市场监督管理局']),
  department('yingji', '市应急管理局', '应急局', ['郑州市应急管理局', '市应急局']),
  department('chengjian', '市城建局', '城建局', ['郑州市城乡建设局', '市城乡建设局']),
  department('ziran', '市自然资源和规划局', '资规局', ['郑州市自然资源和规划局', '市资源规划局']),
  department('caizheng', '市财政局', '财政局', ['郑州市财政局']),
  department('renshe', '市人社局', '人社局', ['郑州市人力资源和社会保障局', '市人力资源和社会保障局']),
  department('nongwei', '市农委', '农委', ['郑州市农业农村工作委员会']),
  department('jiaotong', '市交通运输局', '交通局', ['郑州市交通运输局']),
  department('keji', '市科技局', '科技局', ['郑州市科学技术局']),
  department('jiguan', '市机关事务管理局', '机关局', ['郑州市机关事务管理局']),
  department('gongan', '市公安局', '公安局', ['郑州市公安局']),
]

/** 七（三）: reports come to the office. It sits in 市工信局 and is a unit of its own: no one account verifies and closes. */
const OFFICE: Row = {
  code: 'gongjian-office',
  name: '市环境污染治理攻坚战领导小组办公室（市工信局）',
  short: '攻坚办',
  aliases: ['市环境污染治理攻坚战领导小组办公室', '市攻坚办', '领导小组办公室'],
}

/** 落款: 督办：市政府办公厅四处. */
const SUPERVISOR: Row = {
  code: 'shifu-bangongting',
  name: '市政府办公厅',
  short: '政府办',
  aliases: ['郑州市人民政府办公厅', '市政府办公厅四处'],
}

/** 七（一）: 市工业发展工作组 coordinates the whole. */
const COORDINATOR: Row = {
  code: 'gongye-gongzuozu',
  name: '市工业发展工作组',
  short: '工发组',
  aliases: ['郑州市工业发展工作组'],
}

export const BODY_CODES: readonly string[] = [...COUNTIES, ...ZONES].map((r) => r.code)
export const DEPARTMENT_CODES: readonly string[] = DEPARTMENTS.map((r) => r.code)

export const units: Unit[] = [
  ...[...COUNTIES, ...ZONES].map((r) => unit('body', r)),
  ...DEPARTMENTS.map((r) => unit('department', r)),
  unit('office', OFFICE),
  unit('supervisor', SUPERVISOR),
  unit('coordinator', COORDINATOR),
]

function county(code: string, name: string, short: string, more: readonly string[] = []): Row {
  return { code, name, short, countyCode: code, aliases: [`${name}政府`, `${name}人民政府`, `郑州市${name}`, ...more] }
}

function department(code: string, name: string, short: string, more: readonly string[]): Row {
  const bare = name.slice(1)
  return { code, name, short, aliases: [bare, ...more] }
}

function unit(kind: UnitKind, r: Row): Unit {
  return {
    code: r.code,
    kind,
    name: r.name,
    short: r.short,
    names: [{ name: r.name, validFrom: IN_FORCE_AT_LATEST }],
    aliases: [...new Set(r.aliases)].filter((a) => a !== r.name),
    countyCode: r.countyCode ?? null,
  }
}
