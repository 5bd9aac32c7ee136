import { CLOSE_REASON_TITLE } from '@gongjian/domain/report/month-summary.ts'
import { LINE_FIELD_TITLES } from '@gongjian/domain/report/report.ts'

export interface NounLabels {
  readonly title: string
  /** Column → what people call it, in the order shown. A column that is not here says nothing to a person and is left out. */
  readonly columns: Readonly<Record<string, string>>
}

const UNIT = { unit_id: '单位' }
const SENT = { submitted_by: '提交人', submitted_at: '提交时间' }
const REVIEWED = { reviewed_by: '审核人', reviewed_at: '审核时间', return_reason: '退回理由' }

const LINE_COLUMNS = {
  state: '状态',
  progress: LINE_FIELD_TITLES.progress,
  cumulative: LINE_FIELD_TITLES.cumulative,
  problems: LINE_FIELD_TITLES.problems,
  next_steps: LINE_FIELD_TITLES.nextSteps,
  standing: LINE_FIELD_TITLES.standing,
  reached: LINE_FIELD_TITLES.reached,
  not_applicable: LINE_FIELD_TITLES.notApplicable,
  not_applicable_reason: LINE_FIELD_TITLES.notApplicableReason,
  carried: '沿用上月的栏目',
  ...SENT,
  ...REVIEWED,
}

/** The one table of what the history calls things: table → title, column → title. */
export const NOUNS: Readonly<Record<string, NounLabels>> = {
  report_line: { title: '月报条目', columns: LINE_COLUMNS },
  report: {
    title: '月报',
    columns: { state: '状态', first_submitted_at: '首次提交时间', ...SENT, reminded_at: '催报时间' },
  },
  report_version: {
    title: '月报版本',
    columns: { number: '版本号', kind: '版本类型', reason: '更正理由', ...SENT, sha256: '内容校验值' },
  },
  period: {
    title: '月报期',
    columns: {
      month: '月份',
      due_on: '截止日',
      opened_at: '开启时间',
      closed_at: '关闭时间',
      closed_by: '关闭人',
      close_reason: CLOSE_REASON_TITLE,
    },
  },
  period_summary: { title: '月报汇总', columns: { made_at: '生成时间', sha256: '内容校验值' } },
  filing: {
    title: '方案报送',
    columns: {
      kind: '类型',
      due_on: '截止日',
      state: '状态',
      first_submitted_at: '首次提交时间',
      ...SENT,
      ...REVIEWED,
    },
  },
  filing_part: { title: '方案报送内容', columns: { text: '内容', edited_by: '填写人' } },
  attachment: {
    title: '附件',
    columns: {
      name: '文件名',
      type: '文件类型',
      bytes: '字节数',
      sha256: '内容校验值',
      uploaded_by: '上传人',
      removed_at: '删除时间',
    },
  },
  item_step: {
    title: '步骤',
    columns: { key: '步骤', planned: '计划日期', done_on: '完成日期', note: '说明' },
  },
  item_recheck: {
    title: '回头看',
    columns: { round: '轮次', due_on: '应查日期', done_on: '检查日期', found: '发现反弹', note: '情况', by: '检查人' },
  },
  enterprise: {
    title: '企业',
    columns: {
      ...UNIT,
      township: '乡镇街道',
      name: '名称',
      credit_code: '统一社会信用代码',
      industry: '行业',
      size: '规模',
      address: '地址',
      lon: '经度',
      lat: '纬度',
      in_built_up: '在建成区',
      in_park: '在园区',
      park: '园区',
      state: '状态',
      person: '联系人',
      phone: '联系电话',
      pending: '待核',
      merged_into: '并入企业',
    },
  },
  facility: {
    title: '设施',
    columns: {
      ...UNIT,
      township: '乡镇街道',
      enterprise_id: '企业',
      parent_id: '上级设施',
      kind: '类型',
      name: '名称',
      state: '状态',
      closed_on: '关停日期',
      lon: '经度',
      lat: '纬度',
    },
  },
  enterprise_merge: {
    title: '企业合并',
    columns: { name: '并入的企业', reason: '合并理由', undone_reason: '撤销理由' },
  },
  enterprise_apart: { title: '确认不是同一家', columns: { a: '企业', b: '另一家企业', reason: '理由' } },
  account: {
    title: '账号',
    columns: {
      login: '账号',
      name: '姓名',
      email: '邮箱',
      must_change: '须修改初始密码',
      disabled: '停用',
      failures: '连续输错次数',
      locked_until: '锁定至',
      last_sign_in: '最近登录',
      trial: '演示账号',
    },
  },
  membership: { title: '账号权限', columns: { role: '角色', ...UNIT, townships: '乡镇街道' } },
  api_token: {
    title: '接口令牌',
    columns: {
      ...UNIT,
      name: '用途',
      prefix: '令牌开头',
      scopes: '权限范围',
      expires_at: '有效期至',
      revoked_by: '停用人',
      revoked_at: '停用时间',
    },
  },
  webhook: {
    title: '推送',
    columns: {
      ...UNIT,
      url: '接收地址',
      events: '事件',
      registers: '台账',
      active: '启用',
      stopped_why: '自动停用的原因',
    },
  },
  interpretation: {
    title: '界限解释',
    columns: {
      rule: '规则',
      fact: '事实',
      reads: '本数',
      from_day: '起始日期',
      until_day: '截止日期',
      basis: '依据',
      by_name: '解释人',
      recorded_on: '记录日期',
    },
  },
  entry_review: {
    title: '准入审查',
    columns: { ...UNIT, on_day: '审查日期', verdict: '审查结论', missing: '还缺', by_name: '审查人' },
  },
  entry_decision: {
    title: '准入审查决定',
    columns: {
      ...UNIT,
      decision: '审查决定',
      conditions: '附加条件',
      reason: '决定理由',
      against: '与结论不一致',
      by_name: '决定人',
      decided_on: '决定日期',
    },
  },
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
    columns: { name: '名称', from_day: '起始日期', until_day: '结束日期', basis: '依据', limits: '限产比例' },
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
  sweep: {
    title: '规则排查',
    columns: { ...UNIT, state: '状态', cause: '起因', by_name: '发起人', on_day: '排查日期', error: '没有完成的原因' },
  },
  sweep_candidate: {
    title: '规则排查结果',
    columns: {
      ...UNIT,
      rule: '规则',
      register: '台账',
      item_id: '条目编号',
      state: '状态',
      standing: '是否符合',
      missing: '缺少的事实',
      found_on: '发现日期',
      on_day: '排查日期',
      answered_by: '答复人',
      answer: '答复',
      decided_by: '裁定人',
      decision: '裁定理由',
      into_register: '列入台账',
      into_item: '列入条目',
    },
  },
  plan: {
    title: '方案',
    columns: {
      code: '代码',
      city: '城市',
      title: '标题',
      doc_number: '文号',
      issuer: '印发单位',
      signed_on: '成文日期',
      first_report_month: '首个月报月份',
      report_due_day: '每月报送截止日',
    },
  },
  unit: {
    title: '单位',
    columns: { code: '代码', kind: '类别', name: '名称', short: '简称', county_code: '区划代码', aliases: '曾用名' },
  },
  unit_name: { title: '单位名称', columns: { ...UNIT, name: '名称', valid_from: '启用日期' } },
  township: { title: '乡镇街道', columns: { code: '代码', name: '名称', kind: '类别', ...UNIT } },
  task: { title: '任务', columns: { code: '编号', clause: '条款', title: '标题' } },
  event: {
    title: '操作',
    columns: {
      how: '方式',
      failures: '连续输错次数',
      ended: '结束会话数',
      format: '格式',
      rows: '记录数',
      blocks: '区块数',
      head: '链头',
      problem: '问题',
      units: '单位',
      sha256: '内容校验值',
    },
  },
}
