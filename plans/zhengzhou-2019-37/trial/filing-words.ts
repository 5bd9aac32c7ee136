import { lineFigures } from './lines.ts'
import { places } from './places.ts'
import { rng, type Rng } from './random.ts'

/** A body as its own plans speak of it. */
export interface FilingPlace {
  readonly unit: string
  readonly name: string
  readonly townships: readonly string[]
}

/** 七（一）: 实施方案, by part. The counts are those of the body's first report. */
export function implementationWords(p: FilingPlace): Record<string, string> {
  const trades = tradesOf(p)
  const lines = count(p, '2.2.1', '产线')
  const kilns = count(p, '4.3', '窑炉')
  const upgrade = count(p, '3.3.2.2', '企业')
  const growth = count(p, '5.1', '项目') + count(p, '5.3', '项目')
  return {
    'plan-file': [
      `${p.name}推进产业结构调整打赢污染防治攻坚战具体实施方案`,
      '',
      '为贯彻落实《郑州市推进产业结构调整打赢污染防治攻坚战工作方案》（郑政办〔2019〕37号），在摸底调查的基础上，结合本地实际，制定本方案。',
      `一、工作目标。围绕${trades}等行业，压减落后和过剩产能，实施提标治理，推进绿色化、智能化改造，按期完成市定各项任务。`,
      '二、重点任务。严格行业准入；加快压减产能；推进搬迁改造和提标治理；开展“散乱污”、工业窑炉、VOCs等专项整治；培育新兴产业；优化资源利用。',
      '三、责任分工。各乡镇（街道）负责摸底排查和日常监管，行业主管部门按职责推进，实行台账管理、按月调度。',
      '四、保障措施。成立工作专班，落实资金和政策，强化督导考核，每月25日前报送进展情况。',
    ].join('\n'),
    'enterprise-list': `经摸底调查，涉及企业按任务分类建册：落后产能生产线（设备）${lines}条，工业窑炉${kilns}台，提标治理企业${upgrade}家，逐家明确行业、所在乡镇（街道）、整治措施和完成时限。`,
    'project-list': `列入项目${growth}个，其中传统产业转型项目${count(p, '5.1', '项目')}个、新兴产业项目${count(p, '5.3', '项目')}个；另有煤炭减量替代项目${count(p, '4.5', '项目')}个。各项目均明确建设内容、投资和起止时间。`,
    ledger: `按照“一项任务一本台账”的要求建立工作台账，载明责任单位、责任人、进展和佐证材料，由${p.townships[0] ?? '各片区'}等乡镇（街道）每月20日前更新，汇总后报市攻坚办。`,
    schedule:
      '2019年6月底前完成摸底建账；9月底前完成年度任务过半；12月底前完成年度任务；2020年10月底前完成主要任务；2020年12月底前全面完成并总结。',
  }
}

/** 三（一）2（1）: 重污染企业搬迁改造实施方案, its file and its ten parts. */
export function relocationWords(p: FilingPlace): Record<string, string> {
  const r = rng(`relocation/${p.unit}`)
  const listed = count(p, '3.1', '名单')
  const split = pathways(r, listed)
  return {
    'plan-file': [
      `${p.name}城市建成区重污染企业搬迁改造实施方案`,
      '',
      `为推进城市建成区内重污染工业企业搬迁改造，对照郑政办〔2019〕37号文件要求，经调查摸底，确定列入名单企业${listed}家，制定本方案。`,
      '具体内容分实施范围、工作目标、进度安排、组织方式、职责分工、资金筹措、承接园区、职工安置、补偿标准、保障措施十个部分。',
    ].join('\n'),
    'part-1': `城市建成区内${tradesOf(p)}等行业经调查认定的重污染企业${listed}家，其中就地改造${split.stay}家、转型转产${split.turn}家、退城入园${split.move}家、关闭退出${split.close}家。`,
    'part-2':
      '到2022年，列入名单企业分类完成就地改造、退城入园、转型转产或关闭退出任务；大型和特大型企业搬迁入园2025年完成。',
    'part-3':
      '就地改造2019年上半年启动、2020年底前完成；转型转产2019年上半年启动、2021年底前完成；退城入园2019年底前启动，中小型企业2022年底前完成；关闭退出2020年底前完成。',
    'part-4': `成立${p.name}重污染企业搬迁改造工作专班，实行周调度、月通报，每家企业明确一名包联负责人。`,
    'part-5':
      '工信部门牵头统筹，生态环境部门负责环境监管，自然资源部门保障用地，应急部门监督拆除安全，财政、人社部门落实资金和职工安置。',
    'part-6': `企业自筹为主，积极争取上级专项资金和绿色信贷，本级财政安排引导资金${r.int(3, 20) * 100}万元。`,
    'part-7': `统筹辖区产业集聚区标准厂房和存量土地作为承接载体，可承接企业${Math.max(1, split.move)}家；本地承接能力不足的，由市级协调跨区域承接。`,
    'part-8': `涉及职工约${listed * r.int(18, 42)}人，优先内部转岗，其余依法解除劳动关系并支付补偿，组织转岗培训和专场招聘，接续社会保险。`,
    'part-9': '土地、厂房和设备按评估价值补偿，停产停业损失按有关规定核定；提前完成的给予奖励，逾期不享受奖励政策。',
    'part-10': '加强组织领导、政策支持、风险管控和宣传引导，维护企业和职工合法权益，确保社会稳定。',
  }
}

function pathways(r: Rng, listed: number): { stay: number; turn: number; move: number; close: number } {
  const stay = Math.round(listed * 0.4)
  const turn = Math.min(listed - stay, Math.round(listed * 0.15))
  const close = Math.min(listed - stay - turn, r.int(0, 2))
  return { stay, turn, close, move: listed - stay - turn - close }
}

function tradesOf(p: FilingPlace): string {
  return (places[p.unit]?.trades ?? []).join('、')
}

function count(p: FilingPlace, task: string, figure: string): number {
  return lineFigures({ unit: p.unit, task, month: '2019-07' })[figure]?.total ?? 0
}
