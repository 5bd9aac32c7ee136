import type { FieldValues } from '@gongjian/domain/register/item.ts'

/** A row that stands in a register from the very first start, with what the plan says and nothing else. Not 演示. */
export interface SeedRow {
  readonly register: string
  /** A unit's code; null: 待定, the plan does not say which body answers for it. */
  readonly unit: string | null
  /** Where the plan names it. */
  readonly clause: string
  readonly enterprise: string | null
  /** A project's, a document's or a record's own name; null: the enterprise's. */
  readonly title: string | null
  readonly values: FieldValues
}

const ZHONGMU = '410122'
const GONGYI = '410181'
const XINGYANG = '410182'
const XINMI = '410183'
const XINZHENG = '410184'
const DENGFENG = '410185'
const SHANGJIE = '410106'

/** 三（二）2: five close and clear their equipment by the end of 2020, one moves. */
function closing(enterprise: string, unit: string | null): SeedRow {
  const values = { measure: '关闭退出', clearBy: '2020-12-31' }
  return { register: 'hazchem', unit, clause: '3.2.2', enterprise, title: null, values }
}

const HAZCHEM: readonly SeedRow[] = [
  {
    register: 'hazchem',
    unit: null,
    clause: '3.2.2',
    enterprise: '河南中威高科技化工有限公司',
    title: null,
    values: { measure: '异地搬迁', destination: '三门峡陕州工业园区' },
  },
  closing('中牟县创新乙炔气厂', ZHONGMU),
  closing('中牟县时代乙炔气厂', ZHONGMU),
  closing('郑州新谊化工有限公司', null),
  closing('新郑市韩春化工有限公司', XINZHENG),
  closing('郑州联创工业防护材料有限公司', null),
]

function named(enterprise: string, unit: string | null, clause: string, matter: string, values: FieldValues): SeedRow {
  return { register: 'integration', unit, clause, enterprise, title: `${enterprise}${matter}`, values }
}

const STEEL = { trade: '钢铁' }
const NAMED: readonly SeedRow[] = [
  named('新郑福华钢铁集团有限公司', XINZHENG, '5.1.2.2', '改造升级', {
    ...STEEL,
    kind: '改造升级',
    direction: '加快改造升级，转型发展',
  }),
  named('河南朝阳钢铁有限公司', null, '5.1.2.2', '改造升级', {
    ...STEEL,
    kind: '改造升级',
    direction: '加快改造升级，转型发展',
  }),
  ...(
    [
      ['巩义永通特钢有限公司', GONGYI],
      ['郑州市华驰薄板科技有限公司', null],
    ] as const
  ).map(([name, unit]) =>
    named(name, unit, '5.1.2.2', '“专、精、特”培育', {
      ...STEEL,
      kind: '“专精特”培育',
      direction: '培育“专、精、特”且规模适中的钢铁企业',
    }),
  ),
  ...(
    [
      ['天瑞集团荥阳水泥有限公司', XINGYANG],
      ['登封市嵩基水泥有限公司', DENGFENG],
    ] as const
  ).map(([name, unit]) =>
    named(name, unit, '5.1.2.4', '水泥产能整合平台', {
      trade: '水泥',
      kind: '产能整合平台',
      direction: '搭建水泥产能整合平台，推进联合重组，主动压减竞争乏力的过剩产能',
    }),
  ),
]

function scheme(unit: string, title: string, trade: string): SeedRow {
  return {
    register: 'integration',
    unit,
    clause: '5.1.2.5',
    enterprise: null,
    title,
    values: { kind: '产业整合方案', trade },
  }
}

/** Each trade that 五（一）2（5） names by its county is a scheme of its own. */
const SCHEMES: readonly SeedRow[] = [
  scheme(XINMI, '新密市耐材产业整合方案', '耐火材料'),
  scheme(GONGYI, '巩义市炭素产业整合方案', '炭素'),
  scheme(XINGYANG, '荥阳市建筑机械加工产业整合方案', '建筑机械加工'),
  scheme(XINGYANG, '荥阳市炭素产业整合方案', '炭素'),
  scheme(XINGYANG, '荥阳市采碎石产业整合方案', '采碎石'),
  scheme(XINGYANG, '荥阳市氯化石蜡产业整合方案', '氯化石蜡'),
  scheme(DENGFENG, '登封市刚玉产业整合方案', '棕刚玉'),
  scheme(DENGFENG, '登封市石灰窑产业整合方案', '石灰窑'),
]

function base(unit: string, title: string): SeedRow {
  const values = { kind: '产业基地（集群）', trade: '铝工业' }
  return { register: 'integration', unit, clause: '5.1.2.3', enterprise: null, title, values }
}

/** 五（一）2（3）: 1 基地 + 2 集群; the cluster of two counties stands in both. */
const BASES: readonly SeedRow[] = [
  base(GONGYI, '省级铝工业转型发展示范区'),
  base(GONGYI, '铝千亿级铝精深加工及终端制品基地'),
  base(DENGFENG, '登封铝工业产业集群'),
  base(SHANGJIE, '上街荥阳铝工业产业集群'),
  base(XINGYANG, '上街荥阳铝工业产业集群'),
]

function paper(
  unit: string,
  clause: string,
  forClause: string,
  kind: string,
  title: string,
  values: FieldValues = {},
): SeedRow {
  return { register: 'schemes', unit, clause, enterprise: null, title, values: { kind, forClause, ...values } }
}

/** What the plan orders to be made, and what it orders to be obeyed; whether and when, the plan does not say. */
const PAPERS: readonly SeedRow[] = [
  paper('shengtai', '4.3.2.1', '四（三）', '专项方案', '工业窑炉综合整治实施方案'),
  paper('shengtai', '4.4.2.1', '四（四）', '调查报告', '郑州市 VOCs 污染源摸底调查'),
  paper('gongxin', '2.2.1.2.1', '二（二）1', '上级目录', '《产业结构调整指导目录》', { issuer: '国家、省' }),
  paper('fagai', '2.1.2.4', '二（一）', '上级目录', '河南省承接产业转移指导目录', { issuer: '河南省' }),
  paper('gongxin', '4.6.2.1', '四（六）', '上级制度', '《河南省绿色环保调度制度（试行）》', { issuer: '河南省' }),
  paper('gongxin', '3.2.2', '三（二）', '上级制度', '《污染地块土壤环境管理办法（试行）》', {
    docNumber: '环保部42号令',
  }),
  paper('shengtai', '6.3.2.1', '六（三）', '上级制度', '《清洁生产审核办法》'),
  paper('shengtai', '6.3.2.2', '六（三）', '上级目录', '国家鼓励发展的清洁生产技术、工艺、设备和产品导向目录'),
  paper('gongxin', '5.1.2.1', '五（一）', '上级制度', '关于进一步明确区域功能定位和调整主导产业布局的通知', {
    docNumber: '郑办〔2018〕11号',
  }),
]

export const registerSeed: readonly SeedRow[] = [...HAZCHEM, ...NAMED, ...SCHEMES, ...BASES, ...PAPERS]
