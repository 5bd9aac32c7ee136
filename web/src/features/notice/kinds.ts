import type { NoticeKind } from '@gongjian/domain/notice/contracts.ts'

export const NOTICE_KIND_TITLES: Record<NoticeKind, string> = {
  reminder: '催报',
  'report-submitted': '月报提交',
  'lines-returned': '退回',
  'report-accepted': '审结',
  'acceptance-withdrawn': '撤回接受',
  'period-closed': '月份关闭',
  'report-corrected': '更正',
  'filing-submitted': '方案提交',
  'filing-returned': '方案退回',
  'filing-accepted': '方案接受',
  'season-submitted': '错峰方案提交',
  'season-returned': '错峰方案退回',
  'season-contradicted': '错峰方案须调整',
  'season-approved': '错峰方案批准',
  'leaders-published': '评比名单公布',
  'candidates-found': '规则排查',
  'candidates-disputed': '排查异议',
  'candidates-decided': '异议裁定',
  'review-decided': '准入决定',
}
