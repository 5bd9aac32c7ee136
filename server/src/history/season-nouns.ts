import { UNIT, type NounLabels } from './noun-labels.ts'

/** What the history calls seasons, their plans, and the appraisal whose list they spare (四（六）). */
export const SEASON_NOUNS: Readonly<Record<string, NounLabels>> = {
  appraisal_round: {
    title: '评比批次',
    columns: {
      name: '名称',
      edition: '评比标准',
      published_on: '公布日期',
      doc_number: '公布文号',
      until_day: '有效期至',
      by_name: '办理人',
    },
  },
  appraisal_score: {
    title: '评比得分',
    columns: { ...UNIT, stage: '环节', total: '总分', result: '评审结果', opinion: '意见', by_name: '打分人' },
  },
  appraisal_listing: {
    title: '评比公布名单',
    columns: {
      ...UNIT,
      enterprise: '企业',
      result: '评审结果',
      published_on: '公布日期',
      until_day: '有效期至',
      revoked_on: '取消日期',
      revoked_why: '取消理由',
    },
  },
  season: {
    title: '错峰季',
    columns: {
      name: '名称',
      from_day: '起始日期',
      until_day: '结束日期',
      basis: '依据',
      limits: '限产比例',
      alert_guide: '绩效分级指南',
      alert_limits: '预警期间限产比例',
    },
  },
  season_alert: {
    title: '重污染天气预警',
    columns: { colour: '预警等级', from_day: '起始日期', until_day: '结束日期', basis: '发布文件', by_name: '登记人' },
  },
  season_plan: {
    title: '错峰方案',
    columns: { ...UNIT, state: '状态', version: '版本', in_force: '生效的版本', reason: '理由' },
  },
  season_version: {
    title: '错峰方案提交',
    columns: {
      ...UNIT,
      number: '第几版',
      rows: '条数',
      submitted_by: '提交人',
      outcome: '审核结果',
      reason: '理由',
      judged_by: '审核人',
    },
  },
  season_answer: {
    title: '核对发现的答复',
    columns: { ...UNIT, finding: '核对发现', reason: '理由', by_name: '答复人', accepted_by: '认可人' },
  },
}
