import { FilingKind } from '@gongjian/domain/filing/filing.ts'

export const FILING_KINDS = FilingKind.options

export const FILING_RETURN_REASONS = [
  '缺少必备内容，请按方案要求补齐。',
  '企业、项目名单不完整，请核对后重报。',
  '进度安排没有落实到年度和责任人，请细化。',
  '与市级方案的要求不一致，请修改。',
] as const
